"""Terms and what they mean: presentation 24."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.model import Block, Grid, GridRow, Text, Words
from goldthread.documents.presentations.building import cell, grid_row, words_column


@dataclass(frozen=True)
class Term:
    """A term or an abbreviation; `now` is what took its place, where it is no longer used."""

    word: str
    meaning: Words
    now: str = ""


def glossary(caption: str, terms: Sequence[Term]) -> tuple[Block, ...]:
    """The terms in the order of the alphabet, letter case apart."""
    ordered = sorted(terms, key=lambda term: term.word.casefold())
    columns = (words_column("Term", 0.25), words_column("Meaning", 0.75))
    return (Grid(caption, columns, tuple(map(_row, ordered))),)


def _row(term: Term) -> GridRow:
    replaced = f"No longer used: now {term.now}." if term.now else ""
    return grid_row(Text(term.word, strong=True), cell(term.meaning, replaced))
