"""Whom an area is compared with: England, its region, its neighbours, its police force."""

from dataclasses import dataclass

from goldthread.partnership.models import Area, Footprint, NeighbourGroup
from goldthread.partnership.models.area import AreaKind

NATION = "england"


@dataclass(frozen=True)
class Comparators:
    """The areas an area stands beside. `edition` is that of its statistical neighbours."""

    nation: Area | None
    regions: tuple[Area, ...]
    forces: tuple[Area, ...]
    neighbours: tuple[Area, ...]
    edition: str

    @property
    def areas(self) -> list[Area]:
        """All of them, each once."""
        every = (*([self.nation] if self.nation else []), *self.regions, *self.forces)
        return list({area.pk: area for area in (*every, *self.neighbours)}.values())


def comparators_of(area: Area, edition: str | None = None) -> Comparators:
    """The comparators of an area, with its neighbours of an edition (the newest when not said)."""
    above = [
        footprint.area
        for footprint in Footprint.objects.filter(part=area, ended_on=None).select_related("area")
    ]
    groups = NeighbourGroup.objects.filter(area=area).prefetch_related("members__area")
    group = (groups.filter(edition=edition) if edition else groups.order_by("-edition")).first()
    return Comparators(
        nation=Area.objects.filter(slug=NATION).exclude(pk=area.pk).first(),
        regions=tuple(a for a in above if a.kind == AreaKind.REGION),
        forces=tuple(a for a in above if a.kind == AreaKind.POLICE_FORCE),
        neighbours=tuple(member.area for member in group.members.all()) if group else (),
        edition=group.edition if group else "",
    )
