"""The background work of loading: a file read, a change set applied, alerts raised.

Reading and applying act as the person who asked. Whatever goes wrong, a load ends in a state
with a sentence: a fault of ours is written aside, so that it outlasts the job's rollback.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from goldthread.core.context import aside
from goldthread.core.files import path_of
from goldthread.core.jobs import job
from goldthread.core.models import StoredFile
from goldthread.exchange.bringing_in import Said, bring_in
from goldthread.figures.loading.apply import CannotApply, apply
from goldthread.figures.loading.rows import Refusal, Unreadable
from goldthread.figures.loading.withdraw import withdraw
from goldthread.figures.models import Load
from goldthread.figures.models.load import LoadState
from goldthread.partnership.models import Partnership

# Fewer figures than this are applied, or taken back, while the person waits.
DONE_AT_ONCE = 5_000

READING_BROKE = (
    "The file could not be read through a fault of Goldthread's own. Nothing was changed."
    " Send it again; if it happens again, tell whoever runs Goldthread the number of this load."
)
APPLYING_BROKE = (
    "Applying stopped through a fault of Goldthread's own. Nothing was changed. Try again;"
    " if it happens again, tell whoever runs Goldthread the number of this load."
)
WITHDRAWING_BROKE = (
    "Taking it back stopped through a fault of Goldthread's own. Its figures stand as before. Try"
    " again; if it happens again, tell whoever runs Goldthread the number of this load."
)

ADVANCED = """
    update figures_load set state = 'reading', rows_read = %s, rows_total = %s
    where id = %s and state in ('waiting', 'reading')
"""
SETTLED = "update figures_load set state = %s, message = %s where id = %s and state = %s"


@job(as_person=True)
def read_file(load: int) -> None:
    """Read a stored file and prepare its load, unless it was put aside before its turn."""
    if advanced(load, 0, None):
        try:
            read_or_refuse(load)
        except Exception:
            settled(load, LoadState.READING, LoadState.REFUSED, READING_BROKE)
            raise


def read_or_refuse(load: int) -> None:
    """Prepare a load from its file; one that cannot be read refuses it, with the reason."""
    try:
        with transaction.atomic():
            read(Load.objects.select_related("source").get(pk=load))
    except Unreadable as error:
        refuse(Load.objects.get(pk=load), str(error))


def read(load: Load) -> None:
    """Prepare a load, telling everyone meanwhile how far it is."""
    stored = StoredFile.objects.get(key=load.stored_file)

    def progress(count: int, total: int | None) -> None:
        advanced(load.pk, count, total)

    bring_in(path_of(stored), Said(), name=load.file_name, load=load, progress=progress)


def advanced(load: int, count: int, total: int | None) -> bool:
    """Say at once how many rows are read; False for a load that no longer waits for it."""
    with aside() as cursor:
        cursor.execute(ADVANCED, [count, total, load])
        return bool(cursor.rowcount)


def refuse(load: Load, sentence: str) -> None:
    """Refuse a file as a whole."""
    load.state, load.refused = LoadState.REFUSED, 1
    load.refusals = [Refusal(None, "", "", sentence)._asdict()]
    load.save(update_fields=["state", "refused", "refusals"])


def settled(load: int, was: LoadState, state: LoadState, message: str) -> None:
    with aside() as cursor:
        cursor.execute(SETTLED, [state.value, message, load, was.value])


@contextmanager
def settling(load: int, was: LoadState, back: LoadState, broke: str) -> Iterator[None]:
    """Whatever goes wrong in the block, nothing is done and the load stands where it stood before.

    It says why: in the words of the refusal, or, for a fault of ours, with the sentence `broke`.
    """
    try:
        with transaction.atomic():
            yield
    except CannotApply as error:
        Load.objects.filter(pk=load, state=was).update(state=back, message=str(error))
    except Exception:
        settled(load, was, back, broke)
        raise


@job(as_person=True)
def apply_load(load: int) -> None:
    """Apply a load whose change set a person has accepted; refused, it is ready as before."""
    with settling(load, LoadState.APPLYING, LoadState.READY, APPLYING_BROKE):
        apply(Load.objects.get(pk=load))
        raise_alerts.defer(load=load)


@job(as_person=True)
def withdraw_load(load: int) -> None:
    """Take a load back for the reason it carries meanwhile; refused, it is applied as before."""
    with settling(load, LoadState.WITHDRAWING, LoadState.APPLIED, WITHDRAWING_BROKE):
        taken = Load.objects.get(pk=load)
        withdraw(taken, reason=taken.message)


@job(service="loader")
def raise_alerts(load: int) -> None:
    """Raise what a load brought to light, in every partnership that may see it."""
    # Every process imports the jobs as it starts; the statistics behind alerts take a second.
    from goldthread.figures import alerts

    alerts.after_load(Load.objects.get(pk=load), Partnership.objects.select_related("area"))
