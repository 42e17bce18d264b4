"""The areas of England as shipped: names, codes, footprints and statistical neighbours.

Loading again adds what is new and changes nothing a person has added.
Source: Department for Education authority codes; neighbours edition May 2025 (Open Government
Licence v3.0).
"""

import csv
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

from django.utils.text import slugify

from goldthread.partnership.models import Area, AreaAlias, Footprint, Neighbour, NeighbourGroup
from goldthread.partnership.models.area import AreaKind


def read(name: str) -> Iterator[dict[str, str]]:
    """The rows of one shipped table."""
    with files("goldthread.partnership.reference").joinpath(name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def load_areas() -> None:
    """Make every shipped area, alias, footprint and neighbour group that is not there yet."""
    areas = {row["name"]: _area(row) for row in read("areas.csv")}
    for row in read("areas.csv"):
        if row["region"] and not row["ended_on"]:
            Footprint.objects.get_or_create(area=areas[row["region"]], part=areas[row["name"]])
    for row in read("footprints.csv"):
        Footprint.objects.get_or_create(area=areas[row["area"]], part=areas[row["part"]])
    _load_neighbours(areas)


def _area(row: dict[str, str]) -> Area:
    ended = date.fromisoformat(row["ended_on"]) if row["ended_on"] else None
    slug = slugify(row["name"]) + (f"-to-{ended.year}" if ended else "")
    area, _ = Area.objects.get_or_create(
        slug=slug,
        defaults={
            "kind": AreaKind(row["kind"]),
            "name": row["name"],
            "ons_code": row["ons_code"],
            "la_number": row["la_number"],
            "started_on": row["started_on"] or None,
            "ended_on": ended,
        },
    )
    for alias in filter(None, row["aliases"].split("|")):
        AreaAlias.objects.get_or_create(text=alias.lower(), defaults={"area": area})
    return area


def _load_neighbours(areas: dict[str, Area]) -> None:
    for row in read("neighbours.csv"):
        group, _ = NeighbourGroup.objects.get_or_create(
            area=areas[row["area"]], edition=row["edition"]
        )
        Neighbour.objects.get_or_create(
            group=group,
            area=areas[row["neighbour"]],
            defaults={"rank": int(row["rank"]), "closeness": row["closeness"]},
        )
