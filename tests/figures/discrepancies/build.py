"""Figures written short: value("441", of="PO006", column="Previous", ...), all else ordinary."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from goldthread.figures.discrepancies.book import Book
from goldthread.figures.discrepancies.finding import find
from goldthread.figures.discrepancies.records import From, Said

REPORT = From(1, "report-2022-23", "The report of 2023", False, date(2023, 9, 30),
              date(2022, 4, 1), date(2023, 3, 31))  # fmt: skip
EARLIER = From(2, "report-2021-22", "The report of 2022", False, date(2022, 9, 30),
               date(2021, 4, 1), date(2022, 3, 31))  # fmt: skip
OFFICIAL = From(3, "official", "The official table", True, date(2024, 10, 31))
HERE, FORCE = (7, "North Somerset"), (8, "Avon and Somerset force area")


def value(number, of="X1", *, year=2023, place=HERE, source=REPORT, **more):
    """A count of the financial year that ends in March of `year`; any field can be said."""
    number = None if number is None else Decimal(str(number))
    ordinary = {
        "source": source,
        "indicator": of,
        "name": f"Indicator {of}",
        "area": place[0],
        "area_name": place[1],
        "measure": "value",
        "unit": "count",
        "value": number,
        "kind": "financial_year",
        "start": date(year - 1, 4, 1),
        "end": date(year, 3, 31),
        "table": "A table",
        "section": "A section",
    }
    for name in ("numerator", "denominator"):
        if more.get(name) is not None:
            more[name] = Decimal(more[name])
    return Said(**(ordinary | more))


def change(number, of="X1", **more):
    return value(number, of, measure="change", unit="change", **more)


def percent_change(number, of="X1", **more):
    return value(number, of, measure="percent_change", unit="percent_change", **more)


def percent(number, of="X1", part=None, whole=None, **more):
    return value(number, of, unit="percent", numerator=part, denominator=whole, **more)


def rate(number, of="X1", per=10000, part=None, **more):
    return value(number, of, unit=f"rate_per_{per}", numerator=part, **more)


def at(day, number, of="X1", **more):
    """A count on a day."""
    return value(number, of, kind="as_at", start=None, end=day, **more)


def spanning(start, end, number, of="X1", **more):
    """A count of a time of any length."""
    return value(number, of, kind="other", start=start, end=end, **more)


def children(number, year=2022, place=HERE):
    """The children of an area at a mid-year, as the ONS has them."""
    return at(date(year, 6, 30), number, "POP01", place=place, source=OFFICIAL, name="Children")


def rating(word, of="X1", **more):
    return value(None, of, unit="rating", state="rating", symbol=word, **more)


def numbered(figures):
    """Each with a reference of its own, as a source would number them."""
    return [
        replace(figure, reference=figure.reference or f"{figure.source.slug}-{number:03}",
                place=number, pk=number)
        for number, figure in enumerate(figures, start=1)
    ]  # fmt: skip


def found(*figures, rule=None):
    """What the rules find among figures; of one rule where it is named."""
    every = find(Book(numbered(figures)))
    return [one for one in every if rule is None or one.rule.code == rule]


def rules_of(*figures):
    """The codes of the rules that find something."""
    return sorted({one.rule.code for one in found(*figures)})
