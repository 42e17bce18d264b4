"""The order of a yearly report and what the guidance asks of one, from tables beside this file."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Planned:
    """A section of every report. `write` says what a person is to write there; '' for nothing."""

    key: str
    under: str
    heading: str
    domains: tuple[str, ...]
    drafter: str
    write: str


@dataclass(frozen=True)
class Ask:
    """Something the guidance asks of a yearly report, in our words, and where it is answered.

    `met_by`: 'words' a person wrote, 'figures' shown, or 'rows' filled in, in any of `sections`.
    """

    code: str
    ask: str
    source: str
    sections: tuple[str, ...]
    met_by: str


@cache
def outline() -> tuple[Planned, ...]:
    """The sections in order."""
    return tuple(
        Planned(
            row["key"], row["under"], row["heading"], parts(row["domains"]),
            row["drafter"], row["write"],
        )
        for row in table("outline.csv")
    )  # fmt: skip


@cache
def asks() -> tuple[Ask, ...]:
    """What the guidance asks for, in its own order."""
    return tuple(
        Ask(row["code"], row["ask"], row["source"], parts(row["sections"]), row["met_by"])
        for row in table("asks.csv")
    )


def table(name: str) -> list[dict[str, str]]:
    with files("goldthread.reports").joinpath("data", name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)
