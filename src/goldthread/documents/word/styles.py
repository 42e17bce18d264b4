"""How the Word file looks: real styles, so that an editor's changes go through the whole."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from goldthread.documents.word.xml import borders, element, put

FONT = "Source Sans 3"
# What Word shows where the font is not installed.
INSTEAD = "Calibri"
TEXT, INK, INK_SOFT, GREY = "14181F", "16233B", "33435F", "4B5360"
GOLD, GOLD_DEEP, PAPER, EDGE = "D9A21B", "8A5F00", "FAF7F0", "D8CDB4"
LINK, DRAFT = "1C4F82", "8F2A12"

HEADINGS = {1: (20, 26, 10), 2: (14, 18, 6), 3: (11.5, 12, 4), 4: (10.5, 10, 4)}
# name: (size, colour, bold, space before, space after)
PARAGRAPHS = {
    "Goldthread lead": (12, INK_SOFT, False, 0, 8),
    "Goldthread caption": (10.5, INK, True, 12, 4),
    "Goldthread cell": (9, TEXT, False, 0, 0),
    "Goldthread under": (8.5, GREY, False, 3, 10),
    "Goldthread small": (8.5, GREY, False, 0, 6),
    "Goldthread quote": (11.5, INK, False, 8, 0),
    "Goldthread who": (9.5, GREY, False, 0, 12),
    "Goldthread label": (8.5, GOLD_DEEP, True, 0, 0),
    "Goldthread box title": (11.5, INK, True, 0, 4),
    "Goldthread number": (21, INK, True, 0, 0),
    "Goldthread silent": (12, INK, True, 4, 4),
    "Goldthread source": (9, TEXT, False, 0, 4),
    "Goldthread area": (14, INK_SOFT, True, 150, 10),
    "Goldthread period": (20, INK, False, 0, 10),
    "Goldthread fact": (10.5, GREY, False, 0, 4),
    "Goldthread contents": (20, INK, True, 0, 12),
    "TOC 1": (10.5, INK, True, 6, 2),
    "TOC 2": (10.5, TEXT, False, 0, 2),
}
KEPT_WITH_NEXT = ("caption", "label", "box title", "quote", "contents")


def style_document(word: Any, language: str) -> None:
    """Give a new document our look."""
    normal = word.styles["Normal"]
    set_font(normal, 10.5, TEXT, False)
    normal.paragraph_format.space_after = Pt(7)
    set_language(normal, language)
    for level, (size, before, after) in HEADINGS.items():
        heading = word.styles[f"Heading {level}"]
        set_font(heading, size, INK, True)
        space(heading, before, after)
        heading.paragraph_format.keep_with_next = True
    edge(word.styles["Heading 1"], "top", 20, 6)
    title = word.styles["Title"]
    set_font(title, 40, INK, True)
    for found in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(found)
    for name, looks in PARAGRAPHS.items():
        add_style(word, name, *looks)
    for name in KEPT_WITH_NEXT:
        word.styles[f"Goldthread {name}"].paragraph_format.keep_with_next = True
    for name in ("quote", "who"):
        edge(word.styles[f"Goldthread {name}"], "left", 20, 10)
        word.styles[f"Goldthread {name}"].paragraph_format.left_indent = Mm(5)
    edge(word.styles["Goldthread area"], "top", 48, 14)
    word.styles["TOC 2"].paragraph_format.left_indent = Mm(5)
    for name in ("List Bullet", "List Number"):
        space(word.styles[name], 0, 4)
    add_link_styles(word)


def add_style(
    word: Any, name: str, size: float, colour: str, bold: bool, before: float, after: float
) -> None:
    made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = word.styles["Normal"]
    set_font(made, size, colour, bold)
    space(made, before, after)


def add_link_styles(word: Any) -> None:
    link = word.styles.add_style("Goldthread link", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = RGBColor.from_string(LINK)
    link.font.underline = True
    walked = word.styles.add_style("Goldthread sourced", WD_STYLE_TYPE.CHARACTER)
    walked.element.get_or_add_rPr().append(element("w:u", val="dotted", color=GOLD_DEEP))


def set_font(style: Any, size: float, colour: str, bold: bool) -> None:
    style.font.name = FONT
    properties = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        properties.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        properties.set(qn(f"w:{script}"), FONT)
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour)


def space(style: Any, before: float, after: float) -> None:
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def set_language(style: Any, language: str) -> None:
    properties = style.element.get_or_add_rPr()
    for found in properties.findall(qn("w:lang")):
        properties.remove(found)
    properties.append(element("w:lang", val=language, eastAsia=language))


def edge(style: Any, side: str, size: int, gap: int) -> None:
    """A gold line at one side of a style's paragraphs; `gap` in points from the words."""
    line = borders("w:pBdr", **{side: (size, GOLD)})
    line[0].set(qn("w:space"), str(gap))
    put(style.element.get_or_add_pPr(), line)


def name_substitute(word: Any) -> None:
    """Say which font stands in where ours is not installed."""
    for part in word.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            entry = (
                f'<w:font w:name="{FONT}"><w:altName w:val="{INSTEAD}"/>'
                '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
            )
            part._blob = part.blob.replace(b"</w:fonts>", entry.encode())
