"""A person's file, sent: kept, its source named, its load begun and queued to be read."""

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.utils.text import slugify

from goldthread.core.audit import record
from goldthread.core.files import store
from goldthread.exchange.actions import LOAD_SENT
from goldthread.exchange.names import title_of
from goldthread.exchange.tasks import read_file
from goldthread.figures.loading import intake
from goldthread.figures.models import FigureSource, Load
from goldthread.figures.models.source import SourceKind
from goldthread.figures.sources import SourceDescription, source_for
from goldthread.partnership.models import Agency

LONGEST_SLUG = 80
BASIS = "given by the person who sent it"


class AnothersSource(ValueError):
    """A source of that name is held and is another agency's; the message is for a person."""


@dataclass(frozen=True)
class Sent:
    """What a person says of the source of what they send."""

    kind: SourceKind
    known_from: date
    title: str = ""
    publisher: str = ""
    licence: str = ""
    agency: Agency | None = None
    partnership_id: int | None = None


def send(file: UploadedFile, sent: Sent, person_id: int) -> Load:
    """Keep a file and queue it to be read.

    Raises FileTooLarge, Unreadable (a name without a letter) and AnothersSource; then nothing
    is kept.
    """
    name = file.name or ""
    source = source_of(name, sent)
    content_type = (file.content_type or "")[:100]
    stored = store(
        cast(BinaryIO, file),
        name=name,
        content_type=content_type,
        partnership_id=sent.partnership_id,
    )
    load = intake.begin(name, sent.partnership_id, person_id)
    load.source, load.stored_file = source, stored.key.hex
    load.save(update_fields=["source", "stored_file"])
    record(LOAD_SENT, load, after={"file": load.file_name, "source": source.slug})
    read_file.defer(load=load.pk, person=person_id)
    return load


def source_of(name: str, sent: Sent) -> FigureSource:
    """The source a file belongs to: by its title where one is given, else by the file's name.

    A title (or name) already held means a new edition of that source. An agency's returns have
    sources of their own, so that nobody's file revises another's figures.
    """
    guess, stem = title_of(name)
    title = sent.title or guess
    ours = FigureSource.objects.filter(partnership=sent.partnership_id)
    slug = slug_of(sent, stem)
    held = ours.filter(title__iexact=title, agency=sent.agency).first()
    held = held or ours.filter(slug=slug).first()
    if held:
        check_own(held, sent)
    description = SourceDescription(
        slug=held.slug if held else slug,
        kind=sent.kind,
        title=title,
        known_from=sent.known_from,
        publisher=sent.publisher,
        licence=sent.licence,
        known_from_basis=BASIS,
        agency_id=sent.agency.pk if sent.agency else None,
    )
    return source_for(description, sent.partnership_id)


def slug_of(sent: Sent, stem: str) -> str:
    own = slugify(sent.title) or stem
    return (f"{slugify(sent.agency.name)}-{own}" if sent.agency else own)[:LONGEST_SLUG]


def check_own(source: FigureSource, sent: Sent) -> None:
    if source.agency_id != (sent.agency.pk if sent.agency else None):
        raise AnothersSource(
            f"“{source.title}” is already a source of"
            f" {source.agency or 'the partnership itself'}. Give this one another title."
        )
