"""The first draft: in the order of the outline, of nothing later, every gap shown."""

import pytest

from goldthread.figures.models import Figure
from goldthread.reports.content.blocks import (
    BudgetBlock,
    ChangesBlock,
    GapBlock,
    JudgedBlock,
    KeyNumbersBlock,
)
from goldthread.reports.content.rows import GlossaryBlock, PlanBlock, SaidDidBlock, StructureBlock
from goldthread.reports.drafting.draft import TO_WRITE
from goldthread.reports.drafting.period import period_of
from goldthread.reports.outline import outline
from reports.conftest import BANES, BOARD, BRISTOL, NORTH_SOMERSET, REPORTS


def blocks(content, kind):
    return [block for _, block in content.blocks() if isinstance(block, kind)]


@pytest.mark.parametrize("of", REPORTS, ids=lambda of: " ".join(of))
def test_the_sections_are_those_of_the_outline_and_block_ids_are_their_own(drafted, of):
    content = drafted(*of)
    assert [section.key for section in content.sections] == [one.key for one in outline()]
    ids = [block.id for _, block in content.blocks()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("of", REPORTS, ids=lambda of: " ".join(of))
def test_no_figure_is_later_than_the_period(drafted, of):
    end = period_of(of[1]).end
    found = Figure.objects.filter(pk__in=drafted(*of).figures())
    assert found.count() > 100
    assert not found.filter(period_end__gt=end).exists()


@pytest.mark.parametrize("of", REPORTS, ids=lambda of: " ".join(of))
def test_what_changed_is_of_the_period_itself(drafted, of):
    period = period_of(of[1])
    current = {line.current for block in blocks(drafted(*of), ChangesBlock) for line in block.lines}
    for figure in Figure.objects.filter(pk__in=current):
        assert period.covers(figure.period_end)
        assert not figure.descriptive


def test_everything_a_person_must_write_is_a_gap_that_says_what(drafted):
    gaps = {block.why for block in blocks(drafted(*BRISTOL), GapBlock) if block.what == TO_WRITE}
    assert gaps == {one.write for one in outline() if one.write}


def test_an_area_with_official_figures_only_is_mostly_gaps_truthfully_shown(drafted):
    content = drafted(*BRISTOL)
    kinds = {key: [type(b) for b in content.section(key).blocks] for key in ("police", "health")}
    assert kinds == {"police": [GapBlock], "health": [GapBlock]}
    assert any(isinstance(b, JudgedBlock) for b in content.section("protection").blocks)


def test_what_was_said_and_done_is_made_again_row_by_row(drafted):
    (said,) = blocks(drafted(*BANES), SaidDidBlock)
    assert len(said.rows) == 10
    assert said.rows[0]["said"].startswith("Scrutinise available data from partners")
    assert [row["status"] for row in said.rows[:4]] == [
        "carried_forward",
        "partly",
        "done",
        "partly",
    ]
    assert said.source == "BCSSP annual report 2020-2021"


def test_the_budget_statement_of_2013_14_holds_every_line(drafted):
    (budget,) = blocks(drafted(*BOARD), BudgetBlock)
    assert (len(budget.spending), len(budget.income)) == (20, 29)
    assert budget.period == "2013 to 2014"


def test_the_plan_joins_the_actions_of_one_priority_and_holds_no_persons_initials(drafted):
    (plan,) = blocks(drafted(*BOARD), PlanBlock)
    first = plan.rows[0]
    assert first["priority"] == "Audit learning from case reviews"
    assert len(first["action"].splitlines()) == 2
    assert not any("initials" in row["lead"] for row in plan.rows)


def test_the_structure_names_the_agencies_and_the_glossary_is_everyones(drafted):
    content = drafted(*NORTH_SOMERSET)
    (structure,) = blocks(content, StructureBlock)
    assert {"Avon and Somerset Police", "Integrated care board"} <= {
        row["name"] for row in structure.rows
    }
    (terms,) = blocks(content, GlossaryBlock)
    assert len(terms.rows) == 46


def test_the_area_in_numbers_is_counts_of_the_period(drafted):
    (numbers,) = blocks(drafted(*NORTH_SOMERSET), KeyNumbersBlock)
    assert numbers.lines[0].name == "Children and young people aged 0 to 17"
    figures = Figure.objects.filter(pk__in=numbers.figures())
    assert {figure.unit for figure in figures} == {"count"}


def test_a_draft_asks_no_more_for_more_figures(drafted, django_assert_max_num_queries):
    with django_assert_max_num_queries(75):
        drafted(*NORTH_SOMERSET)
    with django_assert_max_num_queries(75):
        drafted(*BRISTOL)


def test_an_area_of_which_nothing_is_held_is_gaps_alone(drafted):
    content = drafted("york", "1995-96")
    assert content.figures() == set()
    assert {type(block).kind for _, block in content.blocks()} <= {"gap", "text", "glossary"}
