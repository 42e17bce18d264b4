"""Loading rows of one's own in a line."""

from datetime import date

from goldthread.figures.loading import intake
from goldthread.figures.loading.apply import apply
from goldthread.figures.models import Load
from goldthread.figures.models.source import SourceKind
from goldthread.figures.sources import SourceDescription, source_for
from support.rows import reading

KNOWN = date(2031, 6, 30)


def prepared(*rows, slug="a-return", kind=SourceKind.RETURN) -> Load:
    """A load of these rows, read and counted, nothing changed."""
    source = source_for(SourceDescription(slug, kind, "A return", KNOWN), None)
    load = intake.begin("a-return.csv", None)
    return intake.prepare(load, source, reading(*rows, slug=slug), "hash")


def applied(*rows, **source) -> Load:
    """A load of these rows, applied."""
    return apply(prepared(*rows, **source))
