"""The digest of what a release shows: whoever may read a release can verify it."""

import hashlib
import json
from collections.abc import Iterable

from goldthread.figures.models import Release, ReleaseCell, ReleaseTable
from goldthread.figures.models.release import parts_of


def digest_of(
    release: Release, tables: Iterable[ReleaseTable], cells: Iterable[ReleaseCell]
) -> str:
    """SHA-256, in hexadecimal, of everything a release says and for whom."""
    by_table: dict[int, list[list[object]]] = {}
    for cell in cells:
        by_table.setdefault(cell.table_id, []).append(line(cell))
    content = {
        "title": release.title,
        "partnership": release.partnership_id,
        "audience": release.audience,
        "rules": release.rules,
        "period": [str(release.period_start), str(release.period_end), str(release.as_at)],
        "tables": [
            [table.position, table.name, table.dimensions, table.is_prose, by_table.get(table.pk)]
            for table in sorted(tables, key=lambda table: table.position)
        ],
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def line(cell: ReleaseCell) -> list[object]:
    """A cell as it is digested: the decimals of its number count, 8.0 is not 8."""
    value = None if cell.value is None else str(cell.value)
    place = [cell.position, cell.row, cell.column, cell.layer, cell.key, cell.figure]
    return [*place, cell.unit, cell.state, value, cell.symbol, cell.marks]


def verified(release: Release) -> bool:
    """Whether a stored release still says what was decided."""
    return digest_of(release, *parts(release)) == release.digest


def parts(release: Release) -> tuple[list[ReleaseTable], list[ReleaseCell]]:
    """The tables and cells of the decision that stands, in order, in two queries."""
    tables = list(parts_of(release, ReleaseTable).order_by("position"))
    cells = parts_of(release, ReleaseCell).order_by("table__position", "position")
    return tables, list(cells)
