"""How late, as a person says it."""

from datetime import date

import pytest

from goldthread.figures.presenters.kept_words import late_words, span_words


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "1 day"),
        (20, "20 days"),
        (21, "3 weeks"),
        (59, "8 weeks"),
        (61, "2 months"),
        (364, "11 months"),
        (365, "1 year"),
        (480, "1 year and 3 months"),
        (844, "2 years and 3 months"),
    ],
)
def test_late_words(days, said):
    assert late_words(days) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2020, 4, 1), date(2021, 3, 31), "1 April 2020 to 31 March 2021"),
        (None, date(2021, 3, 31), "31 March 2021"),
        (None, None, "Not said"),
    ],
)
def test_span_words(start, end, said):
    assert span_words(start, end) == said
