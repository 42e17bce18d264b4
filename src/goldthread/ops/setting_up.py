"""Setting an installation up: reference data always, then the demo region or one's own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldthread.core.now import today
from goldthread.figures import alerts, catalogue
from goldthread.figures.discrepancies import keeping
from goldthread.ops.demo import figures as demo_figures
from goldthread.ops.demo import people, plans, region
from goldthread.partnership import reference_data
from goldthread.partnership.models import Agency, Area, Membership, Partnership, Person


def say_nothing(text: str) -> None:
    """Be silent."""


def reference() -> None:
    """Areas and catalogue as this version ships them; also after an upgrade."""
    reference_data.load_areas()
    catalogue.load()


def recheck() -> None:
    """Discrepancies by the rules of this version: an upgrade brings new ones."""
    keeping.check_all()


def demo(say: Callable[[str], None] = say_nothing) -> None:
    """The demo region: five partnerships, their real published figures, invented people."""
    reference()
    partnerships = region.set_up()
    people.set_up(partnerships)
    demo_figures.load_all(say)
    plans.load_all(say)
    keeping.check_if_behind(None)
    for partnership in partnerships:
        alerts.raise_alerts(partnership)


@dataclass(frozen=True)
class FirstRun:
    """What a partnership says of itself at its first run."""

    partnership: str
    slug: str
    kind: str
    area: Area
    agencies: Sequence[str]
    administrator_name: str
    administrator_email: str
    password: str
    indicators: Sequence[str] = ()


def own(first: FirstRun) -> Partnership:
    """An installation of one's own: area, agencies, first administrator, chosen indicators."""
    partnership = Partnership.objects.create(
        name=first.partnership, slug=first.slug, kind=first.kind, area=first.area
    )
    for name in first.agencies:
        Agency.objects.create(partnership=partnership, name=name)
    person = Person.objects.create_user(
        first.administrator_email, first.administrator_name, first.password
    )
    for role in ("administrator", "business_manager"):
        Membership.objects.create(
            person=person, partnership=partnership, role=role, started_on=today()
        )
    region.watch(partnership, list(first.indicators) or region.WATCHED)
    return partnership
