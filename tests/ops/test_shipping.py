"""What ships with a version is loaded where the database holds another version's."""

import pytest

from goldthread.figures.models import Indicator
from goldthread.ops import shipping

pytestmark = [
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("operator"),
]


@pytest.fixture
def another_versions(monkeypatch):
    """A database brought up by a version whose tables were others."""
    marked = []
    monkeypatch.setattr(shipping, "is_current", lambda: bool(marked))
    monkeypatch.setattr(shipping, "mark", lambda: marked.append(True))
    Indicator.objects.filter(code="CH025").update(name="As it was called before")
    return marked


def test_a_catalogue_of_another_version_is_brought_up(another_versions):
    shipping.bring_up()

    assert Indicator.objects.get(code="CH025").name == "Children subject of a child protection plan"
    assert another_versions


def test_one_of_this_version_is_left_alone(another_versions):
    another_versions.append(True)

    shipping.bring_up()

    assert Indicator.objects.get(code="CH025").name == "As it was called before"


def test_the_mark_tells_one_version_from_another(monkeypatch):
    assert shipping.is_current()

    monkeypatch.setattr(shipping, "PACKAGES", shipping.PACKAGES[:1])

    assert not shipping.is_current()
