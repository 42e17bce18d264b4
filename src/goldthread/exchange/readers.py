"""Which reader reads a file: told by its content first, by a person's word (`--as`) if given.

    reading = read(path)                    # or read(path, kind="ees", name="upload.csv")
    for row in reading.rows: ...            # FigureRow or Refusal

Every trouble with the file as a whole is `Unreadable`, with a sentence for a person.
"""

from collections import Counter
from importlib import import_module
from pathlib import Path

from goldthread.exchange.columns import EES, POPULATION, PUBLISHED
from goldthread.exchange.template_columns import HEADING_OF, NAMES, NEEDED
from goldthread.exchange.text import check_size, table
from goldthread.figures.loading.rows import Reading, Unreadable

# Each kind's module; imported when a file needs it, because workbooks alone cost a start a second.
READERS = {
    "published": "goldthread.exchange.published",
    "ees": "goldthread.exchange.ees",
    "lait": "goldthread.exchange.lait",
    "population": "goldthread.exchange.population",
    "template": "goldthread.exchange.filled_in",
}

ACCEPTED = {
    "published": "a CSV of published figures",
    "ees": "a CSV of 'explore education statistics'",
    "lait": "the Parquet file of the Local Authority Interactive Tool",
    "population": "a CSV of mid-year population",
    "template": "the spreadsheet template, filled in",
}

SIGNATURES = {b"PAR1": "lait", b"PK\x03\x04": "template", b"\xd0\xcf\x11\xe0": "template"}
KNOWN_BUT_NOT_READ = {b"%PDF": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture"}

# The columns by which each kind of text file is known, as they stand in its headings.
COLUMNS = {
    "published": PUBLISHED,
    "ees": EES,
    "population": POPULATION,
    "template": [HEADING_OF[column] for column in NEEDED],
}


def read(path: Path, kind: str | None = None, name: str | None = None) -> Reading:
    """Begin to read a file. `kind` forces a reader; `name` is the file's own name where it is
    stored under another. Raises Unreadable."""
    name = name or path.name
    reader = import_module(READERS[recognise(path, kind, name)])
    found: Reading = reader.read(path, name)
    return found


def recognise(path: Path, kind: str | None = None, name: str | None = None) -> str:
    """The kind of a file: a key of `READERS`. Raises Unreadable where it is none."""
    name = name or path.name
    if not path.is_file():
        raise Unreadable(f"There is no file {name}.")
    check_size(path, name)
    if kind is not None:
        if kind not in READERS:
            raise Unreadable(f"'{kind}' is not a kind of file. The kinds are {', '.join(READERS)}.")
        return kind
    with path.open("rb") as file:
        start = file.read(8)
    for signature, found in SIGNATURES.items():
        if start.startswith(signature):
            return found
    for signature, what in KNOWN_BUT_NOT_READ.items():
        if start.startswith(signature):
            raise Unreadable(f"{name} is {what}. {accepted()}")
    return by_headings(path, name)


def by_headings(path: Path, name: str) -> str:
    """The kind of text file whose headings these are."""
    header = table(path, Counter(), name).header
    plain = {heading.lower() for heading in header}
    lacking = {
        kind: [column for column in columns if column.lower() not in plain]
        for kind, columns in COLUMNS.items()
    }
    for kind, missing in lacking.items():
        if not missing:
            return kind
    nearest = min(lacking, key=lambda kind: len(lacking[kind]) / len(COLUMNS[kind]))
    raise Unreadable(unknown(name, header, nearest, lacking[nearest]))


def unknown(name: str, header: list[str], nearest: str, missing: list[str]) -> str:
    """How a file differs from the kind it is nearest to."""
    if len(missing) == len(COLUMNS[nearest]):
        return f"{name} has none of the columns we know. {accepted()}"
    known = {column.lower() for column in (*COLUMNS[nearest], *HEADING_OF, *NAMES)}
    extra = [column for column in header if column and column.lower() not in known]
    also = f"; not known: {some(extra)}" if nearest != "ees" and extra else ""
    return (
        f"{name} is nearest to {ACCEPTED[nearest]}, but differs: missing columns: "
        f"{some(missing)}{also}. {accepted()}"
    )


def some(columns: list[str]) -> str:
    shown = ", ".join(column[:40] for column in columns[:8])
    return shown if len(columns) <= 8 else f"{shown} and {len(columns) - 8} more"


def accepted() -> str:
    return f"We read {'; '.join(ACCEPTED.values())}."
