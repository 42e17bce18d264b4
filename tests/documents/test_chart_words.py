"""What a chart says to those who do not see it."""

import pytest

from documents.examples import COLUMNS, COMPARISON, CONTROL, EMPTY, FUNNEL, LINE, STACKED, series
from goldthread.documents.chart_data import ControlChart, ControlPoint, Line, LineChart
from goldthread.documents.chart_words import describe

SAID = [
    (
        LINE,
        "Line chart, Rate per 10,000 children. Northbay: from 2015 to 2016 until 2023 to 2024:"
        " lowest 40.1 in 2017 to 2018, highest 57.1 in 2023 to 2024, latest 57.1 in 2023 to 2024;"
        " 2018 to 2019 hidden to protect people. Not comparable before 2020 to 2021:"
        " Counted by child, not by referral.",
    ),
    (
        EMPTY,
        "Line chart, Number. Northbay: from 2015 to 2016 until 2017 to 2018: no numbers,"
        " 2015 to 2016 hidden to protect people, 2016 to 2017 hidden to protect people,"
        " 2017 to 2018 hidden to protect people.",
    ),
    (
        COMPARISON,
        "Bar chart comparing places, Rate per 10,000 children. Northbay 312.4; Eastmoor 289.1;"
        " Westcombe and the Vale of Longname hidden to protect people; England 342.7;"
        " South West 287.5. Statistical neighbours (9 of 10): 241 to 335.",
    ),
    (
        FUNNEL,
        "Funnel plot of 15 places, Percentage of plans started, by Plans started in the year."
        " Average 22.4. Northbay 34.2 on a base of 164.",
    ),
    (
        STACKED,
        "Stacked bar chart, Children at the end of the quarter, of 5 parts."
        " June 2020: Neglect 86; Emotional abuse 61; Physical abuse 12; Sexual abuse 9; Multiple 4."
        " September 2020: Neglect 90; Emotional abuse 55; Physical abuse 14; Multiple 3;"
        " Sexual abuse hidden to protect people."
        " December 2020: Neglect 101; Emotional abuse 58; Physical abuse 11;"
        " Sexual abuse hidden to protect people; Multiple hidden to protect people."
        " March 2021: Neglect 97; Emotional abuse 66; Physical abuse 15; Sexual abuse 8;"
        " Multiple 2.",
    ),
    (
        COLUMNS,
        "Column chart, Contacts. From Jan 2019 until Oct 2021: lowest 301 in Apr 2020,"
        " highest 930 in Oct 2021, latest 930 in Oct 2021; Jul 2020 not available.",
    ),
]


@pytest.mark.parametrize(("chart", "said"), SAID)
def test_says(chart, said):
    assert describe(chart) == said


def test_control_chart_names_its_signals_and_limits():
    said = describe(CONTROL)
    assert "Mean 24.0, limits 14.9 to 33.1." in said
    assert "Signal of concern at Oct 2019. Signal of improvement at Jul 2021." in said


def test_control_chart_of_too_few_points():
    points = [ControlPoint(point) for point in series([3, 4])]
    assert "Too few points for limits. No point signals." in describe(ControlChart("", "n", points))


def test_line_without_points():
    assert (
        describe(LineChart("", "n", [Line("Northbay", [])]))
        == "Line chart, n. Northbay: no points."
    )


def test_what_is_not_a_chart_is_refused():
    with pytest.raises(TypeError, match="str is not a chart"):
        describe("chart")
