"""Judgement on real published figures: the five areas' official series, and two reports."""

import csv
import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from importlib.resources import files

from goldthread.core.values import rounded
from goldthread.figures.judgement.change import percent_change
from goldthread.figures.judgement.judge import judge
from goldthread.figures.judgement.series import Point, Series

PUBLISHED = files("goldthread.ops") / "published"
STATES = {"c": "suppressed", "z": "not_applicable"}


def rows(name):
    with (PUBLISHED / name).open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def day(text):
    return date.fromisoformat(text) if text else None


def point(row):
    return Point(
        label="",
        period_kind=row["period_kind"],
        start=day(row["period_start"]),
        end=day(row["period_end"] or row["as_at"]),
        state="number" if row["value"] else STATES.get(row["published_text"], "not_available"),
        value=Decimal(row["value"]) if row["value"] else None,
        unit=row["unit"],
    )


def official_series():
    found = defaultdict(list)
    for row in rows("official-children-in-need.csv"):
        found[row["geography"], row["indicator"], row["breakdown"], row["unit"]].append(point(row))
    for (area, indicator, _, unit), points in found.items():
        yield Series(indicator, area, "", "", unit, "lower_better", "", tuple(points))


def test_every_official_series_has_sentences_that_can_be_read_and_edited():
    judged = [judge(series) for series in official_series()]

    assert len(judged) > 1_000
    for judgement in judged:
        assert not re.search(r"\bNone\b|\bnan\b|\{|\}", judgement.text)
        for sentence in judgement.sentences:
            assert not re.search(r"\d", sentence.template)


def test_no_official_figure_that_is_hidden_gets_a_number():
    hidden = [s for s in official_series() if s.latest.number is None]

    assert hidden
    for series in hidden:
        judgement = judge(series)
        assert judgement.change.finding == "refused"
        assert judgement.severity == "none"


def printed_changes():
    """The current, previous and percentage change of each row of the reports' change tables."""
    for name in ("north-somerset-2021-22.csv", "north-somerset-2022-23.csv"):
        found = defaultdict(dict)
        for row in rows(name):
            parts = row["breakdown"].split(";")
            column = next((part for part in parts if part.startswith("column=")), "")
            key = row["table"], row["indicator"], row["geography"]
            found[*key, row["breakdown"].replace(column, "")][column] = row["value"]
        yield from found.values()


def test_computed_percentages_of_change_are_those_the_reports_print():
    whole = {"column=Current", "column=Previous", "column=% Chg"}
    tables = [row for row in printed_changes() if whole <= row.keys()]

    assert len(tables) == 33
    for row in tables:
        now, before, printed = (
            Decimal(row[f"column={name}"]) for name in ("Current", "Previous", "% Chg")
        )
        assert percent_change(now, before) == rounded(printed, 1)
