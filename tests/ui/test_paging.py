"""Long lists in pages."""

import pytest
from django.test import RequestFactory

from goldthread.ui.paging import pages


def asked(query, count=1018):
    return pages(RequestFactory().get(f"/figures/{query}"), list(range(count)), size=50)


def test_a_page_and_where_it_stands():
    found = asked("?page=2")
    assert (found.rows[0], found.rows[-1], len(found.rows)) == (50, 99, 50)
    assert found.sentence("figure") == "Showing 51 to 100 of 1,018 figures"


def test_all_on_one_page():
    assert asked("", 12).sentence("figure") == "12 figures"


@pytest.mark.parametrize(
    ("query", "first"), [("?page=x", 1), ("?page=-3", 1001), ("?page=999", 1001)]
)
def test_nonsense_gives_the_nearest_page(query, first):
    assert asked(query).first == first


def test_links_keep_the_filters():
    found = asked("?area=n%26m&page=3")
    assert found.links["next"]["href"] == "?area=n%26m&page=4"
    assert found.links["previous"]["href"] == "?area=n%26m&page=2"
    shown = [item.get("number", "...") for item in found.links["items"]]
    assert shown == [1, 2, 3, 4, "...", 21]
