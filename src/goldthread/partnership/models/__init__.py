"""Areas, partnerships, agencies and the people who work in them."""

from goldthread.partnership.models.area import Area, AreaAlias, Footprint
from goldthread.partnership.models.membership import Membership
from goldthread.partnership.models.neighbours import Neighbour, NeighbourGroup
from goldthread.partnership.models.partnership import Agency, Partnership
from goldthread.partnership.models.person import Person

__all__ = [
    "Agency",
    "Area",
    "AreaAlias",
    "Footprint",
    "Membership",
    "Neighbour",
    "NeighbourGroup",
    "Partnership",
    "Person",
]
