"""A file's whole way: prepared (read, resolved, counted), then applied or put aside."""

from collections.abc import Callable
from dataclasses import asdict

from django.db import transaction

from goldthread.core.now import now
from goldthread.figures.loading import changes
from goldthread.figures.loading.resolve import Resolver
from goldthread.figures.loading.rows import Reading, Refusal
from goldthread.figures.loading.staging import Staged, stage
from goldthread.figures.models import FigureSource, Load, StagedRow
from goldthread.figures.models.load import LoadState

NOTHING_TO_READ = "The file holds no figures: after the header there is no row."


def begin(file_name: str, partnership_id: int | None, person_id: int | None = None) -> Load:
    """A load that waits to be read."""
    return Load.objects.create(
        file_name=file_name[:255],
        partnership_id=partnership_id,
        person_id=person_id,
        started_at=now(),
    )


def prepare(
    load: Load,
    source: FigureSource,
    reading: Reading,
    file_hash: str,
    progress: Callable[[int], None] = lambda count: None,
) -> Load:
    """Read a file beside the store and say what it would change. Nothing is changed yet.

    The load comes back ready, or refused with each refused row's reason.
    """
    load.source, load.kind = source, reading.kind
    load.file_hash, load.rows_total = file_hash, reading.total
    resolver = Resolver(load.partnership_id)
    with transaction.atomic():
        staged = stage(load, reading.rows, resolver, progress)
        _record(load, staged, resolver, reading)
        if load.state == LoadState.REFUSED:
            StagedRow.objects.filter(load=load).delete()
        load.save()
    return load


def _record(load: Load, staged: Staged, resolver: Resolver, reading: Reading) -> None:
    load.rows_read, load.refused = staged.rows, staged.refused
    load.refusals = [refusal._asdict() for refusal in staged.refusals]
    load.repairs = [f"{what} ({times:,} times)" for what, times in reading.repairs.items()]
    load.provisional = [asdict(unknown) for unknown in resolver.unknown_indicators.values()]
    load.provisional_areas = [asdict(unknown) for unknown in resolver.unknown_areas.values()]
    for name, value in asdict(changes.count(load)).items():
        setattr(load, name, value)
    if not staged.rows and not staged.refused:
        load.refused = 1
        load.refusals = [Refusal(None, "", "", NOTHING_TO_READ)._asdict()]
    load.state = LoadState.REFUSED if load.refused else LoadState.READY


def put_aside(load: Load) -> Load:
    """Forget what was read of a load nobody wants; that it was seen stays known."""
    with transaction.atomic():
        StagedRow.objects.filter(load=load).delete()
        load.state = LoadState.ABANDONED
        load.save(update_fields=["state"])
    return load
