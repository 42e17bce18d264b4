"""Releases that are out, read back as the rules of disclosure know them."""

from collections.abc import Iterable, Sequence

from goldthread.figures.disclosure.decide import Decided, Decision
from goldthread.figures.disclosure.earlier import Earlier
from goldthread.figures.disclosure.primary import Why, needs
from goldthread.figures.disclosure.rules import from_data
from goldthread.figures.disclosure.tables import Dimension
from goldthread.figures.models import Release, ReleaseTable, ReleaseWorking
from goldthread.figures.models.figure import State
from goldthread.figures.models.release import Audience, ReleaseState
from goldthread.figures.releases.across import Out
from goldthread.figures.releases.problems import cells_by_key, problem_of
from goldthread.figures.releases.public import official_beside
from goldthread.figures.releases.specs import CellSpec, TableSpec, cell_from
from goldthread.partnership.models import Partnership

# A withdrawn release was out: whoever kept it still has it.
EVER_OUT = (ReleaseState.FROZEN, ReleaseState.WITHDRAWN)


def ever_out(partnership: Partnership) -> list[Release]:
    """What of a partnership went out to partners or the public, oldest first.

    A partner reads what is public too, so both count together; what the board alone read does
    not.
    """
    found = Release.objects.filter(partnership=partnership, state__in=EVER_OUT)
    return list(found.exclude(audience=Audience.BOARD).order_by("frozen_at", "pk"))


def name_of(release: Release) -> str:
    """How an earlier release is named in reasons: its title, its number and its day."""
    day = f", {release.frozen_at:%d/%m/%Y}" if release.frozen_at else ""
    return f"“{release.title}” (release {release.pk}{day})"


def out(releases: Sequence[Release]) -> list[Out]:
    """The releases as they were decided, in four queries for all of them."""
    tables = tables_of(releases)
    workings = workings_of(releases)
    specs = {
        release.pk: specs_of(tables.get(release.pk, []), workings.get(release.pk, []))
        for release in releases
    }
    public = official_beside([table for found in specs.values() for table in found])
    return [
        as_decided(release, specs[release.pk], workings.get(release.pk, []), public)
        for release in releases
    ]


def tables_of(releases: Iterable[Release]) -> dict[int, list[ReleaseTable]]:
    standing = {release.pk: release.decision for release in releases}
    found: dict[int, list[ReleaseTable]] = {}
    for table in ReleaseTable.objects.filter(release__in=standing).order_by("position"):
        if table.decision == standing[table.release_id]:
            found.setdefault(table.release_id, []).append(table)
    return found


def workings_of(releases: Iterable[Release]) -> dict[int, list[ReleaseWorking]]:
    standing = {release.pk: release.decision for release in releases}
    found: dict[int, list[ReleaseWorking]] = {}
    rows = ReleaseWorking.objects.filter(release__in=standing).select_related("cell")
    for working in rows.order_by("cell__table_id", "cell__position"):
        if working.decision == standing[working.release_id]:
            found.setdefault(working.release_id, []).append(working)
    return found


def specs_of(tables: Iterable[ReleaseTable], workings: Iterable[ReleaseWorking]) -> list[TableSpec]:
    """The tables as they were given, to be decided again or reckoned with."""
    cells: dict[int, dict[tuple[str, ...], ReleaseWorking]] = {}
    for working in workings:
        cell = working.cell
        place = (cell.row, cell.column, cell.layer) if cell.layer else (cell.row, cell.column)
        cells.setdefault(cell.table_id, {})[place] = working
    return [
        TableSpec(
            table.name,
            tuple(dimension_from(data) for data in table.dimensions),
            {place: cell_from(one.spec) for place, one in cells.get(table.pk, {}).items()},
            table.is_prose,
        )
        for table in tables
    ]


def dimension_from(data: dict[str, object]) -> Dimension:
    totals = {total: tuple(parts) for total, parts in dict(data["totals"]).items()}  # type: ignore[call-overload]
    return Dimension(str(data["name"]), tuple(data["members"]), totals)  # type: ignore[arg-type]


def as_decided(
    release: Release,
    tables: list[TableSpec],
    workings: list[ReleaseWorking],
    public: Iterable[CellSpec],
) -> Out:
    """One release as a problem and its decision."""
    groups = {cell.group for table in tables for cell in table.cells.values()}
    facts = [cell for cell in public if cell.group in groups]
    problem = problem_of(tables, facts)
    by_key = {working.cell.key: working for working in workings}
    counts = {
        key: decided(key, by_key[key]) for key, count in problem.counts.items() if count.wanted
    }
    ratios = {ratio.key: decided(ratio.key, by_key[ratio.key]) for ratio in problem.ratios}
    rules = from_data(release.rules)
    hidden = {key: one.why for key, one in counts.items() if one.why is not None}
    decision = Decision(rules, counts, ratios, (), needs(problem, hidden, rules))
    earlier = Earlier(name_of(release), problem, decision)
    return Out(earlier, cells_by_key(tables) | {cell.key: cell for cell in facts})


def decided(key: str, working: ReleaseWorking) -> Decided:
    cell = working.cell
    if cell.state == State.NUMBER and cell.value is not None:
        return Decided(key, True, int(cell.value))
    return Decided(key, False, why=Why(working.why or Why.WITH), protects=working.protects)
