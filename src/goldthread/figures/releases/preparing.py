"""Preparing a release: its tables decided against everything that is out, and written down."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from goldthread.core.audit import record
from goldthread.core.context import current_actor
from goldthread.core.now import now, today
from goldthread.figures.actions import RELEASE_DECIDED
from goldthread.figures.disclosure.rules import RuleSet, from_data, rule_set
from goldthread.figures.models import Figure, Release
from goldthread.figures.models.release import Audience, ReleaseState
from goldthread.figures.reading.bases import mid_year, populations
from goldthread.figures.releases.deciding import Decided, decide_release
from goldthread.figures.releases.problems import TwoValues
from goldthread.figures.releases.specs import CellSpec, TableSpec, share_of
from goldthread.figures.releases.stored import earlier, ever_out, specs_of, tables_of, workings_of
from goldthread.figures.releases.storing import write
from goldthread.partnership.models import Area, Partnership

__all__ = ["NothingToRelease", "TwoValues", "decide_again", "prepare"]

OF_CHILDREN = "rate_per_10000"


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
    found = decide_release(
        tables, from_data(release.rules), release.audience, earlier(ever_out(release.partnership))
    )
    release.digest = write(release, tables, found)
    release.state, release.decided_at = ReleaseState.DECIDED, now()
    release.save(update_fields=["state", "decided_at", "digest"])
    record(RELEASE_DECIDED, release, after=facts(release, found))
    return release


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


def with_populations(tables: Sequence[TableSpec]) -> list[TableSpec]:
    """The tables with the population behind each rate of children that came without one.

    Everybody can look the population up, so a rate of few gives its count away.
    """
    lacking = {
        cell.figure
        for table in tables
        for cell in table.cells.values()
        if cell.unit == OF_CHILDREN and cell.share is None and cell.is_protected and cell.figure
    }
    if not lacking:
        return list(tables)
    figures = list(Figure.objects.filter(pk__in=lacking).select_related("indicator", "area"))
    held = populations(Area.objects.filter(pk__in={figure.area_id for figure in figures}))
    for figure in figures:
        figure.denominator = held.get((figure.area_id, mid_year(figure.period_end)))
    shares = {figure.pk: share_of(figure) for figure in figures}

    def based(cell: CellSpec) -> CellSpec:
        found = shares.get(cell.figure or 0)
        return replace(cell, share=found) if cell.share is None and found else cell

    return [
        replace(table, cells={place: based(cell) for place, cell in table.cells.items()})
        for table in tables
    ]
