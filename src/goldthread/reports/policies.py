"""Who may read and write reports. A draft is its partnership's alone."""

from goldthread.core.rls import Policy, Rule, member_of, member_with_role, service, shared_or_member
from goldthread.partnership.roles import Permission, holders_of

P = "partnership_id"
SERVICES = ("command-line", "worker")
readers = member_of(P) | service(*SERVICES)
operator = service("command-line")


def holders(permission: Permission) -> Rule:
    return member_with_role(P, holders_of(permission)) | operator


writers = holders(Permission.WRITE_REPORTS)
signers = holders(Permission.SIGN_REPORTS)
commenters = holders(Permission.COMMENT_ON_REPORTS)

POLICIES = [
    Policy(
        "reports_report",
        read=readers,
        insert=writers,
        update=writers | signers,
        update_columns=(
            "state",
            "signed_at",
            "published_at",
            "public_release_id",
            "partners_release_id",
        ),
    ),
    # A version is never changed and never deleted: nobody is granted that.
    Policy("reports_reportversion", read=readers, insert=writers),
    Policy(
        "reports_comment",
        read=readers,
        insert=commenters,
        update=writers | commenters,
        update_columns=("settled_by", "settled_at"),
    ),
    Policy("reports_signoff", read=readers, insert=signers),
    Policy(
        "reports_recipient",
        read=readers,
        insert=writers,
        update=writers,
        update_columns=("sent_on", "removed_at"),
    ),
    Policy("reports_planrow", read=readers, insert=writers, update=writers),
    Policy(
        "reports_term", read=shared_or_member(P) | service(*SERVICES), insert=writers | operator
    ),
]
