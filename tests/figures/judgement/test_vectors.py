"""Every vector of tests/data/spc_vectors.csv, computed elsewhere with scipy 1.17.1."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from goldthread.figures.disclosure import rules
from goldthread.figures.disclosure.decide import shown_row
from goldthread.figures.judgement import exact, funnel, xmr

VECTORS = Path(__file__).parents[2] / "data" / "spc_vectors.csv"


def xmr_chart(y, direction, target, screen_outliers, fix_after_n_points):
    method = xmr.Method(screen_outliers, fix_after_n_points)
    chart = xmr.control_chart(y, method)
    limits = chart.segments[-1].limits
    polarity = {
        "increase": "higher_better",
        "decrease": "lower_better",
        "neutral": "context",
    }[direction]
    return {
        "mean": limits.mean,
        "amr": limits.amr,
        "upl": limits.upper,
        "lpl": limits.lower,
        "labels": list(chart.labels),
        "latest_icon": xmr.variation(chart.labels[-1], polarity),
        "assurance": xmr.assurance(limits, target, polarity),
    }


def xmr_rebase(y, rebase_at):
    chart = xmr.control_chart(y, starts=[rebase_at])
    return {
        f"segment{number}": [s.limits.mean, s.limits.amr, s.limits.upper, s.limits.lower]
        for number, s in enumerate(chart.segments, start=1)
    }


def rate(count, population):
    return exact.rate_interval(count, population)._asdict()


def tails(found):
    return {"p_at_least": found.at_least, "p_at_most": found.at_most}


def limits(found):
    return {"lowest_in_control": found.lowest, "highest_in_control": found.highest}


def poisson_limits(mean, tail):
    naive = exact.c_chart_limits(mean)
    found = limits(exact.poisson_limits(mean, tail))
    return found | {"naive_c_upper": naive.upper, "naive_c_lower": naive.lower}


def proportion(x, n):
    return {
        "p": x / n,
        "clopper_pearson": list(exact.clopper_pearson(x, n)),
        "wilson": list(exact.wilson(x, n)),
    }


def funnel_proportion(average, n):
    alert, alarm = funnel.proportion_limits(average, n)
    return {
        "lower95": alert.lower,
        "upper95": alert.upper,
        "lower998": alarm.lower,
        "upper998": alarm.upper,
    }


def funnel_binomial(average, n):
    alert, alarm = funnel.binomial_limits(average, n)
    return {
        "q0.025": alert.lowest,
        "q0.975": alert.highest,
        "q0.001": alarm.lowest,
        "q0.999": alarm.highest,
    }


def funnel_rate(events, average_rate_per_10000):
    interval = exact.poisson_interval(events)
    line = funnel.rate_denominators(events, average_rate_per_10000, per=10_000)
    return {
        "n_for_lower95": line.on_lower,
        "n_for_upper95": line.on_upper,
        "exact_upper_count": interval.upper,
        "exact_lower_count": interval.lower,
    }


def suppressed_row(row, total_shown):
    # The vectors have the rule as it is written; what a reader knows of zeros comes on top.
    as_written = replace(rules.DFE, reader_knows_zeros=False)
    cells, _ = shown_row(row, total_shown, as_written)
    alone = ["c" if rules.DFE.is_small(count) else count for count in row]
    return {"primary": alone, "with_secondary": cells}


def sac_row(n):
    (cell,), _ = shown_row([n], n, rules.SAC)
    return {"published": cell}


def percent(num, den):
    shown = rules.may_publish_percent(num, den)
    return {"publish": shown} | ({"percent": 100 * num / den} if shown else {})


METHODS = {
    "xmr": xmr_chart,
    "xmr_rebase": xmr_rebase,
    "poisson_exact_ci95": lambda count: exact.poisson_interval(count)._asdict(),
    "byar_ci95": lambda count: exact.byar_interval(count)._asdict(),
    "rate_per_10000_ci95": rate,
    "two_counts_exact_p": lambda **counts: {"p_two_sided": exact.two_counts(**counts)},
    "poisson_tail": lambda **given: tails(exact.poisson_tails(**given)),
    "poisson_probability_limits": poisson_limits,
    "proportion_ci95": proportion,
    "fisher_two_sided": lambda **counts: {"p": exact.fisher(**counts)},
    "binomial_probability_limits": lambda p, n, tail: limits(exact.binomial_limits(p, n, tail)),
    "binomial_vs_target": lambda target, x, n: tails(exact.binomial_tails(x, n, target)),
    "funnel_proportion": funnel_proportion,
    "funnel_binomial_exact": funnel_binomial,
    "funnel_rate_denominators": funnel_rate,
    "dfe_suppress_row_with_total": suppressed_row,
    "sac_round": sac_row,
    "dfe_national_round": lambda n: {"published": rules.nearest(n, rules.DFE.wide_base)},
    "percent_suppression": percent,
}


def rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, list):
        return [rounded(one) for one in value]
    if isinstance(value, dict):
        return {name: rounded(one) for name, one in value.items()}
    return value


def vectors():
    with VECTORS.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector["case_id"])
def test_vector(vector):
    found = METHODS[vector["method"]](**json.loads(vector["input_json"]))

    assert rounded(found) == rounded(json.loads(vector["expected_json"]))


def test_there_are_105_vectors():
    assert len(vectors()) == 105
