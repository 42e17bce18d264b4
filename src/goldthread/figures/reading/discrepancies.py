"""The figures a check reads, fetched set by set: what reports say, and what bears on it.

Official figures are many (one file holds 641,070): only those of the indicators and areas that a
report speaks of are fetched, the population of those areas, and official counts printed beside
a rate.
"""

from collections.abc import Iterable, Iterator

from django.db.models import F, Max, Min, Q, QuerySet, Window

from goldthread.figures.discrepancies.book import POPULATION, Book
from goldthread.figures.discrepancies.records import From, Said
from goldthread.figures.discrepancies.relations import CROSSINGS, RELATIONS
from goldthread.figures.models import Figure, FigureSource, Indicator
from goldthread.figures.models.source import SourceKind

COLUMNS = (
    "pk", "source_id", "indicator_id", "indicator__code", "indicator__name",
    "indicator__polarity", "area_id", "area__name", "measure", "unit", "value", "breakdown",
    "period_kind", "period_start", "period_end", "state", "symbol", "numerator", "denominator",
    "descriptive", "column_label", "section", "table", "printed_indicator", "printed_code",
    "published_text", "note", "reference", "identity", "partnership_id", "place",
)  # fmt: skip

FIELDS = (
    "pk", "source", "indicator_pk", "indicator", "name", "polarity", "area", "area_name",
    "measure", "unit", "value", "breakdown", "kind", "start", "end", "state", "symbol",
    "numerator", "denominator", "descriptive", "column", "section", "table", "printed_name",
    "printed_code", "text", "note", "reference", "identity", "partnership", "place",
)  # fmt: skip


def held(partnership: int | None = None) -> Book:
    """The book of what everybody may read, with a partnership's own figures where one is named."""
    return Book(said_in(partnership))


def said_in(
    partnership: int | None, *, areas: Iterable[int] = (), indicators: Iterable[int] = ()
) -> Iterator[Said]:
    """The figures themselves; areas and indicators are those a file not yet held speaks of."""
    figures = Figure.objects.filter(recorded_until=None).filter(
        Q(partnership=None) | Q(partnership=partnership) if partnership else Q(partnership=None)
    )
    # Each source is one object, which all its figures share.
    sources = {source.pk: source_of(source) for source in FigureSource.objects.all()}
    reported = figures.exclude(source__kind=SourceKind.OFFICIAL)
    official = figures.filter(source__kind=SourceKind.OFFICIAL)
    yield from records(reported, sources)
    seen = set()
    for one in records(bearing_on(reported, official, areas, indicators), sources):
        seen.add(one.pk)
        yield one
    for one in records(beside_a_count(official), sources):
        if one.pk not in seen:
            yield one


def bearing_on(
    reported: QuerySet[Figure],
    official: QuerySet[Figure],
    areas: Iterable[int],
    indicators: Iterable[int],
) -> QuerySet[Figure]:
    """Official figures of what reports speak of, and the population of every area."""
    spoken_of = Q(
        indicator__in={*indicators_of(reported), *indicators},
        area__in={*reported.order_by().values_list("area", flat=True).distinct(), *areas},
    )
    people = Q(indicator__in=list(codes([POPULATION]).values_list("pk", flat=True)))
    return official.filter(spoken_of | people)


def indicators_of(reported: QuerySet[Figure]) -> set[int]:
    """The indicators reports speak of, and those under which official figures have the same."""
    own = set(reported.order_by().values_list("indicator", flat=True).distinct())
    also = {one.official for one in CROSSINGS} | {one.right.indicator for one in RELATIONS}
    also |= {one.whole.indicator for one in CROSSINGS if one.whole}
    return own | set(codes(also).values_list("pk", flat=True))


def codes(wanted: Iterable[str]) -> QuerySet[Indicator]:
    return Indicator.objects.filter(code__in=list(wanted), partnership=None)


SAME = ("source", "indicator", "area", "breakdown", "period_start", "period_end")


def beside_a_count(official: QuerySet[Figure]) -> QuerySet[Figure]:
    """Rates with a count of the same thing in the same source, and those counts.

    By sorting, not by looking for each one's fellow: of a table just loaded the planner knows
    nothing, and chose to look through all of it for every row.
    """
    counted = official.filter(Q(unit="count") | Q(unit__startswith="rate_per"))
    # Most indicators have one unit in a source; a large file's need not be sorted.
    in_both = (
        counted.order_by()
        .values("source", "indicator")
        .annotate(first=Min("unit"), last=Max("unit"))
        .filter(first__lt=F("last"))
        .values_list("indicator", flat=True)
    )
    of_one_thing = counted.filter(indicator__in=set(in_both)).annotate(
        first_unit=Window(Min("unit"), partition_by=SAME),
        last_unit=Window(Max("unit"), partition_by=SAME),
    )
    return of_one_thing.filter(first_unit__lt=F("last_unit"))


def records(figures: QuerySet[Figure], sources: dict[int, From]) -> Iterator[Said]:
    rows = figures.order_by("source_id", "place").values_list(*COLUMNS)
    for row in rows.iterator(chunk_size=5_000):
        said = dict(zip(FIELDS, row, strict=True))
        said["source"] = sources[said["source"]]
        yield Said(**said)


def source_of(source: FigureSource) -> From:
    return From(
        source.pk,
        source.slug,
        source.title,
        source.kind == SourceKind.OFFICIAL,
        source.known_from,
        source.period_start,
        source.period_end,
    )
