"""Rows on their way in: read, resolved and laid beside the store, changing nothing."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.db import connection

from goldthread.figures.loading.resolve import Resolver
from goldthread.figures.loading.rows import FigureRow, Refusal
from goldthread.figures.models import Load

# Shown to a person; the rest are counted.
REFUSALS_KEPT = 500
PROGRESS_EVERY = 5_000

COLUMNS = (
    "load_id, row_number, identity, reference, area_text, area_code, geography, geography_level,"
    " scheme, indicator_code, indicator_text, indicator_label, measure, breakdown, column_label,"
    " unit, period_kind, period_start, period_end, state, value, symbol, low_reliability,"
    ' numerator, denominator, section, "table", published_text, note, descriptive,'
    " indicator_id, area_id"
)


@dataclass
class Staged:
    """What came of reading a file."""

    rows: int = 0
    refused: int = 0
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, refusal: Refusal) -> None:
        self.refused += 1
        if len(self.refusals) < REFUSALS_KEPT:
            self.refusals.append(refusal)


def identity_of(row: FigureRow, seen: dict[bytes, int]) -> str:
    """What makes a row the same row when its source is read again: a UUID, in hexadecimal.

    Of the source's own reference where it has one, else of the row's key as printed; the second
    row with the same key in one file is its own row, because a report may print a thing twice.
    """
    # Taken apart at once: by name it takes twice as long, and every row of a file comes here.
    (_, reference, area, area_code, geography, _, scheme, code, indicator, _, measure, breakdown,
     _, unit, period_kind, start, end, *_) = row  # fmt: skip
    key = reference or (
        f"{scheme}|{code}|{indicator}|{area}|{area_code}|{geography}|{measure}|{breakdown}"
        f"|{unit}|{written_period(period_kind, start, end)}"
    )
    digest = hashlib.blake2b(key.encode(), digest_size=16).digest()
    times = seen[digest] = seen.get(digest, 0) + 1
    if times > 1:
        digest = hashlib.blake2b(digest + times.to_bytes(4), digest_size=16).digest()
    return digest.hex() if reference else together(code, indicator) + digest.hex()[8:]


@lru_cache(maxsize=4096)
def together(code: str, indicator: str) -> str:
    """How the identities of one indicator begin: so they lie together in their index, and a large
    file does not touch all of it for every row."""
    return hashlib.md5(f"{code}|{indicator}".encode(), usedforsecurity=False).hexdigest()[:8]


@lru_cache(maxsize=4096)
def written_period(kind: str, start: date | None, end: date | None) -> str:
    return f"{kind}|{start}|{end}"


def stage(
    load: Load,
    rows: Iterable[FigureRow | Refusal],
    resolver: Resolver,
    progress: Callable[[int], None] = lambda count: None,
) -> Staged:
    """Copy a file's rows beside the store, with the indicator and area each means.

    A refused row is kept with its reason and reading goes on, so that a person sees
    everything that is wrong at once.
    """
    staged = Staged()
    with connection.cursor() as cursor:
        cursor.execute(ARRIVING)
        with cursor.copy(f"COPY arriving ({COLUMNS}) FROM STDIN") as copy:
            for record in _records(load, rows, resolver, staged):
                copy.write_row(record)
                if staged.rows % PROGRESS_EVERY == 0:
                    progress(staged.rows)
        cursor.execute(f"insert into figures_stagedrow ({COLUMNS}) select {COLUMNS} from arriving")
        cursor.execute("drop table arriving")
    progress(staged.rows)
    return staged


# PostgreSQL copies into no table that policies guard, so rows arrive in one that is ours alone.
ARRIVING = f"""
    create temporary table arriving on commit drop as
    select {COLUMNS} from figures_stagedrow with no data
"""


def _records(
    load: Load, rows: Iterable[FigureRow | Refusal], resolver: Resolver, staged: Staged
) -> Iterator[tuple[object, ...]]:
    seen: dict[bytes, int] = {}
    load_id = load.pk
    for row in rows:
        if isinstance(row, Refusal):
            staged.refuse(row)
            continue
        staged.rows += 1
        indicator, added = resolver.indicator(row)
        identity = identity_of(row, seen)
        if added:
            row = row._replace(breakdown=joined(row.breakdown, added))
        yield (load_id, row[0], identity, *row[1:], indicator, resolver.area(row))


def joined(breakdown: str, added: str) -> str:
    """Two breakdowns as one: parts sorted by name, a part said twice kept once."""
    parts = {part.strip() for text in (breakdown, added) for part in text.split(";")}
    return "; ".join(sorted(part for part in parts if part))
