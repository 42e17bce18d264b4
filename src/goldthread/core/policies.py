"""Who may do what with the ground's own tables."""

from goldthread.core.rls import (
    PERSON,
    SERVICE,
    Policy,
    Rule,
    member_of,
    member_with_role,
    own,
    service,
    shared,
)

# access.md, "Audit log, access log": the business manager and the auditor read it.
LEDGER_READERS = ("business_manager", "auditor")

by_who_acts = Rule(
    f"(person_id is not distinct from {PERSON} and service is not distinct from"
    f" coalesce({SERVICE}, ''))"
)

ENTRIES = Policy(
    "core_auditentry",
    read=service("sealer", "command-line", "disposal")
    | member_with_role("partnership_id", LEDGER_READERS),
    insert=by_who_acts,
    # Passed by the disposal function, which runs as the owner; the app itself has no grant.
    update=service("disposal"),
    update_columns=(),
)
SEALS = Policy(
    "core_auditseal",
    read=service("sealer", "command-line", "disposal"),
    insert=service("sealer"),
)
BATCHES = Policy(
    "core_auditbatch",
    read=service("sealer", "command-line"),
    insert=service("sealer"),
)
FILES = Policy(
    "core_storedfile",
    # A file of no partnership is its sender's own: never shared because a caller left one out.
    read=member_of("partnership_id")
    | own("uploaded_by")
    | service("loader", "command-line", "disposal"),
    insert=(own("uploaded_by") & (member_of("partnership_id") | shared("partnership_id")))
    | service("loader", "command-line"),
    delete=service("disposal"),
)
