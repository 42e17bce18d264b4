"""Taking a load back: its figures end, and those it revised stand again as new rows."""

from django.db import connection, transaction

from goldthread.core.audit import record
from goldthread.core.now import now
from goldthread.figures.actions import LOAD_WITHDRAWN, facts
from goldthread.figures.loading.apply import CannotApply, hold_source
from goldthread.figures.models import Figure, Load
from goldthread.figures.models.load import STANDING, LoadState
from goldthread.figures.tasks import check_discrepancies

# Every column of a figure but its own number and when it was recorded.
CARRIED = ", ".join(
    f'"{field.column}"'
    for field in Figure._meta.concrete_fields
    if field.name not in {"id", "recorded_at", "recorded_until"}
)


def check_can_withdraw(load: Load) -> None:
    """That a load is applied and the last of its source, so that nothing rests on it."""
    if load.state not in STANDING:
        raise CannotApply(
            f"This load is {load.get_state_display().lower()};"
            " only an applied one can be taken back."
        )
    later = Load.objects.filter(
        source=load.source, state__in=STANDING, applied_at__gt=load.applied_at
    ).first()
    if later:
        raise CannotApply(
            f"“{later.file_name}” was loaded into this source afterwards and may rest on this one."
            " Take that back first."
        )


def withdraw(load: Load, reason: str = "") -> Load:
    """Take a load back whole. What it said stays recorded, as known for a while and no longer."""
    with transaction.atomic():
        load = Load.objects.select_for_update().get(pk=load.pk)
        hold_source(load)
        check_can_withdraw(load)
        moment = now()
        keys = {"load": load.pk, "source": load.source_id, "then": load.applied_at, "now": moment}
        with connection.cursor() as cursor:
            cursor.execute(
                "update figures_figure set recorded_until = %(now)s"
                " where load_id = %(load)s and recorded_until is null",
                keys,
            )
            cursor.execute(
                f"insert into figures_figure ({CARRIED}, recorded_at) select {CARRIED}, %(now)s"
                " from figures_figure where source_id = %(source)s and recorded_until = %(then)s",
                keys,
            )
        load.state, load.withdrawn_at = LoadState.WITHDRAWN, moment
        load.message = ""
        load.save(update_fields=["state", "withdrawn_at", "message"])
        record(LOAD_WITHDRAWN, load, before=facts(load), reason=reason)
        check_discrepancies.defer(partnership=load.partnership_id)
    return load
