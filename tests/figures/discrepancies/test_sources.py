"""Between two sources, and within one."""

from datetime import date

import pytest

from figures.discrepancies.build import (
    EARLIER,
    FORCE,
    HERE,
    OFFICIAL,
    change,
    found,
    percent,
    rate,
    rules_of,
    value,
)

RESTATED, TWO, TWICE = "restated-without-note", "two-values-one-source", "line-printed-twice"


def then(number, **more):
    return value(number, year=2022, source=EARLIER, **more)


def now(number, **more):
    return value(number, year=2022, **more)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (then(440), now(441), [RESTATED]),
        (then(440), now(440), []),
        (percent("27", year=2022, source=EARLIER), percent("26.7", year=2022), []),
        (percent("27", year=2022, source=EARLIER), percent("28.1", year=2022), [RESTATED]),
        (then(440), now(441, breakdown="records=linked"), []),
        (then(440), now(441, place=FORCE), []),
        (then(440), value(441), []),
        (then(111, kind="12_months_to"), now(139), [RESTATED]),
        (then(111, breakdown="status=planned"), now(139, breakdown="status=planned"), []),
    ],
)
def test_a_later_source_says_otherwise(earlier, later, expected):
    assert rules_of(earlier, later) == expected


def test_what_the_restatement_does_to_the_published_change_is_said():
    (one,) = found(then(67), now(75), value(69), change("-6"), rule=RESTATED)

    assert "It turns a rise of 2 to 69" in one.message
    assert "into a fall of 6" in one.message
    assert one.misleads
    assert one.severity == "high"


def test_one_that_changes_no_conclusion_is_ranked_by_its_size():
    (large,) = found(then(455), now(389), value(370), rule=RESTATED)
    (small,) = found(then(2960), now(2985), value(2669), rule=RESTATED)

    assert (large.severity, small.severity) == ("medium", "low")
    assert "It makes a fall of 85 to 370" in large.message


def test_a_printed_note_lowers_it_and_is_kept():
    note = "Recording changed: the flag was applied back to October 2020."
    (plain,) = found(then(294), now(392))
    (noted,) = found(then(294, note=note), now(392))

    assert (plain.severity, noted.severity) == ("medium", "low")
    assert noted.explained == note
    assert "No note says why" in plain.message
    assert "No note says why" not in noted.message


def test_how_many_of_those_both_give_differ_is_said():
    same = [then(5, of="X9"), now(5, of="X9")]
    (one,) = found(then(440), now(441), *same, rule=RESTATED)

    assert "1 of the 2 figures both give" in one.message


def test_a_table_restated_at_once_is_said_once_more():
    def both(count, differing):
        return [
            figure
            for n in range(count)
            for figure in (then(100, of=f"X{n}"), now(101 if n < differing else 100, of=f"X{n}"))
        ]

    assert len(found(*both(5, 4), rule=RESTATED)) == 5
    assert len(found(*both(5, 3), rule=RESTATED)) == 3
    assert len(found(*both(4, 4), rule=RESTATED)) == 4
    (whole,) = [one for one in found(*both(5, 5)) if len(one.figures) == 10]
    assert "prints 5 of the 5 figures" in whole.message


def test_two_official_tables_are_not_compared_here():
    other = OFFICIAL.__class__(4, "official-2", "Another table", True, date(2025, 1, 1))

    assert rules_of(value(5, source=OFFICIAL), value(6, source=other)) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (value(3, section="Snapshot"), value(4, section="Neglect"), [TWO]),
        (value(3, section="Snapshot"), value(3, section="Neglect"), []),
        (value(3, descriptive=True), value(4, descriptive=True), [TWO]),
        (percent("25"), percent("25.4"), []),
        (value(12, breakdown="bound=lower"), value(15, breakdown="bound=upper"), []),
        (value(3, end=None, start=None), value(4, end=None, start=None), []),
        (value(3), rate("3.1"), []),
    ],
)
def test_one_source_says_one_thing_once(first, second, expected):
    assert rules_of(first, second) == expected


def test_two_values_name_both_places():
    (one,) = found(value(3, section="Snapshot"), value(4, section="Neglect group"))

    assert "“Snapshot”" in one.message
    assert "“Neglect group”" in one.message


def income(name, number, **more):
    return value(number, name, name=f"Income: {name}", unit="gbp", **more)


def test_a_line_that_stands_twice_is_found_with_what_adding_up_would_give():
    total = value(14000, "T", name="Total income", unit="gbp")
    lines = [income("Health", 7000), income("Police", 7000), income("Police", 7000)]
    (one,) = found(*lines, total, rule=TWICE)

    assert "Income: Police (£7,000)" in one.message
    assert "£14,000, counts each once; adding every line gives £21,000" in one.message


def test_a_line_noted_as_printed_twice_is_found_though_it_was_entered_once():
    lines = [income("Health", 7000), income("Police", 7000, note="Line is printed twice.")]

    assert [one.rule.code for one in found(*lines)] == [TWICE]


def test_the_same_number_of_two_things_or_columns_is_no_repetition():
    lines = [
        income("Health", 7000, breakdown="column=budget"),
        income("Health", 7000, breakdown="column=actual"),
        income("Police", 7000, breakdown="column=budget"),
    ]

    assert rules_of(*lines) == []


def test_a_number_said_again_in_the_text_is_no_repetition():
    assert rules_of(value(5), value(5, table="prose"), value(5, place=HERE, table="prose")) == []
