"""Every rule over a book of figures, worst first."""

from goldthread.figures.discrepancies.book import Book
from goldthread.figures.discrepancies.records import Finding
from goldthread.figures.discrepancies.rules import RULES


def find(book: Book) -> list[Finding]:
    """All that does not fit, each once: the worst first."""
    found: dict[str, Finding] = {}
    for rule in RULES.values():
        for finding in rule.check(book):
            found.setdefault(finding.fingerprint, finding)
    return sorted(found.values(), key=lambda finding: finding.order)
