"""A decided release written down: what it shows, and apart from it what it was made from."""

from collections.abc import Iterator, Sequence

from goldthread.figures.disclosure.attack import Told
from goldthread.figures.disclosure.tables import Dimension, Place
from goldthread.figures.models import (
    Release,
    ReleaseCell,
    ReleaseProblem,
    ReleaseTable,
    ReleaseWorking,
)
from goldthread.figures.releases.deciding import Decided
from goldthread.figures.releases.digest import digest_of
from goldthread.figures.releases.specs import TableSpec


def write(release: Release, tables: Sequence[TableSpec], decided: Decided) -> str:
    """Write the parts of the decision that now stands; their digest."""
    stored = ReleaseTable.objects.bulk_create(
        [table_row(release, table, place) for place, table in enumerate(tables, start=1)]
    )
    cells, working = [], []
    for row, table in zip(stored, tables, strict=True):
        for cell, made_from in rows_of(release, row, table, decided):
            cells.append(cell)
            working.append(made_from)
    ReleaseCell.objects.bulk_create(cells, batch_size=1000)
    ReleaseWorking.objects.bulk_create(working, batch_size=1000)
    problems = [(told, True) for told in decided.ours] + [(t, False) for t in decided.not_ours]
    ReleaseProblem.objects.bulk_create(problem_row(release, *one) for one in problems)
    return digest_of(release, stored, cells)


def table_row(release: Release, table: TableSpec, position: int) -> ReleaseTable:
    return ReleaseTable(
        **whose(release),
        position=position,
        name=table.name,
        dimensions=[dimension_data(one) for one in table.dimensions],
        is_prose=table.is_prose,
    )


def whose(release: Release) -> dict[str, object]:
    return {
        "release": release,
        "partnership_id": release.partnership_id,
        "decision": release.decision,
    }


def dimension_data(one: Dimension) -> dict[str, object]:
    totals = {total: list(parts) for total, parts in one.totals.items()}
    return {"name": one.name, "members": list(one.members), "totals": totals}


def rows_of(
    release: Release, row: ReleaseTable, table: TableSpec, decided: Decided
) -> Iterator[tuple[ReleaseCell, ReleaseWorking]]:
    """Each cell of a table, with what it was made from, in the order of rows and columns."""
    for position, place in enumerate(in_order(table), start=1):
        spec = table.cells[place]
        found = decided.outcomes[spec.key]
        cell = ReleaseCell(
            **whose(release),
            table=row,
            position=position,
            row=place[0],
            column=place[1],
            layer=place[2] if len(place) > 2 else "",
            is_row_total=place[0] in table.dimensions[0].totals,
            is_column_total=place[1] in table.dimensions[1].totals,
            key=spec.key,
            figure=spec.figure,
            unit=spec.unit,
            state=found.state,
            value=found.value,
            symbol=found.symbol,
            marks=list(found.marks),
        )
        yield (
            cell,
            ReleaseWorking(
                **whose(release),
                cell=cell,
                state=spec.state,
                value=spec.value,
                why=found.why,
                protects=found.protects,
                reason=found.reason,
                spec=spec.as_data(),
            ),
        )


def in_order(table: TableSpec) -> list[Place]:
    """The places of a table layer by layer, row by row."""
    order = [
        {member: number for number, member in enumerate(dimension.members)}
        for dimension in table.dimensions
    ]

    def rank(place: Place) -> tuple[int, ...]:
        ranks = [order[axis][member] for axis, member in enumerate(place)]
        return (*ranks[2:], *ranks[:2])

    return sorted(table.cells, key=rank)


def problem_row(release: Release, told: Told, is_ours: bool) -> ReleaseProblem:
    return ReleaseProblem(
        **whose(release),
        key=told.key,
        words=problem_words(told),
        low=told.low,
        high=told.high,
        outputs=list(told.outputs),
        is_ours=is_ours,
    )


def problem_words(told: Told) -> str:
    """What can be told, in a sentence."""
    by = " and ".join(told.outputs)
    if told.is_exact:
        return f"“{told.key}” can be told: it is {told.low:,}. Given away by {by}."
    return (
        f"“{told.key}” can be told too nearly: it is from {told.low:,} to {told.high:,}."
        f" Given away by {by}."
    )
