"""Each builder: what its records become, and what it works out from them."""

import pytest

from documents.presentations.reading import grids_of, headings_of, note_words, rows_of
from goldthread.documents.chart_data import TreeNode
from goldthread.documents.model import ChartBlock, KeyNumber, Number, Panels, Text, number, plain
from goldthread.documents.presentations import (
    attendance,
    audits,
    building,
    caveats,
    counts,
    distributions,
    framework,
    glossary,
    pictures,
    plans,
    series,
    targets,
    training,
    voices,
)

HIDDEN = number(None, state="suppressed")
MISSING = number(None, state="not_available")


def n(value, unit="count"):
    return number(value, unit)


def pc(value):
    return number(value, "percent")


# Sums, shares and ratios


@pytest.mark.parametrize(
    ("values", "total"),
    [([n(1), n(2)], "3"), ([], "0"), ([n(1), HIDDEN], "[x]"), ([n(1), MISSING], "[x]")],
)
def test_a_total_beside_a_hidden_part_would_give_it_away(values, total):
    row = building.grid_row("Total", building.total_of(values))
    assert cell(row, 1) == total


def cell(row, place):
    from documents.presentations.reading import cell_words

    return cell_words(row.cells[place])


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (n(12), n(14), "86%"),
        (n(1), n(8), "13%"),
        (n(0), n(8), "0%"),
        (n(5), n(0), "[z]"),
        (HIDDEN, n(8), "[c]"),
        (n(8), HIDDEN, "[c]"),
        (n(8), MISSING, "[x]"),
    ],
)
def test_a_share_is_hidden_where_either_end_is(part, whole, words):
    assert cell(building.grid_row("x", building.share_of(part, whole)), 1) == words


@pytest.mark.parametrize(
    ("events", "people", "words"),
    [(n(334), n(267), "1.25"), (n(1), n(3), "0.33"), (n(3), n(0), "[z]"), (HIDDEN, n(3), "[c]")],
)
def test_events_to_a_person(events, people, words):
    assert cell(building.grid_row("x", building.per_one(events, people)), 1) == words


# Framework, comparators


def test_framework_has_a_column_for_each_year_and_rows_under_their_group():
    row = framework.FrameworkRow(
        "N13", "Conferences", [n(40), n(36)], "Why", ["England 52.7"], ["a", "b"]
    )
    blocks = framework.framework_table(
        "F", ["2022", "2023"], [framework.FrameworkGroup("Safe", [row])]
    )
    assert headings_of(blocks)[1:3] == ["2022", "2023"]
    assert rows_of(blocks) == [
        ["Safe"],
        ["N13  Conferences", "40", "36", "Why", "England 52.7", "a / b"],
    ]
    assert grids_of(blocks)[0].wide


def test_comparators_are_said_with_their_year():
    line = framework.comparator_line(
        [
            framework.Comparator("England", pc(70), "2022"),
            framework.Comparator("Neighbours", HIDDEN),
        ]
    )
    assert plain(line) == "England 70% (2022); Neighbours hidden to protect people"


def test_own_figure_then_those_beside_it():
    (paragraph,) = framework.comparators(
        framework.Comparator("Northbay", n(45), "2023"), [framework.Comparator("England", n(40))]
    )
    assert plain(paragraph.text) == "Northbay 45 (2023). Beside it: England 40."


# Targets, ratings


def test_targets_have_verdicts_and_notes_only_where_given():
    bare = targets.target_table("T", [targets.TargetRow("A", pc(90), pc(91))])
    assert headings_of(bare) == ["Measure", "Target", "Outcome"]
    judged = targets.target_table(
        "T",
        [
            targets.TargetRow("A", pc(90), pc(91), targets.rated("met"), "Well"),
            targets.TargetRow("B", pc(90), HIDDEN),
        ],
    )
    assert rows_of(judged) == [
        ["A", "90%", "91%", "● Met", "Well"],
        ["B", "90%", "[c]", "○ Not judged", ""],
    ]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("green", "● Green"),
        ("Amber", "▲ Amber"),
        ("red", "■ Red"),
        ("partially achieved", "▲ Partially achieved"),
        ("requires improvement", "▲ Requires improvement"),
        ("not rated", "○ Not rated"),
    ],
)
def test_a_rating_is_a_symbol_and_a_word(words, written):
    status = targets.rated(words)
    assert f"{status.symbol} {status.words}" == written


