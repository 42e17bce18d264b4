"""Who may do what with indicators, figures and what is said of them."""

from goldthread.core.rls import (
    Policy,
    Rule,
    holds_role,
    member_of,
    member_with_role,
    service,
    shared,
    shared_or_member,
)
from goldthread.partnership.roles import Permission, holders_of

P = "partnership_id"
SERVICES = ("command-line", "loader", "worker")

readers = shared_or_member(P) | service(*SERVICES)


def holders(permission: Permission, column: str = P) -> Rule:
    """Those with a permission in the row's partnership; of shared rows, with it anywhere."""
    roles = holders_of(permission)
    return (
        member_with_role(column, roles) | (shared(column) & holds_role(*roles)) | service(*SERVICES)
    )


loaders = holders(Permission.LOAD_FIGURES) | member_with_role(
    P, holders_of(Permission.LOAD_OWN_RETURN)
)
keepers = holders(Permission.KEEP_CATALOGUE) | loaders
# What hangs on a row with a partnership is as visible as that row.
through_load = Rule("(load_id in (select id from figures_load))")
through_indicator = Rule("(indicator_id in (select id from figures_indicator))")


# What is found follows from the figures alone: only the check writes it.
checkers = service(*SERVICES)


def _of_partnership(table: str, permission: Permission) -> Policy:
    writers = holders(permission)
    return Policy(table, read=readers, insert=writers, update=writers)


POLICIES = [
    Policy("figures_indicator", read=readers, insert=keepers, update=keepers),
    Policy(
        "figures_indicatorversion",
        read=through_indicator,
        insert=through_indicator
        & (holds_role(*holders_of(Permission.KEEP_CATALOGUE)) | service(*SERVICES)),
        update=service("command-line"),
    ),
    Policy("figures_indicatoralias", read=readers, insert=keepers, update=keepers),
    Policy(
        "figures_chosenindicator",
        read=readers,
        insert=keepers,
        update=keepers,
        delete=keepers,
    ),
    Policy("figures_figuresource", read=readers, insert=loaders, update=loaders),
    Policy(
        "figures_frameworkrow",
        read=Rule("(source_id in (select id from figures_figuresource))"),
        insert=service(*SERVICES),
        update=service(*SERVICES),
    ),
    Policy("figures_load", read=readers, insert=loaders, update=loaders),
    Policy(
        "figures_stagedrow",
        read=through_load,
        insert=through_load,
        update=through_load,
        delete=through_load,
    ),
    # A figure is never changed: only the moment it stopped standing may be written.
    Policy(
        "figures_figure",
        read=readers,
        insert=loaders,
        update=loaders | keepers,
        update_columns=("recorded_until",),
    ),
    _of_partnership("figures_expectation", Permission.KEEP_CATALOGUE),
    _of_partnership("figures_seriesbreak", Permission.KEEP_CATALOGUE),
    _of_partnership("figures_target", Permission.KEEP_CATALOGUE),
    _of_partnership("figures_sentenceedit", Permission.EDIT_SENTENCES),
    Policy(
        "figures_alert",
        read=readers,
        # Whoever loads raises alerts by loading; settling them is a permission of its own.
        insert=loaders,
        update=holders(Permission.SETTLE_ALERTS),
    ),
]

DISCREPANCIES = [
    Policy("figures_discrepancycheck", read=readers, insert=checkers, delete=checkers),
    Policy("figures_discrepancy", read=readers, insert=checkers, update=checkers),
    # A word on a discrepancy is never changed: only that it was taken back may be written.
    Policy(
        "figures_discrepancynote",
        read=member_of(P) | service(*SERVICES),
        insert=holders(Permission.SETTLE_DISCREPANCIES),
        update=holders(Permission.SETTLE_DISCREPANCIES),
        update_columns=("withdrawn_at", "withdrawn_by"),
    ),
]
