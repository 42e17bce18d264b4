"""Releases as pages and files show them: the list, what one says, why, and what changed since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from goldthread.figures.models import Release, ReleaseWorking
from goldthread.figures.models.release import Audience, ReleaseState
from goldthread.figures.presenters.kept_words import span_words
from goldthread.figures.releases.reading import Shown, ShownCell
from goldthread.figures.releases.specs import FIGURE_COLUMN
from goldthread.figures.releases.steps import stands
from goldthread.partnership.roles import ROLES
from goldthread.ui.tables import Cell, Column, Row, Table, cell, figure_cell, row
from goldthread.ui.words import count_words, date_words, time_words

COLOURS = {
    ReleaseState.DRAFT: "grey",
    ReleaseState.DECIDED: "blue",
    ReleaseState.APPROVED: "turquoise",
    ReleaseState.FROZEN: "green",
    ReleaseState.WITHDRAWN: "red",
}
LEADS = {
    ReleaseState.DRAFT: "It was sent back. Decide it again, or leave it.",
    ReleaseState.DECIDED: "Every number is decided. It waits for somebody to approve it.",
    ReleaseState.APPROVED: "It is approved and not out yet: nobody else reads it.",
    ReleaseState.FROZEN: "It is out. Nothing in it can be changed.",
    ReleaseState.WITHDRAWN: "It was out, and was withdrawn.",
}
LIST = [
    Column("Release"),
    Column("How it stands"),
    Column("For"),
    Column("Since"),
    Column("Rules"),
]
WORKING = [
    Column("Figure"),
    Column("As it is", numeric=True),
    Column("As shown", numeric=True),
    Column("Why", sentences=True),
]
DIFFERENCES = [
    Column("Figure"),
    Column("Then", numeric=True),
    Column("Now", numeric=True),
    Column("What changed"),
]


def state_words(release: Release) -> str:
    """'Decided', 'Frozen'."""
    return stands(release).capitalize()


def since(release: Release) -> str:
    """The day of the last step."""
    moments = (
        release.withdrawn_at,
        release.frozen_at,
        release.approved_at,
        release.decided_at,
        release.prepared_at,
    )
    return date_words(next(moment for moment in moments if moment))


def listed(releases: Iterable[Release]) -> Table:
    """The releases of a partnership, newest first."""
    rows = [
        row(
            cell(release.title, reverse("release", args=[release.pk])),
            state_words(release),
            release.get_audience_display(),
            since(release),
            release.rules["name"],
        )
        for release in releases
    ]
    return Table("Releases", LIST, rows, hide_caption=True)


def facts(release: Release, names: Mapping[int, str]) -> list[tuple[str, str]]:
    """What is known of a release, in words."""
    rules = release.rules
    found = [
        ("For", release.get_audience_display()),
        ("Rules", f"{rules['name']} ({rules['version']}): {rules['source']}"),
        ("Covers", span_words(release.period_start, release.period_end)),
        ("Figures as known on", date_words(release.as_at)),
        ("Prepared", done(release.prepared_by, release.prepared_at, names)),
    ]
    if release.approved_at:
        role = ROLES[release.approved_as].name.lower() if release.approved_as in ROLES else ""
        approved = done(release.approved_by, release.approved_at, names)
        found.append(("Approved", f"{approved}{f', as {role}' if role else ''}"))
    if release.approved_note:
        found.append(("Said at approval", release.approved_note))
    if release.state == ReleaseState.DRAFT:
        found.append(("Sent back because", release.sent_back_note))
    if release.frozen_at:
        found.append(("Frozen", done(release.frozen_by, release.frozen_at, names)))
    if release.withdrawn_at:
        found.append(("Withdrawn", done(release.withdrawn_by, release.withdrawn_at, names)))
        found.append(("Withdrawn because", release.withdrawn_note))
    return [*found, ("Digest", release.digest or "Not decided yet")]


def done(person: int | None, moment: object, names: Mapping[int, str]) -> str:
    who = names.get(person, "somebody") if person else "the operator"
    return f"by {who}, {time_words(moment)}"  # type: ignore[arg-type]


def people_in(releases: Iterable[Release]) -> set[int]:
    """Whose names the facts need."""
    steps = ("prepared_by", "approved_by", "frozen_by", "withdrawn_by")
    return {who for one in releases for step in steps if (who := getattr(one, step))}


def tables_of(shown: Shown) -> list[Table]:
    """Every table of a release as its audience reads it."""
    return [table for one in shown.tables for table in one.as_tables()]


def as_file(shown: Shown) -> Table:
    """A release as one table for a file: a line for each number."""
    layered = any(table.layers for table in shown.tables)
    columns = [Column("Table"), *([Column("Layer")] if layered else []), Column("Row")]
    rows = []
    for table in shown.tables:
        for (label, column, layer), found in table.cells.items():
            names = [table.name, *([layer] if layered else []), label, column, found.unit]
            rows.append(row(*names, found.as_cell()))
    more = [Column("Column"), Column("Unit"), Column("Value", numeric=True)]
    return Table(shown.release.title, [*columns, *more], rows)


def how_to_read(shown: Shown) -> Table:
    """The sheet of a workbook that explains its marks."""
    return Table("How to read it", [Column("How to read it")], [row(w) for w in shown.explanation])


@dataclass(frozen=True)
class WorkingTable:
    """The cells of one table as they are and as they are shown."""

    name: str
    table: Table


def working(rows: Sequence[ReleaseWorking]) -> list[WorkingTable]:
    """What each cell was made from and why it shows what it shows, table by table."""
    grouped: dict[str, list[Row]] = {}
    for one in rows:
        grouped.setdefault(one.cell.table.name, []).append(working_row(one))
    return [
        WorkingTable(name, Table(f"{name}: as it is and as shown", WORKING, found, True))
        for name, found in grouped.items()
    ]


def working_row(one: ReleaseWorking) -> Row:
    shown = one.cell
    words = (shown.row, shown.layer, "" if shown.column == FIGURE_COLUMN else shown.column)
    label = ", ".join(filter(None, words))
    return row(
        cell(label, reverse("figure", args=[shown.figure]) if shown.figure else ""),
        raw_cell(one),
        rating(shown.symbol, shown.state)
        or figure_cell(shown.value, shown.unit, shown.state, tuple(shown.marks)),
        one.reason,
    )


def raw_cell(one: ReleaseWorking) -> Cell:
    symbol = str(one.spec.get("symbol", ""))
    return rating(symbol, one.state) or figure_cell(one.value, one.cell.unit, one.state)


def rating(words: str, state: str) -> Cell | None:
    """The cell of a rating in words; None of anything else."""
    return Cell(words, None, state) if state == "rating" else None


def differences(before: Shown, now: Shown) -> Table:
    """What both releases say of the same things, where it differs or is hidden."""
    rows = []
    for key, cell_now in now.by_key.items():
        then = before.by_key.get(key)
        if then is not None and (words := difference_words(then, cell_now)):
            rows.append(row(key, then.as_cell(), cell_now.as_cell(), words))
    return Table("What differs", DIFFERENCES, rows, hide_caption=True)


def difference_words(then: ShownCell, now: ShownCell) -> str:
    """What happened to a number between two releases; '' where nothing did."""
    if then.is_hidden and now.is_hidden:
        return "Hidden then and now"
    if then.is_hidden:
        return "Hidden then, shown now"
    if now.is_hidden:
        return "Shown then, hidden now"
    if (then.value, then.state) == (now.value, now.state):
        return ""
    rounded = ("rounded" in then.marks, "rounded" in now.marks)
    return {(False, True): "Rounded now", (True, False): "Rounded then"}.get(
        rounded, "Another value"
    )


def hidden_sentence(shown: Shown) -> str:
    """'7 of 42 numbers are hidden.'"""
    if shown.release.audience == Audience.BOARD:
        return f"{count_words(len(shown.by_key), 'number')}, none hidden."
    total = count_words(len(shown.by_key), "number")
    return f"{shown.hidden:,} of {total} {'is' if shown.hidden == 1 else 'are'} hidden."
