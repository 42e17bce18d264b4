"""The demo people: roles with invented names, who sign in by a click in demo mode only."""

from dataclasses import dataclass
from datetime import date

from goldthread.partnership.models import Membership, Partnership, Person


@dataclass(frozen=True)
class DemoPerson:
    """Someone to sign in as, and where they work as what."""

    name: str
    email: str
    role: str
    places: tuple[str, ...]
    agency: str = ""


EVERYWHERE = (
    "north-somerset",
    "bath-and-north-east-somerset",
    "bristol",
    "somerset",
    "south-gloucestershire",
)

PEOPLE = [
    DemoPerson("Morgan Thread", "morgan@demo.invalid", "business_manager", ("north-somerset",)),
    DemoPerson(
        "Ash Weaver", "ash@demo.invalid", "business_manager", ("bath-and-north-east-somerset",)
    ),
    DemoPerson("Devi Spindle", "devi@demo.invalid", "data_analyst", EVERYWHERE),
    DemoPerson(
        "Pat Bobbin",
        "pat@demo.invalid",
        "agency_contributor",
        ("north-somerset",),
        agency="Avon and Somerset Police",
    ),
    DemoPerson("Lee Warp", "lee@demo.invalid", "executive", EVERYWHERE),
    DemoPerson("Sam Weft", "sam@demo.invalid", "scrutineer", ("north-somerset",)),
    DemoPerson("Kit Loom", "kit@demo.invalid", "administrator", EVERYWHERE),
]
SINCE = date(2024, 4, 1)


def set_up(partnerships: list[Partnership]) -> None:
    """Make the demo people; their passwords are unusable, so outside demo mode none can enter."""
    by_slug = {partnership.slug: partnership for partnership in partnerships}
    for demo in PEOPLE:
        person = Person.objects.filter(email=demo.email).first()
        if person is None:
            person = Person.objects.create_user(demo.email, demo.name, is_demo=True)
        for place in demo.places:
            Membership.objects.get_or_create(
                person=person,
                partnership=by_slug[place],
                role=demo.role,
                ended_on=None,
                defaults={
                    "started_on": SINCE,
                    "agency": by_slug[place].agencies.filter(name=demo.agency).first(),
                },
            )
