"""Figures that fit each other give no finding, and one that is changed gives one."""

from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from figures.discrepancies.build import (
    EARLIER,
    OFFICIAL,
    change,
    children,
    found,
    percent,
    percent_change,
    rate,
    rules_of,
    value,
)

counts = st.integers(1, 5_000)
decimals = st.integers(0, 2)
either_way = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_DOWN])


def rounded(number, places, way):
    return Decimal(number).quantize(Decimal(1).scaleb(-places), rounding=way)


@given(counts, counts, decimals, either_way)
def test_a_table_whose_changes_are_sums_is_clean(now, before, places, way):
    # A move so large is for the rule on jumps.
    assume(now < 3 * before < 9 * now)
    share = rounded(Decimal(100 * (now - before)) / before, places, way)

    assert rules_of(value(now), value(before, year=2022), change(now - before),
                    percent_change(share)) == []  # fmt: skip


@given(counts, counts, st.integers(-50, 50).filter(bool))
def test_a_change_that_is_off_by_any_number_is_found(now, before, off):
    wrong = change(now - before + off)

    assert found(value(now), value(before, year=2022), wrong, rule="change-not-difference")


@given(counts, counts, decimals, either_way)
def test_a_percentage_of_its_own_numbers_is_clean(part, more, places, way):
    whole = part + more
    share = rounded(Decimal(100 * part) / whole, places, way)

    assert rules_of(percent(share, "X1", part, whole)) == []


@given(st.lists(counts, min_size=2, max_size=8), either_way)
def test_a_distribution_with_its_total_and_shares_is_clean(parts, way):
    whole = sum(parts)
    rows = [value(n, breakdown=f"band={place}") for place, n in enumerate(parts)]
    shares = [
        percent(rounded(Decimal(100 * n) / whole, 1, way), "X1", n, breakdown=f"band={place}")
        for place, n in enumerate(parts)
    ]

    assert rules_of(*rows, *shares, value(whole)) == []


@given(st.lists(counts, min_size=2, max_size=8), st.integers(-9, 9).filter(bool))
def test_a_total_off_by_any_number_is_found(parts, off):
    rows = [value(n, breakdown=f"band={place}") for place, n in enumerate(parts)]

    assert found(*rows, value(max(sum(parts) + off, 0)))


@given(counts, st.integers(20_000, 500_000), either_way)
def test_a_count_its_rate_and_the_population_are_clean(counted, people, way):
    printed = rounded(Decimal(10_000 * counted) / people, 1, way)
    # A rate near nothing stands for any number of people.
    assume(printed >= 1)
    figures = (
        value(counted, source=OFFICIAL),
        rate(printed, source=OFFICIAL),
        rate(printed),
        value(counted),
        children(people),
    )

    assert rules_of(*figures) == []


@given(counts, counts)
def test_a_figure_said_alike_everywhere_is_clean(number, other):
    assume(number < 3 * other < 9 * number)
    figures = [
        value(n, year=year, source=source)
        for n, year in ((number, 2022), (other, 2023))
        for source in (EARLIER.__class__(9, "x", "X", False, OFFICIAL.known_from), OFFICIAL)
    ]

    assert rules_of(*figures) == []


@given(
    st.lists(st.tuples(counts, st.sampled_from(["A", "B"]), st.integers(2019, 2023)), max_size=9)
)
def test_every_finding_can_be_read_and_named(rows):
    for one in found(*(value(n, of, year=year) for n, of, year in rows)):
        assert one.message.endswith((".", "”"))
        assert one.figure_ids
        assert len(one.fingerprint) == 32
        assert one.apart >= 0
