"""`goldthread figures check`: figures that do not fit each other, a file not loaded among them."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from goldthread.figures.models import DiscrepancyNote, FigureSource, Load
from goldthread.figures.models.discrepancy import Standing
from goldthread.figures.models.load import LoadState
from goldthread.ops.cli.common import (
    FORMATS,
    Trouble,
    area_named,
    nearest,
    partnership_named,
    reads_store,
    show_json,
)
from goldthread.partnership.models import Partnership


@click.command()
@click.option("--source", metavar="FILE", help="a held source's file or short name, or a file")
@click.option("--area", help="a name, ONS code or authority number")
@click.option("--partnership", help="with its own figures too, and its word on what is found")
@FORMATS
@reads_store
def check(source: str | None, area: str | None, partnership: str | None, form: str) -> None:
    """Figures that do not fit each other, the worst first.

    FILE may be a file of published figures that is not loaded: it is checked beside what is held,
    and nothing is stored.
    """
    owner, place = partnership_named(partnership), area_named(area) if area else None
    slug, found = found_in(source, owner)
    if slug:
        found = [one for one in found if slug in {figure.source.slug for figure in one.figures}]
    if place:
        found = [one for one in found if place.pk in {figure.area for figure in one.figures}]
    words = said_by(owner)
    rows = [as_data(one, words.get((one.fingerprint, one.versions))) for one in found]
    if form == "json":
        show_json(rows)
    else:
        show_rows(rows)


def found_in(source: str | None, owner: Partnership | None) -> tuple[str, list[Any]]:
    """The short name of the source asked for, and every finding where it is among the figures."""
    # The statistics behind the rules are imported when they are needed.
    from goldthread.figures.discrepancies.finding import find
    from goldthread.figures.reading.discrepancies import held

    own = owner.pk if owner else None
    if source is None:
        return "", find(held(own))
    path = Path(source)
    if path.is_file() and not is_loaded(path):
        return unloaded(path, own)
    stored = source_named(source)
    return stored.slug, find(held(own or stored.partnership_id))


def is_loaded(path: Path) -> bool:
    """Whether just this file's content is held."""
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    return Load.objects.filter(file_hash=content, state=LoadState.APPLIED).exists()


def unloaded(path: Path, own: int | None) -> tuple[str, list[Any]]:
    """The findings of a file read beside the store."""
    from goldthread.exchange import readers
    from goldthread.exchange.bringing_in import Said, describe
    from goldthread.figures.discrepancies.finding import find
    from goldthread.figures.loading.rows import Refusal, Unreadable
    from goldthread.figures.reading.unloaded import together

    try:
        reading = readers.read(path)
        rows, refused = [], 0
        for row in reading.rows:
            if isinstance(row, Refusal):
                refused += 1
            else:
                rows.append(row)
    except Unreadable as error:
        raise Trouble(str(error)) from None
    if refused:
        click.echo(f"{refused:,} rows cannot be read and are left out; import says why.", err=True)
    description = describe(reading, path.name, Said(partnership_id=own))
    return description.slug, find(together(rows, description, own))


def source_named(words: str) -> FigureSource:
    """The held source of that file name or short name. The error lists those there are."""
    plain = Path(words).name
    slug = plain.removesuffix(".csv").lower()
    held = FigureSource.objects.order_by("partnership_id")
    stored = held.filter(slug=slug).first() or held.filter(
        loads__file_name=plain, loads__state=LoadState.APPLIED
    ).first()  # fmt: skip
    if stored is None:
        there = list(FigureSource.objects.order_by("slug").values_list("slug", flat=True))
        raise Trouble(f"no source and no file is called “{words}”{nearest(there)}")
    return stored


def said_by(owner: Partnership | None) -> dict[tuple[str, str], DiscrepancyNote]:
    """What people said and have not taken back: of one partnership, or of any."""
    notes = DiscrepancyNote.objects.filter(withdrawn_at=None).select_related("partnership")
    if owner:
        notes = notes.filter(partnership=owner)
    return {(note.fingerprint, note.versions): note for note in notes}


def as_data(finding: Any, note: DiscrepancyNote | None) -> dict[str, Any]:
    """A finding for another program."""
    about = finding.about
    return {
        "rule": finding.rule.code,
        "severity": finding.severity.value,
        "figure_ids": finding.figure_ids,
        "message": finding.message,
        "title": finding.title,
        "materiality": float(finding.materiality),
        "immaterial": finding.immaterial,
        "explained_by": finding.explained,
        "indicator": about.indicator,
        "area": about.area_name,
        "period": {"kind": about.kind, "start": about.start, "end": about.end},
        "sources": list(dict.fromkeys(figure.source.slug for figure in finding.figures)),
        "standing": note.standing if note else Standing.OPEN.value,
        "reason": note.reason if note else "",
        "said_by": note.partnership.slug if note else "",
        "fingerprint": finding.fingerprint,
    }


def show_rows(rows: list[dict[str, Any]]) -> None:
    """The findings for a person at the keyboard."""
    for row in rows:
        click.echo("\n".join(lines(row)))
    counts = [sum(row["severity"] == name for row in rows) for name in ("high", "medium", "low")]
    click.echo("{:,} high, {:,} medium, {:,} low".format(*counts), err=True)


def lines(row: dict[str, Any]) -> Iterator[str]:
    standing = "" if row["standing"] == Standing.OPEN else f", {row['standing']}: {row['reason']}"
    yield f"{row['severity'].upper()} {row['rule']}{standing}"
    yield f"  {row['message']}"
    if row["explained_by"]:
        yield f"  Noted in the source: {row['explained_by']}"
    yield f"  {', '.join(row['figure_ids'])}"
