"""The change set: told before anything is done, applied whole, repeated without effect."""

from datetime import date

import pytest

from goldthread.figures.loading import changes
from goldthread.figures.loading.apply import CannotApply, apply
from goldthread.figures.loading.rows import Refusal
from goldthread.figures.loading.withdraw import withdraw
from goldthread.figures.models import CurrentFigure, Figure, Indicator, StagedRow
from goldthread.figures.models.load import LoadState
from goldthread.figures.models.source import SourceKind
from support.loads import applied, prepared
from support.rows import row

pytestmark = pytest.mark.usefixtures("operator")


def held(slug="a-return"):
    figures = Figure.objects.filter(source__slug=slug, recorded_until=None)
    return [str(value) for value in figures.order_by("place").values_list("value", flat=True)]


def counts(load):
    return (load.new, load.revised, load.unchanged, load.absent)


def test_preparing_changes_nothing():
    load = prepared(row(2, "201"), row(3, "7", breakdown="sex=female"))

    assert load.state == LoadState.READY
    assert counts(load) == (2, 0, 0, 0)
    assert held() == []


def test_applying_writes_every_row_with_its_place_and_decimals():
    load = applied(row(2, "201"), row(3, "8.0", unit="percent"))

    assert held() == ["201", "8.0"]
    assert load.state == LoadState.APPLIED
    assert not StagedRow.objects.filter(load=load).exists()


def test_loading_the_same_file_again_changes_nothing():
    applied(row(2, "201"), row(3, "7", breakdown="sex=female"))

    again = prepared(row(2, "201"), row(3, "7", breakdown="sex=female"))

    assert counts(again) == (0, 0, 2, 0)


def test_a_revision_is_a_new_row_and_the_old_one_stays_with_its_end():
    applied(row(2, "201", reference="f-1"))

    load = applied(row(2, "204", reference="f-1"))

    figures = Figure.objects.filter(source__slug="a-return").order_by("recorded_at")
    assert counts(load) == (0, 1, 0, 0)
    assert [(str(f.value), f.recorded_until is None) for f in figures] == [
        ("201", False),
        ("204", True),
    ]


def test_a_revision_shows_the_old_value_beside_the_new():
    applied(row(2, "201", reference="f-1"))

    load = prepared(row(2, "204", reference="f-1"), row(3, "9", reference="f-2"))

    (revised,) = changes.listing(load, "revised")
    (new,) = changes.listing(load, "new")
    assert (str(revised.value_before), str(revised.value)) == ("201", "204")
    assert (new.reference, new.value_before) == ("f-2", None)


def test_a_number_that_becomes_hidden_is_a_revision():
    applied(row(2, "4", reference="f-1"))

    load = prepared(row(2, None, reference="f-1", state="suppressed", symbol="c"))

    assert counts(load) == (0, 1, 0, 0)


def test_what_the_file_no_longer_holds_stays_and_is_counted():
    applied(row(2, "201", reference="f-1"), row(3, "7", reference="f-2"))

    load = applied(row(2, "201", reference="f-1"))

    assert counts(load) == (0, 0, 1, 1)
    assert held() == ["201", "7"]


def test_a_thing_printed_twice_in_one_file_is_kept_twice():
    applied(row(2, "201"), row(3, "201", table="prose"))

    assert held() == ["201", "201"]
    assert counts(prepared(row(2, "201"), row(3, "201", table="prose"))) == (0, 0, 2, 0)


def test_one_refused_row_refuses_the_file():
    bad = Refusal(3, "value", "about 7", "Row 3: write a number.")

    load = prepared(row(2), bad)

    assert load.state == LoadState.REFUSED
    assert load.refusals == [bad._asdict()]
    assert not StagedRow.objects.filter(load=load).exists()
    with pytest.raises(CannotApply, match="refused; only a ready one can be applied"):
        apply(load)


