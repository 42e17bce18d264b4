"""Applying a change set whole, and taking it back."""

from dataclasses import asdict
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from goldthread.core.audit import record
from goldthread.core.now import now
from goldthread.figures.actions import LOAD_APPLIED, facts
from goldthread.figures.loading import changes, provisional
from goldthread.figures.loading.changes import SAME
from goldthread.figures.models import Load, StagedRow
from goldthread.figures.models.load import LoadState
from goldthread.figures.models.source import SourceKind
from goldthread.figures.tasks import check_discrepancies

COPIED = (
    "measure, breakdown, unit, period_kind, period_start, period_end, state, value, symbol,"
    " low_reliability, numerator, denominator, descriptive, reference, identity, section,"
    ' "table", column_label, published_text, note'
)
RENAMED = "reporting_area, printed_indicator, printed_code, place"
STAGED = ", ".join(f"s.{column.strip()}" for column in COPIED.split(","))


class CannotApply(Exception):
    """Why a load cannot be applied or taken back, in a sentence a person can act on."""


def apply(load: Load) -> Load:
    """Write a ready load's new and revised figures; the rows they revise end at this moment.

    Raises CannotApply when the load is not ready, or when the store has changed since its
    change set was shown: then the new change set is recorded, to be looked at again.
    """
    with transaction.atomic():
        load = Load.objects.select_for_update().get(pk=load.pk)
        hold_source(load)
        check_ready(load)
        check_still_true(load)
        _write(load)
    return load


def check_ready(load: Load) -> None:
    if load.state not in {LoadState.READY, LoadState.APPLYING}:
        raise CannotApply(
            f"This load is {load.get_state_display().lower()}; only a ready one can be applied."
        )


def check_still_true(load: Load) -> None:
    """That the change set a person saw is still what would happen.

    It is, unless another load of the source was applied or taken back since this one began; then
    it is counted again.
    """
    others = Load.objects.filter(source=load.source).exclude(pk=load.pk)
    since = Q(applied_at__gte=load.started_at) | Q(withdrawn_at__gte=load.started_at)
    if not others.filter(since).exists():
        return
    found = asdict(changes.count(load))
    shown = {name: getattr(load, name) for name in found}
    if found != shown:
        raise CannotApply(
            "The figures held have changed since this file was checked"
            f" ({found['new']} new and {found['revised']} revised now, {shown['new']} and"
            f" {shown['revised']} then). Load the file again and look at its new change set."
        )


def hold_source(load: Load) -> None:
    """One load of a source at a time, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [4_711, load.source_id])


def _write(load: Load) -> None:
    moment = now()
    indicators, areas = provisional.make(load)
    with connection.cursor() as cursor:
        keys = {
            **_columns(load, moment),
            "unknown": list(indicators),
            "indicators": list(indicators.values()),
            "places": list(areas),
            "areas": list(areas.values()),
        }
        changes.plan_for(cursor, load)
        if load.revised:
            cursor.execute(END_REVISED, keys)
        if load.new or load.revised:
            cursor.execute(INSERT, keys)
    StagedRow.objects.filter(load=load).delete()
    load.state, load.applied_at, load.message = LoadState.APPLIED, moment, ""
    load.save(update_fields=["state", "applied_at", "message"])
    record(LOAD_APPLIED, load, after=facts(load))
    check_discrepancies.defer(partnership=load.partnership_id)


END_REVISED = f"""
    update figures_figure f set recorded_until = %(recorded_at)s
    from figures_stagedrow s
    where s.load_id = %(load)s and f.source_id = %(source)s and f.identity = s.identity
      and f.recorded_until is null and not {SAME}
"""

# What was revised has just ended, so it has no live row either and stands again as revised.
INSERT = f"""
    insert into figures_figure (source_id, load_id, partnership_id, precedence, known_from,
      recorded_at, indicator_id, area_id, {RENAMED}, {COPIED})
    select %(source)s, %(load)s, %(partnership)s, %(precedence)s, %(known_from)s,
      %(recorded_at)s, coalesce(i.real, s.indicator_id), coalesce(a.real, s.area_id),
      s.area_text, s.indicator_text, s.indicator_code, s.row_number, {STAGED}
    from figures_stagedrow s
    left join figures_figure f
      on f.source_id = %(source)s and f.identity = s.identity and f.recorded_until is null
    left join unnest(%(unknown)s::bigint[], %(indicators)s::bigint[]) i(placeholder, real)
      on i.placeholder = s.indicator_id
    left join unnest(%(places)s::bigint[], %(areas)s::bigint[]) a(placeholder, real)
      on a.placeholder = s.area_id
    where s.load_id = %(load)s and f.id is null
"""


def _columns(load: Load, moment: Any) -> dict[str, Any]:
    assert load.source is not None
    return {
        "source": load.source_id,
        "load": load.pk,
        "partnership": load.partnership_id,
        "precedence": SourceKind(load.source.kind).precedence,
        "known_from": load.source.known_from,
        "recorded_at": moment,
    }
