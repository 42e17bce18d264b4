"""The parts of a Word file that python-docx has no words for, each a small piece of XML."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LINK_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
# Word reads properties in the order of its schema (ECMA-376, part 1) and may refuse another.
ORDERS = {
    "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
    " tcFitText vAlign hideMark",
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW"
    " jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
    " tblDescription",
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
}
PLACES = {
    qn(parent): {qn(f"w:{name}"): place for place, name in enumerate(names.split())}
    for parent, names in ORDERS.items()
}


def element(tag: str, *inner: Any, **attributes: str) -> Any:
    """An element: element('w:b', val='1') is <w:b w:val='1'/>."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    for part in inner:
        made.append(part)
    return made


def put(properties: Any, child: Any) -> None:
    """Add a property in its place, instead of one of the same name."""
    places = PLACES[properties.tag]
    for found in properties.findall(child.tag):
        properties.remove(found)
    later = next((c for c in properties if places[c.tag] > places[child.tag]), None)
    if later is None:
        properties.append(child)
    else:
        later.addprevious(child)


def styled(thing: Any, style: str) -> Any:
    """Give a paragraph or a run a style by its name: looking it up takes a millisecond a time."""
    inner = thing._p if hasattr(thing, "_p") else thing._r
    inner.style = style.replace(" ", "")
    return thing


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Put a place that links lead to round a paragraph."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    found = paragraph._p.find(qn("w:pPr"))
    paragraph._p.insert(0 if found is None else 1, start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def inner_link(paragraph: Any, name: str) -> Any:
    """A link to a bookmark, for runs to be moved into."""
    link = element("w:hyperlink", anchor=name, history="1")
    paragraph._p.append(link)
    return link


def outer_link(paragraph: Any, href: str) -> Any:
    """A link to an address."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(href, LINK_TYPE, is_external=True))
    paragraph._p.append(link)
    return link


def field_start(code: str, **marks: str) -> list[Any]:
    """The runs that begin a field: what comes after them, up to its end, is its result."""
    words = element("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = f" {code} "
    begin = element("w:fldChar", fldCharType="begin", **marks)
    separate = element("w:fldChar", fldCharType="separate")
    return [element("w:r", part) for part in (begin, words, separate)]


def field_end() -> Any:
    return element("w:r", element("w:fldChar", fldCharType="end"))


def field(paragraph: Any, code: str, shown: str = "") -> None:
    """A field that Word works out, such as a page number."""
    result = element("w:t")
    result.text = shown
    for part in (*field_start(code), element("w:r", result), field_end()):
        paragraph._p.append(part)


def borders(kind: str, **sides: tuple[int, str]) -> Any:
    """Borders of a table, a cell or a paragraph: side=(eighths of a point, colour)."""
    drawn = [
        element(f"w:{side}", val="single", sz=str(size), space="0", color=colour)
        for side, (size, colour) in sides.items()
    ]
    return element(kind, *drawn)


def rule(cell: Any, **sides: tuple[int, str]) -> None:
    """Lines at a cell's sides, given in the order top, left, bottom, right."""
    put(cell._tc.get_or_add_tcPr(), borders("w:tcBorders", **sides))


def shade(cell: Any, colour: str) -> None:
    """Fill a cell's ground."""
    put(cell._tc.get_or_add_tcPr(), element("w:shd", val="clear", color="auto", fill=colour))


def repeat_header(row: Any) -> None:
    """A table's row that is its header, and stands on top of every page the table goes on to."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_row_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def describe_table(table: Any, title: str, has_headers: bool) -> None:
    """A table's title for those who hear it, and whether its first row and column are headers."""
    first = "1" if has_headers else "0"
    look = {"firstRow": first, "firstColumn": first, "noHBand": "1", "noVBand": "1"}
    put(table._tbl.tblPr, element("w:tblLook", val="06A0" if has_headers else "0600", **look))
    put(table._tbl.tblPr, element("w:tblCaption", val=title))


def cell_margins(table: Any, across: int, down: int) -> None:
    """The room round the words of each cell, in twentieths of a point, within the text's edges."""
    sides = (("top", down), ("left", across), ("bottom", down), ("right", across))
    inner = [element(f"w:{side}", w=str(size), type="dxa") for side, size in sides]
    put(table._tbl.tblPr, element("w:tblCellMar", *inner))
    put(table._tbl.tblPr, element("w:tblInd", w=str(across), type="dxa"))


def describe_picture(shape: Any, title: str, words: str) -> None:
    """A picture's text alternative."""
    shape._inline.docPr.set("title", title)
    shape._inline.docPr.set("descr", words)
