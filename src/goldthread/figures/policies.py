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
    signed_in,
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
        insert=holders(Permission.KEEP_CATALOGUE),
        update=holders(Permission.KEEP_CATALOGUE),
        delete=holders(Permission.KEEP_CATALOGUE),
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

preparers = member_with_role(P, holders_of(Permission.PREPARE_RELEASES)) | service("command-line")
approvers = member_with_role(P, holders_of(Permission.APPROVE_RELEASES))
working = member_with_role(P, holders_of(Permission.READ_WORKING)) | service("command-line")
is_out = Rule("(state in ('frozen', 'withdrawn'))")
# Of another partnership's release too: what is for the public is for everyone.
audience = (
    (Rule("(audience = 'public')") & signed_in)
    | (Rule("(audience = 'partners')") & member_of(P))
    | (
        Rule("(audience = 'board')")
        & member_with_role(P, holders_of(Permission.READ_BOARD_RELEASES))
    )
)
# A withdrawn release keeps its notice and loses its readers; a former decision never had any.
of_what_is_out = Rule(
    "((release_id, decision) in (select id, decision from figures_release where state = 'frozen'))"
)


def _part(table: str, read: Rule) -> Policy:
    """A part of a release: written once, never changed."""
    return Policy(table, read=read, insert=preparers)


RELEASES = [
    Policy(
        "figures_release",
        read=working | preparers | approvers | (is_out & audience),
        insert=preparers,
        update=preparers | approvers,
        # What a release is of and for whom is said once; a trigger keeps the order of its states.
        update_columns=(
            "state", "rule_set", "rules", "decision", "digest", "decided_at",
            "approved_by", "approved_at", "approved_as", "approved_note", "sent_back_note",
            "frozen_by", "frozen_at", "withdrawn_by", "withdrawn_at", "withdrawn_note",
        ),
    ),
    _part("figures_releasetable", working | preparers | of_what_is_out),
    _part("figures_releasecell", working | preparers | of_what_is_out),
    _part("figures_releaseworking", working | preparers),
    _part("figures_releaseproblem", working | preparers),
]  # fmt: skip
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