def test_an_unknown_rating_is_refused_with_those_known():
    with pytest.raises(ValueError, match="'blue' is not a rating; known are achieved, amber"):
        targets.rated("blue")


def test_ratings_say_why():
    blocks = targets.rating_table(
        "S", [targets.RatedRow("Supervision", targets.rated("red"), "None")]
    )
    assert rows_of(blocks) == [["Supervision", "■ Red", "None"]]


# Audits


def test_every_percentage_has_its_base_and_nested_ones_theirs():
    blocks = audits.audit_percentages(
        "A",
        n(25),
        "cases",
        [
            audits.AuditRow(
                "Did not attend",
                pc(56),
                within=[
                    audits.AuditRow("sent nothing", pc(66), n(14)),
                    audits.AuditRow("rang", pc(5)),
                ],
            ),
            audits.AuditRow("Minutes late", pc(43), n(23)),
        ],
    )
    assert rows_of(blocks) == [
        ["Did not attend", "56%", "25 cases"],
        ["of those: sent nothing", "66%", "14 of those cases"],
        ["of those: rang", "5%", "those cases"],
        ["Minutes late", "43%", "23 cases"],
    ]


# Counts


def test_years_are_headings_and_sums_are_not_drawn():
    blocks = counts.yearly_counts(
        "C",
        ["2022", "2023"],
        [counts.YearRow("New", [n(3), HIDDEN]), counts.YearRow("All", [n(9), n(8)], total=True)],
        drawn=True,
    )
    assert headings_of(blocks) == ["Count", "2022", "2023"]
    assert rows_of(blocks) == [["New", "3", "[c]"], ["All", "9", "8"]]
    assert "All" not in blocks[0].chart.alt


def test_people_are_told_from_events():
    row = counts.PeopleRow("Missing", n(241), "children", n(634), "episodes")
    assert rows_of(counts.people_and_events("P", [row])) == [
        ["Missing", "241 children", "634 episodes", "2.63"]
    ]


def test_a_ratio_is_as_printed_or_worked_out_or_not_known():
    rows = [
        counts.RatioRow("Printed", n(1), n(5), n(2)),
        counts.RatioRow("Worked out", None, n(5), n(2), "England 1.3"),
        counts.RatioRow("Not known"),
    ]
    assert rows_of(counts.ratio_table("R", rows)) == [
        ["Printed", "1", "5 to 2", ""],
        ["Worked out", "2.50", "5 to 2", "England 1.3"],
        ["Not known", "[x]", "Counts not printed", ""],
    ]


# Distributions


def bands(*labels):
    return [distributions.Band(label, pc(50), n(5)) for label in labels]


def test_like_bands_share_a_chart_and_others_have_their_own():
    groups = [
        distributions.Distribution("Ours", bands("a", "b")),
        distributions.Distribution("Last year", bands("a", "b")),
        distributions.Distribution("England", bands("x", "y")),
    ]
    blocks = distributions.distribution("D", "Percentage", groups)
    charts = [block.chart.title for block in blocks if isinstance(block, ChartBlock)]
    assert charts == ["D", "D: England"]
    assert [row[0] for row in rows_of(blocks)] == [
        *("Ours", "a", "b"),
        *("Last year", "a", "b"),
        *("England", "x", "y"),
    ]


def test_a_profile_says_that_shares_do_not_sum_and_of_how_many_they_are():
    factors = [
        distributions.Factor("1A", "Alcohol: child", pc(1), "Alcohol"),
        distributions.Factor("1B", "Alcohol: parent", HIDDEN, "Alcohol"),
        distributions.Factor("", "Other", pc(19)),
    ]
    blocks = distributions.risk_profile("R", n(921), "assessments", factors)
    assert rows_of(blocks) == [
        ["Alcohol"],
        ["1A Alcohol: child", "1%"],
        ["1B Alcohol: parent", "[c]"],
        ["Other", "19%"],
    ]
    assert note_words(blocks).startswith("Base: 921 assessments. More than one factor")


# Series


