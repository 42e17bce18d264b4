"""A partnership's word: it holds while the figures do, is its own, and is in the ledger."""

import pytest
from django.db import ProgrammingError, transaction

from goldthread.core.context import acting_as
from goldthread.core.models import AuditEntry
from goldthread.figures.discrepancies import keeping, notes
from goldthread.figures.models import Discrepancy, DiscrepancyNote
from goldthread.figures.models.discrepancy import Standing
from goldthread.figures.reading.found import standing_now
from goldthread.partnership.models import Partnership, Person
from support.loads import applied
from support.rows import row

WRONG = {"unit": "percent", "numerator": 7, "denominator": 11, "reference": "a-1",
         "indicator": "A share nobody has"}  # fmt: skip


@pytest.fixture
def share(operator):
    """A discrepancy whose figure can be revised."""

    def loaded(value):
        applied(row(2, value, **WRONG))
        keeping.check_all()
        return Discrepancy.objects.get(references=["a-1"])

    return loaded


@pytest.fixture
def ours(operator):
    return Partnership.objects.get(slug="north-somerset")


@pytest.fixture
def morgan(operator):
    return Person.objects.get(email="morgan@demo.invalid").pk


def said(ours, one, morgan, standing=Standing.EXPLAINED, reason="Cut, not rounded."):
    return notes.say(ours, one, standing, reason, morgan)


def standing(ours, one):
    return standing_now(ours).get(pk=one.pk)


def test_a_word_holds_and_is_in_the_ledger(share, ours, morgan):
    one = share("73")
    note = said(ours, one, morgan)

    assert standing(ours, one).standing == "explained"
    entry = AuditEntry.objects.filter(action="discrepancy.noted").latest("id")
    assert (entry.subject_id, entry.partnership_id) == (str(note.pk), ours.pk)
    assert entry.after["reason"] == "Cut, not rounded."


def test_it_opens_again_by_itself_when_a_figure_is_revised(share, ours, morgan):
    said(ours, share("73"), morgan)

    revised = standing(ours, share("74"))

    assert revised.standing == "open"
    assert revised.reopened


def test_a_check_that_finds_the_same_leaves_the_word_standing(share, ours, morgan):
    one = share("73")
    said(ours, one, morgan)

    keeping.check_all()

    assert standing(ours, one).standing == "explained"


def test_a_word_on_a_revised_figure_takes_the_former_ones_place(share, ours, morgan):
    first = said(ours, share("73"), morgan)
    one = share("74")
    said(ours, one, morgan, Standing.ACCEPTED, "Known to be wrong.")

    first.refresh_from_db()
    assert first.withdrawn_by == morgan
    assert standing(ours, one).standing == "accepted"
    assert not standing(ours, one).reopened


def test_the_first_word_stands(share, ours, morgan):
    one = share("73")
    first = said(ours, one, morgan)

    with pytest.raises(notes.AlreadySaid) as refused:
        said(ours, one, morgan, reason="Another.")

    assert refused.value.note == first
    assert DiscrepancyNote.objects.count() == 1


def test_taking_it_back_opens_it_and_keeps_what_was_said(share, ours, morgan):
    one = share("73")
    note = said(ours, one, morgan)
    notes.take_back(note, morgan)
    notes.take_back(note, morgan)

    assert standing(ours, one).standing == "open"
    assert [n.reason for n in notes.history(ours, one)] == ["Cut, not rounded."]
    assert AuditEntry.objects.filter(action="discrepancy.reopened").count() == 1


def test_another_partnership_has_a_word_of_its_own(share, ours, morgan):
    one = share("73")
    bristol = Partnership.objects.get(slug="bristol")
    said(ours, one, morgan)

    assert standing(bristol, one).standing == "open"
    assert list(notes.history(bristol, one)) == []


def test_a_word_cannot_be_rewritten_whatever_a_query_asks(share, ours, morgan):
    note = said(ours, share("73"), morgan)

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        DiscrepancyNote.objects.filter(pk=note.pk).update(reason="Never said.")


def test_only_the_check_writes_what_is_found(share, ours, morgan):
    share("73")

    with acting_as(person=morgan):
        assert Discrepancy.objects.exists()
        assert Discrepancy.objects.update(message="Nothing is wrong.") == 0


@pytest.mark.parametrize(("who", "sees"), [("morgan", 1), ("sam", 1), ("ash", 0)])
def test_a_word_is_seen_by_its_partnership_alone(share, ours, morgan, who, sees):
    said(ours, share("73"), morgan)
    person = Person.objects.get(email=f"{who}@demo.invalid").pk

    with acting_as(person=person):
        assert DiscrepancyNote.objects.count() == sees


@pytest.mark.parametrize(("who", "may"), [("morgan", True), ("pat", False), ("sam", False)])
def test_who_may_say_it_is_kept_by_the_database(share, ours, who, may):
    one = share("73")
    person = Person.objects.get(email=f"{who}@demo.invalid").pk

    with acting_as(person=person):
        if may:
            assert said(ours, one, person).pk
        else:
            with pytest.raises(ProgrammingError), transaction.atomic():
                said(ours, one, person)
