"""What an edition hides is hidden before anything is made of it."""

import pytest

from goldthread.documents.model.walk import charts_of, numbers_of, unsourced
from goldthread.figures.models import Figure
from goldthread.figures.models.figure import State
from goldthread.reports.bound.edition import RULES, Edition, decided, keys_of, tables_of
from goldthread.reports.bound.figures import is_published, read
from goldthread.reports.building import built
from goldthread.reports.content.blocks import TextBlock
from goldthread.reports.content.section import Content, Section
from goldthread.reports.document.build import document_of
from goldthread.reports.drafting.period import period_of
from goldthread.reports.heading import heading_of
from reports.conftest import BANES, BOARD, BRISTOL, NORTH_SOMERSET, REPORTS, place

EDITIONS = list(Edition)


def hidden_here(content, of, edition):
    """The figures that hold a number and are shown without one."""
    shown = decided(content, *place(of[0]), edition)
    held = Figure.objects.in_bulk(content.figures())
    return {
        pk: held[pk]
        for pk, figure in shown.figures.items()
        if figure.state == State.SUPPRESSED and held[pk].state == State.NUMBER
    }


@pytest.mark.parametrize("of", REPORTS, ids=lambda of: " ".join(of))
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_hidden_figures_number_stands_nowhere_in_the_document(drafted, document, of, edition):
    # Given a report in which the edition's rules hide some numbers
    hidden = hidden_here(drafted(*of), of, edition)
    # When it is drawn
    found = document(*of, edition)
    # Then no number that leads to a hidden figure carries a value
    leaking = [
        (one.number.words, one.within)
        for one in numbers_of(found)
        for pk in hidden
        if one.number.source == f"f{pk}" and one.number.value is not None
        and not one.number.is_hidden and one.number.value == hidden[pk].value
    ]  # fmt: skip
    assert leaking == []


def test_small_counts_of_people_are_hidden_and_counts_of_courses_are_not(drafted):
    hidden = hidden_here(drafted(*BANES), BANES, Edition.PUBLIC)
    assert hidden
    assert {f.indicator.domain for f in hidden.values()} & {
        "Practice reviews",
        "Allegations (LADO)",
    }
    assert not {f.indicator.domain for f in hidden.values()} & {"Training", "Finance", "Assurance"}


def test_official_statistics_are_shown_as_their_publisher_shows_them(drafted):
    content = drafted(*BRISTOL)
    shown = decided(content, *place(BRISTOL[0]), Edition.PUBLIC)
    held = read(content.figures())
    official = [pk for pk, figure in held.items() if is_published(figure)]
    assert official
    assert all(
        (shown.figures[pk].state, shown.figures[pk].value) == (held[pk].state, held[pk].value)
        for pk in official
    )


def test_partners_see_more_than_the_public(drafted):
    content = drafted(*BANES)
    public = hidden_here(content, BANES, Edition.PUBLIC)
    partners = hidden_here(content, BANES, Edition.PARTNERS)
    assert partners.keys() < public.keys()
    assert RULES[Edition.PARTNERS].largest < RULES[Edition.PUBLIC].largest


@pytest.mark.parametrize("of", REPORTS, ids=lambda of: " ".join(of))
def test_two_values_of_one_thing_have_keys_of_their_own(drafted, of):
    figures = read(drafted(*of).figures()).values()
    keys = keys_of(figures)
    said: dict[str, tuple] = {}
    for figure in figures:
        held = (figure.state, figure.value)
        assert said.setdefault(keys[figure.pk], held) == held


def test_parts_that_add_up_to_their_whole_are_declared_with_it(operator):
    figures = Figure.objects.filter(
        source__slug="banes-2020-21", table__startswith="Outcome of the 200", recorded_until=None
    ).prefetch_related("source", "indicator", "area")
    assert all(table.cells for table in tables_of(figures, figures[0].area))


def test_every_number_leads_to_a_source_and_every_source_to_its_page(document):
    for of in REPORTS:
        found = document(*of)
        assert [one.within for one in unsourced(found) if not worked_out(one)] == []
        for note in found.sources:
            assert note.href.startswith("/")
            assert note.place


def worked_out(one):
    """Sums that the budget statement makes itself of the lines above them."""
    return "together" in one.within or "Surplus" in one.within or one.number.is_hidden


def test_each_chart_has_a_table_with_the_same_marks(document):
    charts = charts_of(document(*NORTH_SOMERSET))
    assert len(charts) > 8
    assert all(chart.chart.table.rows and chart.chart.alt for chart in charts)


def test_a_figure_in_a_sentence_is_filled_in_as_the_edition_shows_it(operator):
    # Given words with a figure of two serious incidents in them
    small = Figure.objects.filter(
        source__slug="banes-2020-21", indicator__domain="Practice reviews", value__range=(1, 5),
        unit="count", descriptive=False,
    ).first()  # fmt: skip
    text = TextBlock(id="x-1", text=f"In the year {{f:{small.pk}}} were held.\n\n- One\n- Two")
    content = Content((Section("x", "X", (text,)),))
    area, partnership = place(BANES[0])

    # When the public's edition is drawn
    shown = decided(content, area, partnership, Edition.PUBLIC)
    heading = heading_of(area, partnership, period_of(BANES[1]))
    made = document_of(content, heading, shown, area, Edition.PUBLIC, framed=False)

    # Then the number is hidden, and says so in every file
    (number,) = [one.number for one in numbers_of(made)]
    assert (number.state, number.value) == ("suppressed", None)
    assert b"hidden to protect people" in built(made).files["report.html"]


def test_a_figure_the_reader_may_not_see_is_not_available(operator):
    text = TextBlock(id="x-1", text="{f:999999999} were held.")
    content = Content((Section("x", "X", (text,)),))
    area, partnership = place(BANES[0])
    shown = decided(content, area, partnership, Edition.PUBLIC)
    made = document_of(
        content, heading_of(area, partnership, period_of("2020-21")), shown, area,
        Edition.PUBLIC,
    )  # fmt: skip
    assert [one.number.state for one in numbers_of(made)] == ["not_available"]


def test_the_budget_of_2013_14_adds_up_to_what_was_printed(document):
    numbers = {(one.within, one.number.words) for one in numbers_of(document(*BOARD))}
    assert ("Spending, 2013 to 2014: Total expenditure, Budget", "£94,805") in numbers
    assert ("Spending, 2013 to 2014: Total expenditure, Spent", "£87,879") in numbers
    assert ("Income, 2013 to 2014: Total income, Received", "£92,115") in numbers
    left = next(words for within, words in numbers if "Surplus" in within)
    assert left == "£4,236"
