"""The parts of a Word file that python-docx has no words for, each a small piece of XML."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LINK_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def element(tag: str, *inner: Any, **attributes: str) -> Any:
    """An element: element('w:b', val='1') is <w:b w:val='1'/>."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    for part in inner:
        made.append(part)
    return made


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


def field(paragraph: Any, code: str, shown: str = "") -> None:
    """A field that Word works out: a page number, a contents list."""
    kinds = ("begin", "separate", "end")
    begin, separate, end = (element("w:r", element("w:fldChar", fldCharType=k)) for k in kinds)
    words = element("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = f" {code} "
    result = element("w:t")
    result.text = shown
    for part in (begin, element("w:r", words), separate, element("w:r", result), end):
        paragraph._p.append(part)


def borders(kind: str, **sides: tuple[int, str]) -> Any:
    """Borders of a table, a cell or a paragraph: side=(eighths of a point, colour)."""
    drawn = [
        element(f"w:{side}", val="single" if size else "nil", sz=str(size), space="0", color=colour)
        for side, (size, colour) in sides.items()
    ]
    return element(kind, *drawn)


def shade(cell: Any, colour: str) -> None:
    """Fill a cell's ground."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))


def repeat_header(row: Any) -> None:
    """A table's row that is its header, and stands on top of every page the table goes on to."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_row_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def describe_table(table: Any, title: str) -> None:
    """A table's title, for those who hear it, and that its first row and column are headers."""
    properties = table._tbl.tblPr
    for found in properties.findall(qn("w:tblLook")):
        properties.remove(found)
    properties.append(
        element("w:tblLook", val="00A0", firstRow="1", firstColumn="1", noHBand="1", noVBand="1")
    )
    properties.append(element("w:tblCaption", val=title))


def describe_picture(shape: Any, title: str, words: str) -> None:
    """A picture's text alternative."""
    shape._inline.docPr.set("title", title)
    shape._inline.docPr.set("descr", words)
