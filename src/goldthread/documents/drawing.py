"""A Vega-Lite specification drawn as SVG that may stand in a page, a PDF or a file of its own.

vl-convert measures text in the font it draws, so ours is registered with it. It may fetch
nothing. What it draws carries no style attribute and no script, so a page's content security
policy needs no exception; the roles it gives single marks go, as the whole is one image.
"""

import hashlib
import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import vl_convert

import goldthread.ui
from goldthread.documents.chart_specs.style import BOLD, REGULAR, SEMIBOLD

FONTS = Path(goldthread.ui.__file__).parent / "static/built/fonts"
SVG = "http://www.w3.org/2000/svg"
# For a handful of pages' charts; each is about 20 kB.
CHARTS_KEPT = 512
NARROWEST = 740
# CSS takes a name with a digit in it only in quotes.
FAMILY = "'Source Sans 3', sans-serif"
WEIGHTS = {REGULAR: "400", SEMIBOLD: "600", BOLD: "700"}
NOT_DRAWN = ("class", "role", "pointer-events", "style")

ElementTree.register_namespace("", SVG)


class FontMissing(Exception):
    """The font that charts are measured in has not been built."""


def draw(spec: dict[str, Any], title: str, description: str) -> str:
    """The SVG, as one image named by its title and described by what it shows.

    Drawn once for the same specification and words. Raises FontMissing before the assets
    are built.
    """
    return _drawn(json.dumps(spec, sort_keys=True), title, description)


@lru_cache(maxsize=CHARTS_KEPT)
def _drawn(spec: str, title: str, description: str) -> str:
    root = ElementTree.fromstring(_plotted(spec))  # noqa: S314 - vl-convert wrote it just now
    for element in root.iter():
        if "font-family" in element.attrib:
            element.attrib["font-weight"] = WEIGHTS[element.attrib["font-family"]]
            element.attrib["font-family"] = FAMILY
        for name in [n for n in element.attrib if n in NOT_DRAWN or n.startswith("aria-")]:
            del element.attrib[name]
    widen(root)
    name_image(root, title, description)
    return ElementTree.tostring(root, encoding="unicode")


def draw_png(spec: dict[str, Any], scale: float = 2.0) -> bytes:
    """The same drawing as a picture of points, for Word, which has no SVG everywhere."""
    root = ElementTree.fromstring(_plotted(json.dumps(spec, sort_keys=True)))  # noqa: S314
    widen(root)
    return vl_convert.svg_to_png(ElementTree.tostring(root, encoding="unicode"), scale=scale)


@lru_cache(maxsize=CHARTS_KEPT)
def _plotted(spec: str) -> str:
    """What vl-convert draws, in the font by the names it knows."""
    register_font()
    return vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])


def widen(root: ElementTree.Element) -> None:
    """Draw on a ground of one width, so that words are of one size on every chart."""
    width, height = (float(root.attrib[name]) for name in ("width", "height"))
    width = max(width, NARROWEST)
    root.attrib.update({"width": f"{width:g}", "viewBox": f"0 0 {width:g} {height:g}"})
    ground = {"width": f"{width:g}", "height": f"{height:g}", "fill": "white"}
    root.insert(0, ElementTree.Element(f"{{{SVG}}}rect", ground))


def name_image(root: ElementTree.Element, title: str, description: str) -> None:
    """Give the image its role, title and description, with ids of its own on any page."""
    words = title + description + ElementTree.tostring(root, encoding="unicode")
    key = hashlib.sha256(words.encode()).hexdigest()[:10]
    parts = {"title": title, "desc": description}
    for place, (tag, text) in enumerate(parts.items()):
        element = ElementTree.Element(f"{{{SVG}}}{tag}", {"id": f"{tag}-{key}"})
        element.text = text
        root.insert(place, element)
    root.attrib.update(
        {"role": "img", "aria-labelledby": f"title-{key}", "aria-describedby": f"desc-{key}"}
    )


@cache
def register_font() -> None:
    """Tell vl-convert of our font, once a process."""
    if not (FONTS / "regular.ttf").exists():
        raise FontMissing("the charts' font is not built: run scripts/build_assets.py")
    vl_convert.register_font_directory(str(FONTS))