def test_series_are_drawn_with_their_sources_on_every_point():
    points = [("Jan", number(5, source="s1")), ("Feb", HIDDEN)]
    (block,) = series.monthly_series("M", "Number", [series.Series("A", points)], ("s1",))
    cells = [row.cells[1] for row in block.chart.table.rows]
    assert [(c.text, c.state, c.href) for c in cells] == [
        ("5", "number", "#source-s1"),
        ("hidden to protect people", "suppressed", ""),
    ]
    assert block.sources == ("s1",)


def test_stacked_and_quarterly_have_tables_of_every_part():
    one = series.Series("Neglect", [("2022", n(5)), ("2023", n(6))])
    two = series.Series("Other", [("2022", n(1)), ("2023", HIDDEN)])
    (stacked,) = series.stacked_series("S", "Plans", [one, two])
    (columns,) = series.quarterly_series("Q", "Plans", one, two)
    for block, names in ((stacked, ["Neglect", "Other"]), (columns, ["Plans", "Other"])):
        assert [c.heading for c in block.chart.table.columns][1:] == names
        assert block.chart.table.rows[1].cells[2].state == "suppressed"


def test_contact_sources_are_two_measures():
    rows = [
        series.ContactSource("Police", n(2103), pc(18)),
        series.ContactSource("Housing", n(60), HIDDEN),
    ]
    blocks = series.contact_sources("C", rows)
    assert rows_of(blocks) == [["Police", "2,103", "18%"], ["Housing", "60", "[c]"]]
    assert "Housing 60, of which hidden to protect people" in blocks[0].chart.alt


def test_three_way_says_what_one_of_them_does_not_hold():
    blocks = series.three_way(
        "T",
        "Percentage",
        [
            series.Series("Ours", [("Under 1", pc(10)), ("1 to 4", pc(20))]),
            series.Series("England", [("Under 1", pc(9))]),
        ],
        "Age",
    )
    assert headings_of(blocks) == ["Age", "Ours", "England"]
    assert rows_of(blocks) == [["Under 1", "10%", "9%"], ["1 to 4", "20%", "[x]"]]


# Attendance, training


def test_attendance_is_given_or_worked_out():
    row = attendance.AttendanceRow
    counted = attendance.attendance_table(
        "A", [row("Police", n(12), n(14)), row("Fire", note="New")]
    )
    assert rows_of(counted) == [
        ["Police", "12", "14", "86%", ""],
        ["Fire", "[x]", "[x]", "[x]", "New"],
    ]
    printed = attendance.attendance_table("A", [row("Police", percent=pc(86))])
    assert rows_of(printed) == [["Police", "86%"]]


def test_a_printed_total_of_delegates_is_held_against_the_sum():
    courses = [training.Course("A", "1 day", n(142)), training.Course("B", "2 days", n(308))]
    wrong = training.course_table("C", courses, n(460))
    assert rows_of(wrong)[-1] == ["Total", "", "460"]
    assert "sum to 450, not to the printed 460" in note_words(wrong)
    assert note_words(training.course_table("C", courses, n(450))) == ""
    assert rows_of(training.course_table("C", courses))[-1] == ["Total", "", "450"]


def test_places_are_summed_and_their_use_worked_out():
    rows = [training.Places("A", n(20), n(18), n(9)), training.Places("B", n(10), n(10), HIDDEN)]
    blocks = training.places_table("P", rows)
    assert rows_of(blocks) == [
        ["A", "20", "18", "9", "50%"],
        ["B", "10", "10", "[c]", "[c]"],
        ["All courses", "30", "28", "[x]", "[x]"],
    ]


def test_confidence_is_in_points():
    rows = [
        training.Confidence("A", pc(42), pc(88), n(198)),
        training.Confidence("B", HIDDEN, pc(88), n(9)),
        training.Confidence("C", pc(50), pc(49), n(9)),
    ]
    assert [row[3] for row in rows_of(training.confidence_change("C", rows))] == [
        "+46 percentage points",
        "[c]",
        "\N{MINUS SIGN}1 percentage point",
    ]


def test_ratings_and_surveys_say_how_many_answered():
    rated = training.rating_shares(
        "R", [training.Rating("A", [("Good", pc(90)), ("Poor", pc(10))], n(31))]
    )
    assert rows_of(rated) == [["A", "90%", "10%", "31"]]
    survey = training.survey_results("S", [training.SurveyResult("It helped", pc(80), n(5))])
    assert rows_of(survey) == [["It helped", "80%", "5"]]


