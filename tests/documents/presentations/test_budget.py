"""The budget statement: the one printed for 2013-14, re-made from data, and what it gets wrong."""

import pytest

from documents.presentations.reading import rows_of
from goldthread.documents.model import Box, number
from goldthread.documents.presentations.budget import (
    Budget,
    BudgetGroup,
    BudgetLine,
    budget_faults,
    budget_statement,
    left,
    received,
    spent,
)


def line(name, planned, actual):
    return BudgetLine(name, pounds(planned), pounds(actual))


def pounds(value):
    return number(None, state="not_available") if value is None else number(value, "gbp")


SPENDING = (
    ("Multi-agency trainer, 30 hours", 37190, 37190),
    ("Training venues and related costs", 18075, 14268),
    ("Child death overview panel", 5000, 4810),
    ("South West procedures", 1000, 750),
    ("Chair", 12000, 12000),
    ("Independent authors of serious case reviews", 6000, 4321),
    ("Lay members' expenses", 1000, None),
    ("Office and administration", 7600, 7600),
    ("Management", 6940, 6940),
)
TRAINER = (("Health", 6997, 6997), ("Police", 6997, 6997), ("Learning Partnership West", 881, 881))
OPERATING = (
    ("Police", 3816, 3789),
    ("Health trusts", 6259, 6259),
    ("An NHS trust", 3136, 3137),
    ("Another NHS trust", 3136, 3137),
    ("Probation", 1575, 1575),
    ("CAFCASS", 550, 550),
    ("Contribution to the chair", 2000, 2000),
    ("Fire and rescue", 0, 1000),
    ("Council", 43958, 43958),
)


def lines(given):
    return [line(*one) for one in given]


def statement(*trainer):
    """The printed statement, with the trainer's contributions as often as they are given."""
    return Budget(
        "2013 to 2014",
        lines(SPENDING),
        [
            BudgetGroup("Training income", [line("Training income", 15500, 11835)]),
            *(BudgetGroup("Contributions to the trainer", lines(one)) for one in trainer),
            BudgetGroup("Contributions to operating costs", lines(OPERATING)),
        ],
        line("Total spending", 94805, 87879),
        line("Total income", 94805, 92115),
        "Capacity for serious case reviews",
    )


AS_PRINTED = statement(TRAINER, TRAINER)
ONCE = statement(TRAINER)


def test_the_budget_of_the_lines_is_the_printed_one():
    assert spent(AS_PRINTED).budget.words == "£94,805"


def test_contributions_printed_twice_are_found_by_the_sum():
    assert received(AS_PRINTED).budget.words == "£109,680"
    assert budget_faults(AS_PRINTED) == [
        "Total income, budget: £94,805 is printed, and the lines sum to £109,680: £14,875 more.",
        "Total income, actual: £92,115 is printed, and the lines sum to £106,990: £14,875 more.",
    ]


def test_printed_once_they_add_up():
    assert budget_faults(ONCE) == []
    assert not any(isinstance(block, Box) for block in budget_statement(ONCE))


def test_what_does_not_add_up_is_said_in_a_box():
    (box,) = [block for block in budget_statement(AS_PRINTED) if isinstance(block, Box)]
    assert box.title == "The printed statement does not add up"
    assert len(box.blocks[0].items) == 2


def test_the_surplus_went_to_the_reserve():
    assert left(ONCE).words == "£4,236"
    assert rows_of(budget_statement(ONCE), 2) == [
        ["Surplus of the year", "£4,236", "Capacity for serious case reviews"]
    ]


def test_a_shortfall_is_called_one():
    budget = Budget(
        "2014", [line("Chair", 100, 150)], [BudgetGroup("All", [line("Council", 100, 100)])]
    )
    assert rows_of(budget_statement(budget), 2)[0][:2] == [
        "Shortfall of the year",
        "\N{MINUS SIGN}£50",
    ]


def test_a_line_without_a_number_leaves_the_sum_not_available_and_the_printed_total_stands():
    assert spent(ONCE).actual.state == "not_available"
    assert rows_of(budget_statement(ONCE))[-1] == ["Total spending", "£94,805", "£87,879"]


def test_groups_have_their_own_sums():
    income = rows_of(budget_statement(ONCE), 1)
    assert ["Contributions to the trainer: together", "£14,875", "£14,875"] in income
    assert income[-1] == ["Total income", "£94,805", "£92,115"]


@pytest.mark.parametrize(("printed", "faults"), [(100, 0), (90, 1)])
def test_less_is_told_from_more(printed, faults):
    budget = Budget("2014", [line("Chair", 100, 100)], [], line("Total", printed, 100))
    found = budget_faults(budget)
    assert len(found) == faults
    assert all("£10 more" in fault for fault in found)