def test_an_empty_file_is_refused_with_a_sentence():
    load = prepared()

    assert load.state == LoadState.REFUSED
    assert "no figures" in load.refusals[0]["reason"]


def test_two_people_loading_at_once_second_must_look_again():
    first, second = prepared(row(2, "201")), prepared(row(2, "201"))
    apply(first)

    with pytest.raises(CannotApply, match="changed since this file was checked"):
        apply(second)

    assert held() == ["201"]


def test_taking_a_load_back_leaves_what_was_held_before():
    applied(row(2, "201", reference="f-1"))
    load = applied(row(2, "204", reference="f-1"), row(3, "9", reference="f-2"))

    withdraw(load, "sent by mistake")

    assert held() == ["201"]
    assert Figure.objects.filter(source__slug="a-return").count() == 4


def test_a_load_under_a_later_one_cannot_be_taken_back():
    first = applied(row(2, "201", reference="f-1"))
    applied(row(2, "204", reference="f-1"))

    with pytest.raises(CannotApply, match="Take that back first"):
        withdraw(first)


def test_a_load_taken_back_cannot_be_taken_back_again():
    load = withdraw(applied(row(2)))

    with pytest.raises(CannotApply, match="only an applied one"):
        withdraw(load)


def test_after_taking_back_the_file_can_be_loaded_again():
    withdraw(applied(row(2, "201")))

    assert counts(applied(row(2, "201"))) == (1, 0, 0, 0)
    assert held() == ["201"]


def test_a_name_nobody_knows_becomes_provisional_when_applied_not_before():
    load = prepared(row(2, indicator="Children who juggle", geography="Atlantis", area="Atlantis"))
    assert not Indicator.objects.filter(name="Children who juggle").exists()

    apply(load)

    figure = Figure.objects.get(source__slug="a-return")
    assert figure.indicator.standing == "provisional"
    assert (figure.area.name, figure.area.kind) == ("Atlantis", "provisional")


def test_the_same_unknown_name_in_the_next_file_finds_the_same_indicator():
    applied(row(2, indicator="Children who juggle"))

    load = applied(row(2, indicator="Children who  JUGGLE"), slug="another-return")

    assert load.provisional == []
    assert Indicator.objects.filter(name__iexact="Children who juggle").count() == 1


class TestWhichFigureStands:
    """Official before return before report; the newest known; something said before nothing."""

    def standing(self):
        return CurrentFigure.objects.get(
            indicator__code="CL001", area__slug="north-somerset", period_end=date(2031, 3, 31)
        )

    @pytest.mark.parametrize(
        ("first", "second", "stands"),
        [
            (SourceKind.REPORT, SourceKind.OFFICIAL, "2"),
            (SourceKind.OFFICIAL, SourceKind.REPORT, "1"),
            (SourceKind.REPORT, SourceKind.RETURN, "2"),
            (SourceKind.RETURN, SourceKind.OFFICIAL, "2"),
        ],
    )
    def test_by_kind_of_source(self, first, second, stands):
        applied(row(2, "1"), slug="one", kind=first)
        applied(row(2, "2"), slug="two", kind=second)

        assert str(self.standing().value) == stands

    def test_an_official_hidden_figure_is_not_replaced_by_a_reports_number(self):
        applied(row(2, "4"), slug="report", kind=SourceKind.REPORT)
        hidden = row(2, None, state="suppressed", symbol="c")
        applied(hidden, slug="official", kind=SourceKind.OFFICIAL)

        assert self.standing().state == "suppressed"

    def test_an_official_not_available_gives_way_to_a_number(self):
        applied(row(2, "4"), slug="report", kind=SourceKind.REPORT)
        silent = row(2, None, state="not_available", symbol=":")
        applied(silent, slug="official", kind=SourceKind.OFFICIAL)

        assert str(self.standing().value) == "4"

    def test_a_descriptive_number_never_stands(self):
        applied(row(2, "4", descriptive=True))

        with pytest.raises(CurrentFigure.DoesNotExist):
            self.standing()
