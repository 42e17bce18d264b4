"""What must hold of exact intervals, tests and limits whatever the counts."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from goldthread.figures.judgement.exact import (
    binomial_limits,
    binomial_tails,
    byar_interval,
    clopper_pearson,
    fisher,
    poisson_interval,
    poisson_limits,
    poisson_tails,
    rate_interval,
    two_counts,
    wilson,
)

counts = st.integers(0, 5_000)
small = st.integers(0, 60)
shares = st.floats(0.001, 0.999)


@given(counts)
def test_a_count_lies_within_its_own_interval(count):
    lower, upper = poisson_interval(count)

    assert lower <= count <= upper


@given(st.integers(10, 5_000))
def test_byar_is_close_to_exact_from_ten_events(count):
    exact, byar = poisson_interval(count), byar_interval(count)

    assert byar.lower == pytest.approx(exact.lower, abs=0.02)
    assert byar.upper == pytest.approx(exact.upper, abs=0.02)


@given(counts, st.integers(1, 1_000_000))
def test_a_rate_scales_with_its_base(count, population):
    per_thousand = rate_interval(count, population, 1_000)
    per_ten_thousand = rate_interval(count, population, 10_000)

    assert per_ten_thousand.rate == pytest.approx(10 * per_thousand.rate)
    assert per_ten_thousand.lower <= per_ten_thousand.rate <= per_ten_thousand.upper


@given(small, small)
def test_two_counts_do_not_care_which_comes_first(one, other):
    assert two_counts(one, other) == pytest.approx(two_counts(other, one))


@given(small, small, st.integers(1, 90_000), st.integers(1, 90_000))
def test_two_counts_agree_with_scipys_binomial_test(one, other, here, there):
    assume(one + other > 0)
    share = here / (here + there)

    expected = stats.binomtest(one, one + other, share).pvalue
    assert two_counts(one, other, here, there) == pytest.approx(expected, abs=1e-7)


@given(small, small, small, small)
def test_fisher_agrees_with_scipys(x1, rest1, x2, rest2):
    assume(x1 + rest1 > 0 and x2 + rest2 > 0)

    expected = stats.fisher_exact([[x1, rest1], [x2, rest2]]).pvalue
    assert fisher(x1, x1 + rest1, x2, x2 + rest2) == pytest.approx(expected, abs=1e-7)


def test_national_counts_are_tested_as_exactly_as_local_ones():
    assert two_counts(320_000, 320_400) == pytest.approx(0.618, abs=0.001)
    assert fisher(320_000, 756_150, 320_400, 756_150) == pytest.approx(0.5114, abs=0.0001)
    assert two_counts(320_000, 420_000) == 0.0


@pytest.mark.parametrize("pair", [(0, 0), (7, 7), (300, 300)])
def test_equal_counts_are_what_chance_gives(pair):
    assert two_counts(*pair) == pytest.approx(1.0)


@given(st.floats(0.01, 500), counts)
def test_the_tails_overlap_at_the_count_observed(expected, observed):
    tails = poisson_tails(expected, observed)

    at_it = stats.poisson.pmf(observed, expected)
    assert tails.at_least + tails.at_most == pytest.approx(1 + at_it, abs=1e-6)


@given(st.floats(0.01, 500))
def test_beyond_a_poisson_limit_lies_no_more_than_its_tail(mean):
    limits = poisson_limits(mean)

    assert stats.poisson.cdf(limits.lowest - 1, mean) < 0.00135
    assert stats.poisson.sf(limits.highest, mean) <= 0.00135 * (1 + 1e-9)
    assert stats.poisson.sf(limits.highest - 1, mean) > 0.00135 * (1 - 1e-9)


@given(shares, st.integers(1, 2_000))
def test_beyond_a_binomial_limit_lies_no_more_than_its_tail(level, n):
    limits = binomial_limits(level, n)

    assert 0 <= limits.lowest <= limits.highest <= n
    assert stats.binom.cdf(limits.lowest - 1, n, level) < 0.00135 * (1 + 1e-9)
    assert stats.binom.sf(limits.highest, n, level) <= 0.00135 * (1 + 1e-9)


@pytest.mark.parametrize(("level", "only"), [(0, 0), (1, 40)])
def test_a_level_of_none_or_all_allows_one_count_only(level, only):
    assert binomial_limits(level, 40) == (only, only)


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_proportion_lies_within_both_of_its_intervals(x, rest):
    assume(x + rest > 0)
    n = x + rest

    for lower, upper in (clopper_pearson(x, n), wilson(x, n)):
        assert 0 <= lower <= x / n + 1e-9
        assert x / n - 1e-9 <= upper <= 1


@given(st.integers(0, 100), st.integers(0, 100), shares)
def test_binomial_tails_overlap_at_the_count_observed(x, rest, level):
    assume(x + rest > 0)
    tails = binomial_tails(x, x + rest, level)

    at_it = stats.binom.pmf(x, x + rest, level)
    assert tails.at_least + tails.at_most == pytest.approx(1 + at_it, abs=1e-6)
