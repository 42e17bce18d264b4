"""Preparing a release: its tables decided against everything that is out, and written down."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from goldthread.core.audit import record
from goldthread.core.context import current_actor
from goldthread.core.now import now, today
from goldthread.figures.actions import RELEASE_DECIDED
from goldthread.figures.disclosure.rules import RuleSet, from_data, rule_set
from goldthread.figures.models import Release
from goldthread.figures.models.release import Audience, ReleaseState
from goldthread.figures.releases.deciding import Decided, decide_release
from goldthread.figures.releases.problems import TwoValues
from goldthread.figures.releases.public import official_beside, with_populations
from goldthread.figures.releases.reading import Shown, laid_out
from goldthread.figures.releases.specs import TableSpec
from goldthread.figures.releases.stored import ever_out, out, specs_of, tables_of, workings_of
from goldthread.figures.releases.storing import rows_of, table_row, write
from goldthread.partnership.models import Partnership

__all__ = ["NothingToRelease", "TwoValues", "decide_again", "prepare", "preview"]


class NothingToRelease(ValueError):
    """A release without a figure was asked for."""


def prepare(
    partnership: Partnership,
    title: str,
    audience: str,
    rules: str | RuleSet,
    tables: Sequence[TableSpec],
    *,
    period: tuple[date | None, date | None] = (None, None),
    as_at: date | None = None,
) -> Release:
    """A release of these tables, decided and waiting for approval.

    `audience` is an `Audience`; `rules` the code of a rule set or one of one's own. Raises
    TwoValues where one thing is given two values, NothingToRelease without a figure.
    """
    if not any(table.cells for table in tables):
        raise NothingToRelease("A release needs a figure: choose indicators that have some.")
    chosen = rule_set(rules) if isinstance(rules, str) else rules
    with transaction.atomic():
        release = Release.objects.create(
            partnership=partnership,
            title=title,
            audience=Audience(audience),
            rule_set=chosen.code,
            rules=chosen.as_data(),
            period_start=period[0],
            period_end=period[1],
            as_at=as_at or today(),
            prepared_by=current_actor().person,
            prepared_at=now(),
            decision=1,
        )
        return decided(release, with_populations(tables))


def decide_again(release: Release, rules: str | RuleSet | None = None) -> Release:
    """Decide a release that was sent back anew: under other rules, against what is out by now."""
    if release.state != ReleaseState.DRAFT:
        raise ValueError("Only a release that was sent back is decided again.")
    tables = specs_of(
        tables_of([release]).get(release.pk, []), workings_of([release]).get(release.pk, [])
    )
    chosen = rule_set(rules) if isinstance(rules, str) else rules or from_data(release.rules)
    with transaction.atomic():
        release.decision += 1
        release.rule_set, release.rules = chosen.code, chosen.as_data()
        release.save(update_fields=["decision", "rule_set", "rules"])
        return decided(release, tables)


def decided(release: Release, tables: Sequence[TableSpec]) -> Release:
    """Decide every cell, write the parts, and say in the ledger how much is hidden."""
    found = outcomes(release, tables)
    release.digest = write(release, tables, found)
    release.state, release.decided_at = ReleaseState.DECIDED, now()
    release.save(update_fields=["state", "decided_at", "digest"])
    record(RELEASE_DECIDED, release, after=facts(release, found))
    return release


def outcomes(release: Release, tables: Sequence[TableSpec]) -> Decided:
    """What every cell shows, beside what is out and what everybody knows."""
    return decide_release(
        tables,
        from_data(release.rules),
        release.audience,
        out(ever_out(release.partnership)),
        official_beside(tables),
    )


def preview(
    partnership: Partnership | None,
    title: str,
    audience: str,
    rules: str | RuleSet,
    tables: Sequence[TableSpec],
) -> Shown:
    """What a release of these tables would show, decided against all that is out; not kept.

    For a draft that is looked at before it is a release; of no partnership, nothing is out.
    Raises as `prepare` does.
    """
    chosen = rule_set(rules) if isinstance(rules, str) else rules
    release = Release(
        partnership=partnership,
        title=title,
        audience=Audience(audience),
        rule_set=chosen.code,
        rules=chosen.as_data(),
        as_at=today(),
    )
    based = with_populations(tables)
    found = outcomes(release, based)
    stored = [table_row(release, table, place) for place, table in enumerate(based, start=1)]
    pairs = zip(stored, based, strict=True)
    cells = [cell for row, spec in pairs for cell, _ in rows_of(release, row, spec, found)]
    return laid_out(release, stored, cells)


def facts(release: Release, found: Decided) -> dict[str, object]:
    """A release in the ledger: what it is and how much it hides, no figure itself."""
    return {
        "title": release.title,
        "audience": release.get_audience_display(),
        "rule_set": release.rule_set,
        "digest": release.digest,
        "cells": len(found.outcomes),
        "hidden": sum(1 for one in found.outcomes.values() if one.why),
        "told": len(found.ours) + len(found.not_ours),
    }
