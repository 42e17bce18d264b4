"""What is stored of a check: found again, gone, of its own scope, behind a load or not."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.core.now import at, now
from goldthread.figures.discrepancies import keeping
from goldthread.figures.loading.withdraw import withdraw
from goldthread.figures.models import Discrepancy, DiscrepancyCheck, Load
from goldthread.figures.tasks import check_discrepancies
from goldthread.partnership.models import Partnership
from support.loads import applied, prepared
from support.rows import row

WRONG = {"unit": "percent", "numerator": 7, "denominator": 11, "reference": "a-1",
         "indicator": "A share nobody has"}  # fmt: skip


@pytest.fixture
def checked(operator):
    keeping.check_all()


def share(value):
    return applied(row(2, value, **WRONG))


def of_the_share():
    return Discrepancy.objects.filter(references=["a-1"])


def test_the_demo_region_is_checked_as_it_is_set_up(operator):
    check = DiscrepancyCheck.objects.get()

    assert check.found == Discrepancy.objects.filter(gone_at=None).count() > 60
    assert not keeping.is_behind()


def test_what_is_found_again_keeps_its_number_and_when_it_was_found(checked):
    before = set(Discrepancy.objects.values_list("pk", "fingerprint", "found_at"))

    with at(now() + timedelta(days=3)):
        keeping.check_all()

    assert set(Discrepancy.objects.values_list("pk", "fingerprint", "found_at")) == before


def test_the_worst_come_first(checked):
    severities = list(Discrepancy.objects.values_list("severity", flat=True))

    assert severities == sorted(severities, key=["high", "medium", "low"].index)


def test_a_load_leaves_the_store_behind_until_it_is_checked(checked):
    share("73")
    assert keeping.is_behind()
    assert not of_the_share().exists()

    keeping.check_if_behind(None)
    assert not keeping.is_behind()
    assert of_the_share().get().rule == "percent-not-parts"


def test_a_check_that_is_not_behind_does_nothing(checked):
    latest = DiscrepancyCheck.objects.get().checked_at

    with at(now() + timedelta(hours=1)):
        keeping.check_if_behind(None)

    assert DiscrepancyCheck.objects.get().checked_at == latest


def test_a_figure_put_right_leaves_its_discrepancy_gone_and_wrong_again_finds_it_anew(checked):
    share("73")
    keeping.check_all()
    first = of_the_share().get()

    share("64")
    keeping.check_all()
    assert of_the_share().get().gone_at is not None

    share("74")
    keeping.check_all()
    again = of_the_share().get()
    assert (again.pk, again.gone_at) == (first.pk, None)
    assert again.versions != first.versions


def test_a_load_taken_back_takes_its_discrepancies_with_it(checked):
    load = share("73")
    keeping.check_all()

    withdraw(load)
    keeping.check_all()

    assert of_the_share().get().gone_at is not None


def test_applying_and_taking_back_queue_a_check(operator):
    queued = ProcrastinateJob.objects.filter(task_name=check_discrepancies.name)
    before = queued.count()

    withdraw(share("73"))

    assert queued.count() == before + 2
    assert queued.latest("id").args == {"partnership": None}


def own(partnership, value):
    """A load of a partnership's own source."""
    from goldthread.figures.loading.apply import apply

    load = prepared(row(2, value, **WRONG), slug="ours")
    load.source.partnership = load.partnership = partnership
    load.source.save()
    load.save()
    return apply(load)


def test_a_partnerships_own_figures_are_checked_with_everybodys_and_kept_as_its_own(checked):
    partnership = Partnership.objects.get(slug="north-somerset")
    public = Discrepancy.objects.filter(partnership=None).count()
    own(partnership, "73")

    keeping.check_all()

    assert [one.partnership for one in of_the_share()] == [partnership]
    assert Discrepancy.objects.filter(partnership=None).count() == public
    assert DiscrepancyCheck.objects.filter(partnership=partnership).exists()


def test_a_stored_discrepancy_says_which_figures_areas_and_sources_are_involved(checked):
    one = Discrepancy.objects.get(rule="percent-or-points")

    assert one.references == ["ns1314-0439", "ns1314-0437", "ns1314-0435", "ns1314-0440"]
    assert len(one.figures) == 4
    assert len(one.sources) == len(one.areas) == 1
    assert one.indicator.code == "DA005"


def test_without_any_load_there_is_nothing_to_find(operator):
    assert Load.objects.exists()
    assert keeping.check(Partnership.objects.get(slug="bristol").pk) == 0