# Voices, pictures, plans, caveats, glossary


def test_voices():
    (quote,) = voices.quotes([voices.Said("It works", "Parent")])
    assert (quote.text, quote.who) == ("It works", "Parent")
    (story,) = voices.case_study("A family", ["Once"], ["Ask"])
    assert (story.kind, len(story.blocks)) == ("case_study", 3)
    assert plain(story.blocks[1].text) == "Key learning"
    (learned,) = voices.learning_box("Reviews", ["Ask"], "Three reviews")
    assert (learned.kind, len(learned.blocks)) == ("learning", 2)


def test_a_structure_chart_is_told_in_words_and_in_a_table():
    top = TreeNode("Executive", "", (TreeNode("Group", "Monthly", (TreeNode("Panel"),)),))
    (block,) = pictures.structure_chart("Structure", top)
    assert block.chart.alt == (
        "Structure chart. To Executive reports Group. To Group reports Panel."
    )
    lines = [[c.text for c in row.cells] for row in block.chart.table.rows]
    assert lines == [
        ["Executive", "Nobody within this chart", ""],
        ["Group", "Executive", "Monthly"],
        ["Panel", "Group", ""],
    ]


def test_a_plan_and_an_infographic():
    (plan,) = pictures.plan_on_a_page(
        "Plan", [pictures.PlanPart("We", ["a", "b"], "Lead")], across=2
    )
    assert isinstance(plan, Panels)
    assert (plan.wide, plan.across, len(plan.panels[0].blocks)) == (True, 2, 2)
    numbers, note = pictures.infographic("At a glance", [KeyNumber("Children", n(5))], "In 2023")
    assert (numbers.title, note.small) == ("At a glance", True)


def test_said_and_did_says_where_each_promise_stands():
    blocks = plans.said_and_did(
        "S",
        [
            plans.Promise("A", ["Did a", "and more"], targets.rated("done")),
            plans.Promise("B", ["Nothing"]),
        ],
    )
    assert rows_of(blocks) == [
        ["A", "Did a / and more", "● Done"],
        ["B", "Nothing", "○ Not known"],
    ]


def test_a_plan_without_a_timescale_says_so():
    action = plans.PlanAction("Neglect", ["a", "b"], "Chair", "", ["seen"])
    assert rows_of(plans.priorities_table("P", [action])) == [
        ["Neglect", "a / b", "Chair", "○ Not set", "seen"]
    ]


def test_caveats_and_gaps():
    assert plain(caveats.of_whole(n(1), n(4))) == "(1 of 4)"
    (small,) = caveats.small_numbers("One of four.")
    assert (small.kind, len(small.blocks)) == ("caveat", 2)
    (gap,) = caveats.gap("Health", "None came.", "Ask by June.", ["Assessments"])
    assert (gap.kind, gap.label, len(gap.blocks)) == ("gap", "Gap", 3)


def test_a_glossary_is_in_order_and_says_what_took_a_terms_place():
    blocks = glossary.glossary(
        "G", [glossary.Term("MARAC", "Meeting"), glossary.Term("ccg", "Health", "ICB")]
    )
    assert rows_of(blocks) == [
        ["ccg", "Health / No longer used: now ICB."],
        ["MARAC", "Meeting"],
    ]


def test_words_may_be_parts():
    assert building.parts("a") == ("a",)
    assert building.parts(Text("a")) == (Text("a"),)
    assert building.parts(["a", Number("5")]) == ["a", Number("5")]


# Where what is worked out leads


def test_what_is_worked_out_leads_to_the_source_of_what_it_is_of():
    part, whole = number(12, source="part"), number(14, source="whole")
    assert building.share_of(part, whole).source == "part"
    assert (
        building.share_of(number(None, source="part", state="suppressed"), whole).source == "part"
    )
    assert building.per_one(part, whole).source == "part"
    assert building.total_of([part, part]).source == "part"
    assert building.total_of([part, whole]).source == ""
    gained = training.points_gained(
        training.Confidence("A", pc(40), number(50, source="after"), n(9))
    )
    assert gained.source == "after"
