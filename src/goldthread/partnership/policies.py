"""Who may do what with areas, partnerships, agencies and people."""

from goldthread.core.rls import (
    Policy,
    holds_role,
    member_with_role,
    own,
    service,
    signed_in,
)
from goldthread.partnership.roles import Permission, holders_of

LOADERS = holders_of(Permission.LOAD_FIGURES)
RUNNERS = holders_of(Permission.RUN_INSTALLATION)

operators = service("command-line") | holds_role(*RUNNERS)
readers = signed_in | service("command-line", "loader", "worker", "sign-in")
# A load may name a place nobody knows yet; whoever may load may make it, provisionally.
place_makers = service("command-line", "loader") | holds_role(*LOADERS)


def _places(table: str) -> Policy:
    return Policy(table, read=readers, insert=place_makers, update=operators)


POLICIES = [
    _places("partnership_area"),
    _places("partnership_areaalias"),
    Policy("partnership_footprint", read=readers, insert=operators, update=operators),
    Policy("partnership_neighbourgroup", read=readers, insert=operators, update=operators),
    Policy("partnership_neighbour", read=readers, insert=operators, update=operators),
    Policy("partnership_partnership", read=readers, insert=operators, update=operators),
    Policy(
        "partnership_agency",
        read=readers,
        insert=operators,
        update=operators | member_with_role("partnership_id", ("business_manager",)),
    ),
    Policy(
        "partnership_person",
        read=readers,
        insert=operators,
        update=own("id") | operators | service("sign-in"),
        # An address is what an account is known by: it does not change hands.
        update_columns=("password", "last_login", "name", "is_active"),
    ),
    # The look-up of memberships runs as the owner and must see every row, so it is not forced.
    Policy(
        "partnership_membership",
        read=readers,
        insert=service("command-line") | member_with_role("partnership_id", RUNNERS),
        update=service("command-line") | member_with_role("partnership_id", RUNNERS),
        force=False,
    ),
]
