"""Figures that do not fit each other: named rules over small records, no database.

    book = Book(figures)
    for finding in find(book): print(finding.severity, finding.message)

`goldthread.figures.reading.discrepancies` fetches the records; `keeping` writes down what was
found, so that pages need not compute it; notes are a partnership's own word on one.
"""
