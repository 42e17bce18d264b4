"""What a tagged PDF must hold, read from the file itself with pikepdf.

Besides the published checker (page-validation, PDF/UA-1), which lets a table without header
cells pass. Each check gives the faults it finds as sentences.
"""

from itertools import pairwise

import pikepdf

SHOWS = {"Tj", "TJ", "'", '"', "Do", "sh", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}


def faults_of(content):
    """Every fault of a PDF, given as a stream of bytes."""
    with pikepdf.open(content) as pdf:
        elements = list(elements_of(pdf))
        return [
            *document_faults(pdf),
            *table_faults(elements),
            *picture_faults(elements),
            *heading_faults(elements),
            *link_faults(pdf),
            *font_faults(pdf),
            *content_faults(pdf),
        ]


def document_faults(pdf):
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "the document does not say that it is tagged"
    if str(root.get("/Lang", "")) != "en-GB":
        yield f"the language is {root.get('/Lang')}"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "a reader would show the file's name in place of its title"
    with pdf.open_metadata() as about:
        if not about.get("dc:title"):
            yield "there is no title"
        if about.get("pdfuaid:part") != "1":
            yield "it does not say that it is PDF/UA-1"
    if "/Outlines" not in root:
        yield "there are no bookmarks"


def elements_of(pdf):
    """The structure elements in reading order."""

    def below(element):
        children = element.get("/K")
        if children is None:
            return
        for child in children if isinstance(children, pikepdf.Array) else [children]:
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                yield child
                yield from below(child)

    yield from below(pdf.Root.StructTreeRoot)


def kind(element):
    return str(element.S).removeprefix("/")


def children(element, *kinds):
    """The elements of these kinds within another, at any depth but not within a table in it."""
    held = element.get("/K", [])
    for child in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            if kind(child) in kinds:
                yield child
            elif kind(child) != "Table":
                yield from children(child, *kinds)


def attribute(element, name):
    held = element.get("/A")
    for one in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(one, pikepdf.Dictionary) and name in one:
            return one[name]
    return None


def table_faults(elements):
    for table in (element for element in elements if kind(element) == "Table"):
        rows = [list(children(row, "TH", "TD")) for row in children(table, "TR")]
        widths = {sum(int(attribute(cell, "/ColSpan") or 1) for cell in row) for row in rows}
        if len(widths) != 1:
            yield f"a table's rows are {sorted(widths)} columns wide"
        first = rows[0] if rows else []
        if not first or {kind(cell) for cell in first} != {"TH"}:
            yield f"a table's first row is of {sorted({kind(c) for c in first})}, not of headers"
        if any(str(attribute(cell, "/Scope")) != "/Column" for cell in first):
            yield "a header cell does not say that it is of a column"


def picture_faults(elements):
    for element in elements:
        if kind(element) == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "a picture has no text alternative"


def heading_faults(elements):
    levels = [int(kind(e)[1:]) for e in elements if kind(e) in {f"H{n}" for n in range(1, 7)}]
    if levels[:1] != [1]:
        yield f"headings begin at level {levels[:1]}"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"


def link_faults(pdf):
    for number, page in enumerate(pdf.pages, start=1):
        links = [note for note in page.get("/Annots", []) if note.Subtype == "/Link"]
        for link in links:
            if "/StructParent" not in link:
                yield f"a link on page {number} is not in the structure"
            if not str(link.get("/Contents", "")).strip():
                yield f"a link on page {number} does not say where it leads"
        if links and page.get("/Tabs") != "/S":
            yield f"page {number} is not read by its structure"


def font_faults(pdf):
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
            if not any(name in thing for name in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"the font {thing.FontName} is not within the file"
            if "SourceSans3" not in str(thing.FontName):
                yield f"the font {thing.FontName} is not ours"


def content_faults(pdf):
    """What is drawn outside both the structure and the artifacts of the page."""
    for number, page in enumerate(pdf.pages, start=1):
        marked = 0
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            if name in {"BDC", "BMC"}:
                marked += 1
            elif name == "EMC":
                marked -= 1
            elif name in SHOWS and not marked:
                yield f"page {number} draws '{name}' outside any tag"
                break
