"""The roles a person may hold in a partnership, in words, with what each may do.

These six carry ground and figures; the full matrix of record families comes with
need-to-know (access.md names sixteen roles).
"""

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """One thing a person may do; the value is how a refusal names it."""

    READ_FIGURES = "see figures"
    LOAD_FIGURES = "load figures and take loads back"
    LOAD_OWN_RETURN = "send their own agency's return"
    KEEP_CATALOGUE = "keep the indicator catalogue"
    EDIT_SENTENCES = "edit the words of a judgement"
    SETTLE_ALERTS = "settle alerts"
    SETTLE_DISCREPANCIES = "explain or accept discrepancies"
    PREPARE_RELEASES = "prepare releases"
    APPROVE_RELEASES = "approve releases"
    READ_WORKING = "see what a release hides, and why"
    READ_BOARD_RELEASES = "read what is released to the board"
    WRITE_REPORTS = "write the yearly report"
    COMMENT_ON_REPORTS = "comment on the yearly report"
    SIGN_REPORTS = "sign the yearly report"
    RUN_INSTALLATION = "run the installation"


@dataclass(frozen=True)
class Role:
    """A role as staff read it: its name, what the holder is for, what they may do."""

    code: str
    name: str
    description: str
    permissions: frozenset[Permission]


def _role(code: str, name: str, description: str, *permissions: Permission) -> Role:
    return Role(code, name, description, frozenset({Permission.READ_FIGURES, *permissions}))


ROLES: dict[str, Role] = {
    role.code: role
    for role in [
        _role(
            "business_manager",
            "Business manager",
            "Runs the partnership's day: chases returns, prepares boards, signs off reports.",
            Permission.LOAD_FIGURES,
            Permission.KEEP_CATALOGUE,
            Permission.EDIT_SENTENCES,
            Permission.SETTLE_ALERTS,
            Permission.SETTLE_DISCREPANCIES,
            Permission.PREPARE_RELEASES,
            Permission.APPROVE_RELEASES,
            Permission.READ_WORKING,
            Permission.READ_BOARD_RELEASES,
            Permission.WRITE_REPORTS,
            Permission.COMMENT_ON_REPORTS,
        ),
        _role(
            "data_analyst",
            "Data analyst",
            "Loads and checks figures, keeps the catalogue, writes what the figures mean.",
            Permission.LOAD_FIGURES,
            Permission.KEEP_CATALOGUE,
            Permission.EDIT_SENTENCES,
            Permission.SETTLE_ALERTS,
            Permission.SETTLE_DISCREPANCIES,
            Permission.PREPARE_RELEASES,
            Permission.READ_WORKING,
            Permission.READ_BOARD_RELEASES,
            Permission.WRITE_REPORTS,
            Permission.COMMENT_ON_REPORTS,
        ),
        _role(
            "agency_contributor",
            "Agency contributor",
            "Sends the return their own agency owes and sees what the partnership makes of it.",
            Permission.LOAD_OWN_RETURN,
            Permission.COMMENT_ON_REPORTS,
        ),
        _role(
            "executive",
            "Executive member",
            "Answers for the partnership: reads everything, approves what goes out.",
            Permission.APPROVE_RELEASES,
            Permission.READ_WORKING,
            Permission.READ_BOARD_RELEASES,
            Permission.COMMENT_ON_REPORTS,
            Permission.SIGN_REPORTS,
        ),
        _role(
            "scrutineer",
            "Independent scrutineer",
            "Holds the partnership to account from outside: reads figures and their sources.",
            Permission.READ_BOARD_RELEASES,
            Permission.COMMENT_ON_REPORTS,
            Permission.SIGN_REPORTS,
        ),
        _role(
            "administrator",
            "Administrator",
            "Runs the installation: accounts, areas, agencies, upgrades.",
            Permission.LOAD_FIGURES,
            Permission.KEEP_CATALOGUE,
            Permission.RUN_INSTALLATION,
        ),
    ]
}


def holders_of(permission: Permission) -> tuple[str, ...]:
    """The codes of the roles that carry a permission, for policies written in the database."""
    return tuple(code for code, role in ROLES.items() if permission in role.permissions)
