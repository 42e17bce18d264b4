"""Words as the formats can hold them: without control characters, in the font's own letters."""

import re
import unicodedata
from datetime import date
from functools import cache

from goldthread.documents.drawing import FONTS, FontMissing
from goldthread.ui.words import date_words

# What XML has no way to write, and a word processor leaves behind when text is copied.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SAME = {"\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\r\n": "\n", "\r": "\n", "\t": " "}
# They say how neighbours join; a font that lacks them loses nothing.
JOINERS = dict.fromkeys((0x200B, 0x200C, 0x200D, 0xFE0E, 0xFE0F, 0xFEFF))


def clean(words: str) -> str:
    """Words that any format can hold: control characters are left out, line ends are one kind."""
    for found, same in SAME.items():
        words = words.replace(found, same)
    return CONTROL.sub("", words)


def in_our_font(words: str) -> str:
    """Words a PDF can show in our one font: a letter it lacks is named, '[grinning face]'.

    PDF/UA refuses a document with a letter that no font shows.
    """
    words = clean(words)
    if words.isascii():
        return words
    composed = unicodedata.normalize("NFC", words).translate(JOINERS)
    held = letters_held()
    return "".join(c if ord(c) in held or c == "\n" else named(c) for c in composed)


def named(letter: str) -> str:
    """A letter by its Unicode name; a plainer letter that means the same where there is one."""
    plainer = unicodedata.normalize("NFKD", letter)
    if plainer != letter and all(ord(part) in letters_held() for part in plainer):
        return plainer
    return f"[{unicodedata.name(letter, f'U+{ord(letter):04X}').lower()}]"


@cache
def letters_held() -> frozenset[int]:
    """The letters that every cut of our font has."""
    from fontTools.ttLib import TTFont

    cuts = []
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            cuts.append(set(font.getBestCmap()))
    if not cuts:
        raise FontMissing("the documents' font is not built: run scripts/build_assets.py")
    return frozenset(set.intersection(*cuts))


def day_words(day: date | None) -> str:
    """'31 March 2023'; '' for no day."""
    return date_words(day) if day else ""
