"""`goldthread import`: files in, their change sets shown, applied whole or not at all."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from goldthread.exchange.bringing_in import Said, bring_in
from goldthread.exchange.readers import READERS
from goldthread.figures.loading import intake
from goldthread.figures.loading.apply import CannotApply, apply
from goldthread.figures.loading.rows import Unreadable
from goldthread.figures.models import Load
from goldthread.figures.models.load import LoadState
from goldthread.figures.models.source import SourceKind
from goldthread.ops.cli import goldthread
from goldthread.ops.cli.common import FORMATS, partnership_named, reads_store, show_json

REFUSED = 3
SHOWN = 20


@goldthread.command("import")
@click.argument(
    "paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--dry-run", is_flag=True, help="show the change set and change nothing")
@click.option("--as", "reader", type=click.Choice(list(READERS)), help="what the files are")
@click.option("--source-kind", type=click.Choice([kind.value for kind in SourceKind]))
@click.option("--title", default="", help="the source's title, where the file does not say")
@click.option("--publisher", default="")
@click.option("--licence", default="")
@click.option(
    "--known-from", type=click.DateTime(["%Y-%m-%d"]), help="when its figures became known"
)
@click.option("--partnership", help="keep them to one partnership; for all when left out")
@FORMATS
@reads_store
def import_files(
    paths: tuple[Path, ...],
    dry_run: bool,
    reader: str | None,
    source_kind: str | None,
    title: str,
    publisher: str,
    licence: str,
    known_from: datetime | None,
    partnership: str | None,
    form: str,
) -> None:
    """Bring files of figures in. Each is applied whole or not at all.

    Exit 0: applied, or would be. Exit 3: at least one was refused, with every reason.
    """
    owner = partnership_named(partnership)
    said = Said(
        reader=reader,
        kind=SourceKind(source_kind) if source_kind else None,
        title=title,
        publisher=publisher,
        licence=licence,
        known_from=known_from.date() if known_from else None,
        partnership_id=owner.pk if owner else None,
    )
    results = [one_file(path, said, dry_run, form) for path in paths]
    if form == "json":
        show_json(results)
    if any(result["outcome"] == "refused" for result in results):
        raise SystemExit(REFUSED)


def one_file(path: Path, said: Said, dry_run: bool, form: str) -> dict[str, Any]:
    """Bring one file in; what came of it, as data."""
    try:
        with Progress(path.name, quiet=form == "json") as progress:
            load = bring_in(path, said, progress=progress)
        result = as_data(load, finish(load, dry_run))
    except (Unreadable, CannotApply) as error:
        result = unreadable(path, str(error))
    if form == "text":
        show_text(result)
    return result


def finish(load: Load, dry_run: bool) -> str:
    """Apply a ready load, or put it aside when this is a rehearsal."""
    if load.state == LoadState.REFUSED:
        return "refused"
    if dry_run:
        intake.put_aside(load)
        return "would_apply"
    apply(load)
    return "applied"


def as_data(load: Load, outcome: str) -> dict[str, Any]:
    """A load's change set for another program."""
    return {
        "file": load.file_name,
        "outcome": outcome,
        "kind": load.kind,
        "source": load.source.slug if load.source else "",
        "title": load.source.title if load.source else "",
        "known_from": load.source.known_from if load.source else None,
        "known_from_basis": load.source.known_from_basis if load.source else "",
        "load": load.pk,
        "new": load.new,
        "unchanged": load.unchanged,
        "revised": load.revised,
        "absent": load.absent,
        "refused": load.refused,
        "refusals": load.refusals,
        "repairs": load.repairs,
        "provisional_indicators": [words["name"] for words in load.provisional],
        "provisional_areas": [words["name"] for words in load.provisional_areas],
    }


def unreadable(path: Path, reason: str) -> dict[str, Any]:
    """A file that could not be read at all, in the same shape."""
    refusal = {"row_number": None, "column": "", "found": "", "reason": reason}
    zeros = dict.fromkeys(("new", "unchanged", "revised", "absent"), 0)
    return {
        "file": path.name, "outcome": "refused", "kind": "", "source": "", "title": "",
        "known_from": None, "known_from_basis": "", "load": None, **zeros, "refused": 1,
        "refusals": [refusal], "repairs": [], "provisional_indicators": [], "provisional_areas": [],
    }  # fmt: skip


def show_text(result: dict[str, Any]) -> None:
    """A change set for a person at the keyboard."""
    done = {"applied": "applied", "would_apply": "would be applied", "refused": "REFUSED"}
    click.echo(f"{result['file']}: {done[result['outcome']]}")
    if result["outcome"] != "refused":
        click.echo(
            f"  {result['new']:,} new, {result['revised']:,} revised,"
            f" {result['unchanged']:,} unchanged, from “{result['title']}”"
            f" known from {result['known_from']:%-d %B %Y}"
        )
    if result["absent"]:
        click.echo(f"  {result['absent']:,} held from this source are not in the file; they stay")
    listed("put right on the way", result["repairs"])
    listed("not in the catalogue, kept as provisional", result["provisional_indicators"])
    listed("areas not known, kept as provisional", result["provisional_areas"])
    listed("refused, nothing was changed", [r["reason"] for r in result["refusals"]])


def listed(heading: str, lines: list[str]) -> None:
    """A few lines under a heading; how many more there are."""
    if lines:
        click.echo(f"  {len(lines):,} {heading}:")
        for line in lines[:SHOWN]:
            click.echo(f"    {line}")
        if len(lines) > SHOWN:
            click.echo(f"    and {len(lines) - SHOWN:,} more")


class Progress:
    """A progress bar on a terminal, and silence anywhere else."""

    def __init__(self, label: str, quiet: bool) -> None:
        self.label, self.quiet = label, quiet
        self.bar: Any = None
        self.shown = 0

    def __enter__(self) -> Callable[[int, int | None], None]:
        return self.step

    def __exit__(self, *failure: object) -> None:
        if self.bar is not None:
            self.bar.render_finish()

    def step(self, count: int, total: int | None) -> None:
        if self.quiet or not sys.stderr.isatty():
            return
        if self.bar is None:
            self.bar = click.progressbar(length=total, label=self.label, file=sys.stderr)
        self.bar.update(count - self.shown)
        self.shown = count
