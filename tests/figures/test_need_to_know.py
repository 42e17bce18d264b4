"""Who sees which figures: kept by the database, whatever a query forgets."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from goldthread.core.context import acting_as
from goldthread.core.rls_check import check
from goldthread.figures.loading import intake
from goldthread.figures.loading.apply import apply
from goldthread.figures.models import CurrentFigure, Figure, FigureSource, Indicator, Load
from goldthread.figures.models.source import SourceKind
from goldthread.figures.sources import SourceDescription, source_for
from goldthread.ops.cli.audit import WITHOUT_POLICIES
from goldthread.partnership.models import Partnership, Person
from support.loads import KNOWN
from support.rows import reading, row

pytestmark = pytest.mark.django_db

OWN = "own-return"


def person(name):
    with acting_as(service="sign-in"):
        return Person.objects.get(email=f"{name}@demo.invalid").pk


@pytest.fixture
def own_return():
    """A return that only North Somerset's partnership may see, with a name nobody knows."""
    with acting_as(service="command-line"):
        partnership = Partnership.objects.get(slug="north-somerset")
        source = source_for(SourceDescription(OWN, SourceKind.RETURN, "Own", KNOWN), partnership.pk)
        load = intake.begin("own.csv", partnership.pk)
        rows = [row(2, "3", indicator="Only ours", reference="own-1")]
        return apply(intake.prepare(load, source, reading(*rows, slug=OWN), "hash"))


@pytest.mark.parametrize(
    ("who", "sees"),
    [("morgan", 1), ("pat", 1), ("devi", 1), ("sam", 1), ("ash", 0)],
)
def test_a_partnerships_own_return_is_its_members_alone(own_return, who, sees):
    with acting_as(person=person(who)):
        counts = [
            Figure.objects.filter(source__slug=OWN).count(),
            CurrentFigure.objects.filter(source__slug=OWN).count(),
            FigureSource.objects.filter(slug=OWN).count(),
            Load.objects.filter(file_name="own.csv").count(),
            Indicator.objects.filter(name="Only ours").count(),
        ]

    assert counts == [sees] * 5


@pytest.mark.parametrize("who", ["morgan", "ash", "lee"])
def test_public_figures_are_for_everyone_signed_in(who):
    with acting_as(person=person(who)):
        assert Figure.objects.filter(source__slug="official-children-in-need").count() == 20_339


def test_nobody_sees_nothing():
    assert Figure.objects.count() == 0
    assert Indicator.objects.count() == 0
    assert Partnership.objects.count() == 0


def test_someone_in_no_partnership_sees_public_figures_and_no_others(own_return):
    with acting_as(service="command-line"):
        stranger = Person.objects.create_user("stranger@demo.invalid", "A stranger").pk

    with acting_as(person=stranger):
        assert not Figure.objects.filter(source__slug=OWN).exists()


@pytest.mark.parametrize("who", ["lee", "sam"])
def test_readers_cannot_load(who):
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(person=person(who)):
        intake.begin("a.csv", None)


def test_a_contributor_loads_for_their_partnership_and_not_for_all():
    with acting_as(service="command-line"):
        partnership = Partnership.objects.get(slug="north-somerset").pk

    with acting_as(person=person("pat")):
        assert intake.begin("ours.csv", partnership).pk
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        acting_as(person=person("pat")),
    ):
        intake.begin("everybodys.csv", None)


@pytest.mark.parametrize(
    "statement",
    [
        "update figures_figure set value = 0",
        "update figures_figure set state = 'suppressed', value = null",
        "update figures_figure set recorded_at = now()",
        "delete from figures_figure",
        "truncate figures_figure",
    ],
)
def test_nobody_can_change_a_figure_not_even_the_operator(statement):
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        acting_as(service="command-line"),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_whole_product_keeps_need_to_know():
    assert check(connection, WITHOUT_POLICIES) == []
