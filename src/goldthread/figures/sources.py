"""Finding or making the source a file's figures belong to."""

from dataclasses import dataclass
from datetime import date

from goldthread.core.now import now
from goldthread.figures.models import FigureSource
from goldthread.figures.models.source import SourceKind


@dataclass(frozen=True)
class SourceDescription:
    """What a person or a file says of a source. `known_from` is when its figures became known."""

    slug: str
    kind: SourceKind
    title: str
    known_from: date
    publisher: str = ""
    licence: str = ""
    period_start: date | None = None
    period_end: date | None = None
    known_from_basis: str = ""


def source_for(description: SourceDescription, partnership_id: int | None) -> FigureSource:
    """The source of that slug, made if it is new. One that is held keeps its own dates."""
    source, _ = FigureSource.objects.get_or_create(
        slug=description.slug,
        partnership_id=partnership_id,
        defaults={
            "kind": description.kind,
            "title": description.title,
            "publisher": description.publisher,
            "licence": description.licence,
            "period_start": description.period_start,
            "period_end": description.period_end,
            "known_from": description.known_from,
            "known_from_basis": description.known_from_basis,
            "recorded_at": now(),
        },
    )
    return source
