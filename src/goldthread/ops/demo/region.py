"""The five partnerships of the demo region, what they watch, who owes what."""

from dataclasses import dataclass
from datetime import date

from goldthread.figures.models import ChosenIndicator, Expectation, Indicator
from goldthread.figures.models.expectation import Frequency
from goldthread.partnership.models import Agency, Area, Partnership
from goldthread.partnership.models.partnership import PartnershipKind


@dataclass(frozen=True)
class Place:
    """An area of the region and the partnership that answers for it."""

    area: str
    slug: str
    partnership: str
    kind: PartnershipKind = PartnershipKind.CHILDREN


PLACES = [
    Place("north-somerset", "north-somerset", "North Somerset Safeguarding Children Partnership"),
    Place(
        "bath-and-north-east-somerset",
        "bath-and-north-east-somerset",
        "B&NES Community Safety and Safeguarding Partnership",
        PartnershipKind.ALL_AGE,
    ),
    Place("bristol-city-of", "bristol", "Bristol Safeguarding Children Partnership"),
    Place("somerset", "somerset", "Somerset Safeguarding Children Partnership"),
    Place(
        "south-gloucestershire",
        "south-gloucestershire",
        "South Gloucestershire Safeguarding Children Partnership",
    ),
]

WATCHED = [
    "CH001", "CH004", "CH005", "CH006", "CH011", "CH013", "CH017", "CH018", "CH021", "CH022",
    "CH025", "CH026", "CH027", "CH029", "CH031", "CL001", "PO006", "PO007", "PO008", "PO009",
    "PO010", "PO011", "PO012", "PO013", "PO014", "PO016", "PO017", "PO018", "PO019", "PO020",
    "PO021", "LA008", "CD001", "MA003", "PF001", "AD001",
]  # fmt: skip

AGENCIES = [
    ("council", "Council children's services", "council"),
    ("police", "Avon and Somerset Police", "police"),
    ("health", "Integrated care board", "health"),
]

# Who owes what: the two feeds the reports say were missing, and the police's twelve months.
OWED = [
    ("police", ["PO006", "PO010", "PO011", "PO014", "PO019"], Frequency.YEAR, 120),
    ("health", ["CL004", "HE022"], Frequency.QUARTER, 30),
    ("council", ["CH025", "CH017", "CL001"], Frequency.YEAR, 90),
]
OWED_SINCE = date(2024, 4, 1)


def set_up() -> list[Partnership]:
    """Make the region's partnerships, agencies, watched indicators and expectations."""
    partnerships = [_partnership(place) for place in PLACES]
    for partnership in partnerships:
        watch(partnership, WATCHED)
        _expect(partnership, _agencies(partnership))
    return partnerships


def _partnership(place: Place) -> Partnership:
    partnership, _ = Partnership.objects.get_or_create(
        slug=place.slug,
        defaults={
            "name": place.partnership,
            "kind": place.kind,
            "area": Area.objects.get(slug=place.area),
        },
    )
    return partnership


def watch(partnership: Partnership, codes: list[str]) -> None:
    """Put indicators on a partnership's overview, in this order; those there keep their place."""
    known = {i.code: i for i in Indicator.objects.filter(code__in=codes, partnership=None)}
    for position, code in enumerate(codes, start=1):
        ChosenIndicator.objects.get_or_create(
            partnership=partnership, indicator=known[code], defaults={"position": position}
        )


def _agencies(partnership: Partnership) -> dict[str, Agency]:
    return {
        key: Agency.objects.get_or_create(
            partnership=partnership, name=name, defaults={"sector": sector, "statutory": True}
        )[0]
        for key, name, sector in AGENCIES
    }


def _expect(partnership: Partnership, agencies: dict[str, Agency]) -> None:
    for agency, codes, frequency, days in OWED:
        for indicator in Indicator.objects.filter(code__in=codes, partnership=None):
            Expectation.objects.get_or_create(
                partnership=partnership,
                agency=agencies[agency],
                indicator=indicator,
                area=partnership.area,
                frequency=frequency,
                defaults={"due_days": days, "started_on": OWED_SINCE},
            )
