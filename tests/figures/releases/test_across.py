"""What releases tell only together: a whole in one, its parts in another."""

from decimal import Decimal

import pytest

from goldthread.core.context import acting_as
from goldthread.figures.models import Release, ReleaseProblem
from goldthread.figures.models.release import parts_of
from goldthread.figures.releases.checking import check
from goldthread.figures.releases.reading import shown
from goldthread.figures.releases.specs import CellSpec, sentence_table

pytestmark = pytest.mark.django_db


def part(key, value, breakdown=""):
    return CellSpec(
        key, value=Decimal(value), breakdown=breakdown, group="G", series=f"s {breakdown}"
    )


PARTS = [part("a", 2, "c=a"), part("b", 44, "c=b"), part("d", 30, "c=d")]
WHOLE = part("all", 76)


def hidden_in(release):
    with acting_as(service="command-line"):
        return {key for key, cell in shown(release).by_key.items() if cell.is_hidden}


def test_a_whole_is_not_shown_after_its_parts(out, prepared, north):
    # Given parts that are out without their whole: one is hidden, and cannot be told
    first = out(tables=[sentence_table(PARTS)])
    assert hidden_in(first) == {"a"}

    # When the whole is to be released
    second = out(tables=[sentence_table([WHOLE])], title="The whole")

    # Then it is hidden: the parts would tell
    assert hidden_in(second) == {"all"}
    with acting_as(service="command-line"):
        assert check([north]) == []


def test_parts_are_not_all_shown_after_their_whole(out, north):
    out(tables=[sentence_table([WHOLE])], title="The whole")

    second = out(tables=[sentence_table(PARTS)])

    assert hidden_in(second) == {"a", "d"}
    with acting_as(service="command-line"):
        assert check([north]) == []


def test_what_was_out_before_is_told_and_is_not_ours(out, prepared, person):
    # Given a small number that went out as though nobody stood behind it
    open_to_all = CellSpec("a", value=Decimal(2), is_protected=False, group="G", breakdown="c=a")
    out(tables=[sentence_table([open_to_all])], title="By mistake")

    # When it is to be released as what it is
    later = prepared(tables=[sentence_table(PARTS)])

    # Then it is hidden, and what tells it is said not to be this release
    assert hidden_in(later) == {"a"}
    with acting_as(person=person("devi")):
        (problem,) = parts_of(Release.objects.get(pk=later.pk), ReleaseProblem)
    assert isinstance(problem, ReleaseProblem)
    assert not problem.is_ours
    assert "can be told: it is 2. Given away by “By mistake”" in problem.words
