"""Finding or making the source a file's figures belong to."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import Q

from goldthread.core.now import now
from goldthread.figures.models import Figure, FigureSource
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
    agency_id: int | None = None


def held_source(slug: str, partnership_id: int | None) -> FigureSource | None:
    """The source of that short name: a partnership's own, or, with None, everybody's."""
    return FigureSource.objects.filter(Q(slug=slug, partnership_id=partnership_id)).first()


def titled_source(title: str, partnership_id: int | None) -> FigureSource | None:
    """The source of that title, which is no agency's: a file under it is a new edition."""
    if not title:
        return None
    ours = FigureSource.objects.filter(Q(partnership_id=partnership_id, agency=None))
    return ours.filter(title__iexact=title).first()


def source_for(description: SourceDescription, partnership_id: int | None) -> FigureSource:
    """The source of that slug, made if it is new. One that holds figures keeps its own dates."""
    said = asdict(description)
    key = {"slug": said.pop("slug"), "partnership_id": partnership_id}
    source, made = FigureSource.objects.get_or_create(
        **key, defaults={**said, "recorded_at": now()}
    )
    if not made and not Figure.objects.filter(source=source).exists():
        for name, value in said.items():
            setattr(source, name, value)
        source.save(update_fields=list(said))
    return source
