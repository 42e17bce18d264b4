"""Bringing a file in: recognised, its source found or described, and prepared as a load.

The command line and the web both come through here, so that a file is treated alike.
"""

import csv
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from goldthread.core.now import today
from goldthread.exchange import readers
from goldthread.figures.loading import intake
from goldthread.figures.loading.rows import Reading
from goldthread.figures.models import Load
from goldthread.figures.models.source import SourceKind
from goldthread.figures.sources import (
    SourceDescription,
    held_source,
    source_for,
    titled_source,
)

USUAL_KIND = {
    "published": SourceKind.REPORT,
    "ees": SourceKind.OFFICIAL,
    "lait": SourceKind.OFFICIAL,
    "population": SourceKind.OFFICIAL,
    "template": SourceKind.RETURN,
}
DAY_ASSUMED = "no date given: the day it was loaded is assumed"


@dataclass(frozen=True)
class Said:
    """What a person says of a file's source; what they leave out is found or assumed."""

    reader: str | None = None
    kind: SourceKind | None = None
    title: str = ""
    publisher: str = ""
    licence: str = ""
    known_from: date | None = None
    partnership_id: int | None = None


def bring_in(
    path: Path,
    said: Said,
    *,
    name: str | None = None,
    load: Load | None = None,
    progress: Callable[[int, int | None], None] = lambda count, total: None,
) -> Load:
    """Read a file and prepare its load, changing nothing yet.

    A load that was begun with a source keeps it; otherwise the source is what is `said`.
    Raises Unreadable, with a sentence for a person, when the file as a whole cannot be read.
    """
    name = name or path.name
    reading = readers.read(path, said.reader, name)
    source = load.source if load else None
    source = source or source_for(describe(reading, name, said), said.partnership_id)
    load = load or intake.begin(name, said.partnership_id)
    return intake.prepare(
        load, source, reading, hash_of(path), lambda count: progress(count, reading.total)
    )


def describe(reading: Reading, name: str, said: Said) -> SourceDescription:
    """The source of a file: as shipped for the published ones, as held, or as the person says."""
    shipped = shipped_sources().get(name)
    if shipped and said == Said(reader=said.reader):
        return shipped
    held = titled_source(said.title, said.partnership_id)
    held = held or held_source(reading.slug, said.partnership_id)
    dated = said.known_from or (held and held.known_from)
    return SourceDescription(
        slug=held.slug if held else reading.slug,
        kind=said.kind or USUAL_KIND[reading.kind],
        title=said.title or reading.title,
        known_from=dated or today(),
        publisher=said.publisher,
        licence=said.licence,
        known_from_basis="" if dated else DAY_ASSUMED,
    )


def shipped_sources() -> dict[str, SourceDescription]:
    """What is known of the files that ship with the product, by file name."""
    table = files("goldthread.exchange").joinpath("data", "sources.csv")
    with table.open(encoding="utf-8") as file:
        return {row["file"]: _shipped(row) for row in csv.DictReader(file)}


def _shipped(row: dict[str, str]) -> SourceDescription:
    official = row["source"].startswith("official-")
    return SourceDescription(
        slug=row["source"],
        kind=SourceKind.OFFICIAL if official else SourceKind.REPORT,
        title=row["title"],
        publisher=row["publisher"],
        licence=row["licence"],
        period_start=_day(row["period_start"]),
        period_end=_day(row["period_end"]),
        known_from=date.fromisoformat(row["known_from"]),
        known_from_basis=row["known_from_basis"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def hash_of(path: Path) -> str:
    """The file's SHA-256, by which the same file is known again."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
