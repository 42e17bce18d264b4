"""Matching a name to the catalogue, or keeping it: remembered, and what was known stays true."""

import pytest

from goldthread.figures import matching
from goldthread.figures.models import CurrentFigure, Figure, Indicator
from support.loads import applied
from support.rows import row

pytestmark = pytest.mark.usefixtures("operator")

NAME = "Kids on plans"


@pytest.fixture
def provisional():
    applied(row(2, "93", indicator=NAME))
    return Indicator.objects.get(name=NAME)


def catalogue(code="CH025"):
    return Indicator.objects.get(code=code, partnership=None)


def test_the_figures_move_as_new_rows_and_the_old_ones_end(provisional):
    moved = matching.match(provisional, catalogue(), person_id=1)

    rows = Figure.objects.filter(source__slug="a-return").order_by("recorded_at")
    assert moved == 1
    assert [(f.indicator.name == NAME, f.recorded_until is None) for f in rows] == [
        (True, False),
        (False, True),
    ]
    assert CurrentFigure.objects.get(source__slug="a-return").indicator == catalogue()


def test_the_next_file_finds_the_way(provisional):
    matching.match(provisional, catalogue(), person_id=1)

    load = applied(row(2, "95", indicator=NAME), slug="next-year")

    assert load.provisional == []
    assert Figure.objects.get(source__slug="next-year").indicator == catalogue()


def test_the_same_file_again_changes_nothing_after_matching(provisional):
    matching.match(provisional, catalogue(), person_id=1)

    load = applied(row(2, "93", indicator=NAME))

    assert (load.new, load.revised, load.unchanged) == (0, 0, 1)


def test_matching_twice_is_refused_with_a_sentence(provisional):
    matching.match(provisional, catalogue(), person_id=1)
    provisional.refresh_from_db()

    with pytest.raises(matching.CannotMatch, match="is matched"):
        matching.match(provisional, catalogue(), person_id=1)


def test_a_name_is_not_matched_to_another_unknown_one(provisional):
    applied(row(2, indicator="Another unknown"), slug="other")
    other = Indicator.objects.get(name="Another unknown")

    with pytest.raises(matching.CannotMatch, match="catalogue"):
        matching.match(provisional, other, person_id=1)


def test_keeping_one_makes_it_local(provisional):
    matching.keep(provisional, "Child protection")

    provisional.refresh_from_db()
    assert (provisional.standing, provisional.domain) == ("local", "Child protection")
    assert provisional not in matching.provisional()


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Children looked after missing overnight", "Children looked after"),
        ("Referrals: by source", "Referrals by source"),
    ],
)
def test_the_nearest_names_are_offered_first(name, nearest):
    applied(row(2, indicator=name))

    offered = matching.candidates(Indicator.objects.get(name=name))

    assert nearest in [indicator.name for indicator in offered]


def test_a_name_that_nothing_comes_near_offers_nothing():
    applied(row(2, indicator="Unicorns"))

    assert matching.candidates(Indicator.objects.get(name="Unicorns")) == []
