"""The shipped catalogue: indicators, their versions and the names files give them.

The tables beside this file are the catalogue; `load` brings them into the database and
keeps them as the tables say. Local and provisional indicators are never touched.
"""

import csv
from collections.abc import Iterator
from importlib.resources import files

from goldthread.figures.models import Indicator, IndicatorAlias, IndicatorVersion
from goldthread.figures.models.indicator import Standing

COLUMNS = [
    "name", "domain", "numerator", "denominator", "unit", "period_basis", "polarity", "counted",
    "noun", "meaning", "limits", "small_number_caution", "origin", "standing", "position",
]  # fmt: skip


def read(name: str) -> Iterator[dict[str, str]]:
    """The rows of one table of the catalogue."""
    with files(__name__).joinpath(name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def load() -> None:
    """Make the database's catalogue as the tables say."""
    _load_indicators()
    held = dict(
        Indicator.objects.filter(partnership=None, standing=Standing.CATALOGUE).values_list(
            "code", "pk"
        )
    )
    _load_parents(held)
    _load_versions(held)
    _load_aliases(held)


def _load_indicators() -> None:
    rows = [
        Indicator(
            **{k: v for k, v in row.items() if k != "parent"},
            standing=Standing.CATALOGUE,
            position=position,
        )
        for position, row in enumerate(read("indicators.csv"), start=1)
    ]
    held = {
        code: pk
        for code, pk in Indicator.objects.filter(partnership=None).values_list("code", "pk")
    }
    for indicator in rows:
        indicator.pk = held.get(indicator.code)
    Indicator.objects.bulk_create([i for i in rows if i.pk is None])
    Indicator.objects.bulk_update([i for i in rows if i.code in held], COLUMNS)


def _load_parents(held: dict[str, int]) -> None:
    for row in read("indicators.csv"):
        if row["parent"]:
            Indicator.objects.filter(pk=held[row["code"]]).update(parent_id=held[row["parent"]])


def _load_versions(held: dict[str, int]) -> None:
    for row in read("versions.csv"):
        IndicatorVersion.objects.update_or_create(
            indicator_id=held[row["indicator"]],
            number=int(row["number"]),
            defaults={
                "valid_from": row["valid_from"] or None,
                "definition": row["definition"],
                "comparable": row["comparable"] == "true",
                "reason": row["reason"],
            },
        )


def _load_aliases(held: dict[str, int]) -> None:
    shipped = {
        (row["scheme"], row["text"]): (held[row["indicator"]], row["breakdown"])
        for row in read("aliases.csv")
    }
    mine = IndicatorAlias.objects.filter(partnership=None, matched_by=None)
    have = {(a.scheme, a.text): a for a in mine}
    IndicatorAlias.objects.bulk_create(
        IndicatorAlias(scheme=scheme, text=text, indicator_id=indicator, breakdown=breakdown)
        for (scheme, text), (indicator, breakdown) in shipped.items()
        if (scheme, text) not in have
    )
    for key, (indicator, breakdown) in shipped.items():
        if key in have and (have[key].indicator_id, have[key].breakdown) != (indicator, breakdown):
            mine.filter(pk=have[key].pk).update(indicator_id=indicator, breakdown=breakdown)
