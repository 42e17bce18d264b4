"""`goldthread audit verify` and `goldthread access check`: the ledger and the policies."""

from dataclasses import asdict

import click
from django.db import connections

from goldthread.core.rls_check import FRAMEWORK_TABLES, check
from goldthread.core.verdict import Verdict
from goldthread.core.verifying import verify
from goldthread.ops.cli import goldthread
from goldthread.ops.cli.common import FORMATS, reads_store, show_json

WITHOUT_POLICIES = FRAMEWORK_TABLES | {
    "partnership_membership": "secured, not forced: the look-up of memberships runs as its owner"
}


@goldthread.group()
def audit() -> None:
    """The ledger of everything done."""


@audit.command("verify")
@FORMATS
@reads_store
def verify_ledger(form: str) -> None:
    """Check every sealed entry against its seals; exit 1 when anything was altered."""
    verdict = verify()
    if form == "json":
        show_json(asdict(verdict) | {"sound": verdict.is_sound})
    else:
        show_verdict(verdict)
    if not verdict.is_sound:
        raise SystemExit(1)


def show_verdict(verdict: Verdict) -> None:
    click.echo(f"{verdict.entries:,} sealed entries in {verdict.batches:,} batches.")
    if verdict.unsealed:
        click.echo(f"{verdict.unsealed:,} are not sealed yet.")
    for fault in verdict.faults:
        click.echo(f"FAULT: {fault}")
    if verdict.more_faults:
        click.echo(f"and {verdict.more_faults:,} more faults")
    click.echo("Sound." if verdict.is_sound else "The ledger has been altered.")


@goldthread.group()
def access() -> None:
    """Who may see what, asked of the database itself."""


@access.command("check")
@FORMATS
@reads_store
def check_access(form: str) -> None:
    """Tables without forced policies, roles that pass them, grants too wide; exit 1 if any."""
    findings = check(connections["default"], WITHOUT_POLICIES)
    if form == "json":
        show_json([finding._asdict() for finding in findings])
    else:
        for finding in findings:
            click.echo(" ".join(str(part) for part in finding))
        click.echo(f"{len(findings):,} findings")
    if findings:
        raise SystemExit(1)
