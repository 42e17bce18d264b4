"""From figures to what is shown: one decision a key, whatever surface asks."""

from decimal import Decimal

import pytest

from figures.releases.conftest import by_category
from goldthread.core.context import acting_as
from goldthread.figures.models.release import Audience, ReleaseState
from goldthread.figures.releases.preparing import NothingToRelease, TwoValues, prepare
from goldthread.figures.releases.reading import NotInRelease, shown
from goldthread.figures.releases.specs import CellSpec, sentence_table, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(person):
    def as_devi(release):
        with acting_as(person=person("devi")):
            return shown(release)

    return as_devi


def test_a_release_waits_for_approval_with_its_digest(prepared):
    release = prepared()

    assert release.state == ReleaseState.DECIDED
    assert len(release.digest) == 64


def test_what_is_small_is_hidden_everywhere_and_never_a_number(prepared, plans, read):
    # Given plans of which 2 are for physical abuse, in a table and in a sentence
    found = read(prepared())

    # When any surface asks
    hidden = found.cell(plans["Physical abuse", "count", 2031])
    percent = found.cell(plans["Physical abuse", "percent", 2031])

    # Then it gets a mark and words, and no number
    for cell in (hidden, percent):
        assert (cell.state, cell.value, cell.symbol) == ("suppressed", None, "[c]")
        assert cell.words == "hidden to protect people"
        assert "1 to 5" in cell.reason
        assert cell.as_cell().number is None
    # And another category is hidden with it, while zero and total stay
    assert found.cell(plans["Neglect", "count", 2031]).is_hidden
    assert found.cell(plans["Sexual abuse", "count", 2031]).value == 0
    assert found.cell(plans["", "count", 2031]).words == "46"


def test_a_figure_nobody_decided_on_is_not_shown(prepared, plans, courses, read):
    with pytest.raises(NotInRelease, match="says nothing of"):
        read(prepared()).cell(courses)


def test_courses_are_shown_however_few(prepared, courses, read):
    release = prepared(tables=[sentence_table([courses])], rules="sac")

    assert read(release).cell(courses).words == "12"


def test_the_board_sees_everything_marked(prepared, plans, read):
    found = read(prepared(Audience.BOARD))

    assert found.cell(plans["Physical abuse", "count", 2031]).words == "2"
    assert found.cell(plans["Physical abuse", "count", 2031]).marks == ("care",)
    assert found.cell(plans["Physical abuse", "percent", 2031]).marks == ("care",)
    assert found.cell(plans["Neglect", "count", 2031]).marks == ()


def test_partners_see_what_the_public_would(prepared, plans, read):
    found = read(prepared(Audience.PARTNERS))

    assert found.cell(plans["Physical abuse", "count", 2031]).is_hidden


def test_rounded_numbers_say_so(prepared, plans, read):
    found = read(prepared(rules="sac"))

    assert found.cell(plans["", "count", 2031]).value == 45
    assert found.cell(plans["", "count", 2031]).marks == ("rounded",)
    assert found.cell(plans["Sexual abuse", "count", 2031]).is_hidden


def test_an_official_statistic_is_shown_as_published(north, figure_of_england, person, read):
    with acting_as(person=person("devi")):
        release = prepare(
            north, "Official", Audience.PUBLIC, "own", [sentence_table([figure_of_england])]
        )

    assert read(release).cell(figure_of_england).value == figure_of_england.value


@pytest.fixture
def figure_of_england(north):
    from goldthread.figures.models import Figure

    with acting_as(service="command-line"):
        return (
            Figure.objects.filter(
                source__slug="official-children-in-need", unit="count", value__range=(1, 500)
            )
            .select_related("indicator", "area", "source")
            .first()
        )


def test_parts_that_do_not_make_the_total_leave_a_number_over_that_is_protected(prepared, read):
    # Given a total of 46 whose parts make 45: one is "not stated"
    cells = {
        ("a", "n"): CellSpec("a", value=Decimal(20)),
        ("b", "n"): CellSpec("b", value=Decimal(25)),
        ("All", "n"): CellSpec("all", value=Decimal(46)),
    }
    table = table_of("t", ["a", "b", "All"], ["n"], cells, row_totals={"All": ("a", "b")})

    found = read(prepared(tables=[table]))

    # Then one number is not there to subtract from
    assert found.hidden == 1


def test_what_its_source_hides_is_not_given_away_by_the_total(prepared, read):
    cells = {
        ("a", "n"): CellSpec("a", state="suppressed", symbol="c"),
        ("b", "n"): CellSpec("b", value=Decimal(25)),
        ("c", "n"): CellSpec("c", value=Decimal(15)),
        ("All", "n"): CellSpec("all", value=Decimal(43)),
    }
    table = table_of("t", ["a", "b", "c", "All"], ["n"], cells, row_totals={"All": ("a", "b", "c")})

    found = read(prepared(tables=[table]))

    assert found.cell("a").is_hidden
    assert found.hidden == 2


def test_a_release_holds_one_value_of_one_thing(prepared):
    one = table_of("one", ["a"], ["n"], {("a", "n"): CellSpec("a", value=Decimal(20))})
    two = table_of("two", ["a"], ["n"], {("a", "n"): CellSpec("a", value=Decimal(21))})

    with pytest.raises(TwoValues, match="one of them in “two”"):
        prepared(tables=[one, two])


def test_a_release_without_a_figure_is_refused(prepared):
    with pytest.raises(NothingToRelease, match="needs a figure"):
        prepared(tables=[table_of("empty", ["a"], ["n"], {})])


def test_what_an_earlier_release_hid_stays_hidden(out, prepared, plans, read):
    # Given a release that hid neglect to protect physical abuse
    out(tables=[by_category(plans, years=(2031,))])

    # When neglect alone is to be released
    later = prepared(tables=[sentence_table([plans["Neglect", "count", 2031]])], title="Neglect")

    # Then it is not: with the first it would tell
    assert read(later).cell(plans["Neglect", "count", 2031]).is_hidden
