"""Sources: what each is, what it printed, who says otherwise, and all of it as a file."""

import csv
import io

from django.urls import reverse

from goldthread.core.context import acting_as
from goldthread.core.models import AuditEntry
from goldthread.figures.models import Figure, FigureSource
from goldthread.figures.reading.sources import sources_for
from goldthread.partnership.models import Partnership
from support.pages import words


def test_every_source_says_from_when_it_was_known_and_on_what_basis(manager):
    page = words(manager.get(reverse("sources")))

    assert "6 sources" in page
    assert "NSSCP annual report 2022-23 Report North Somerset Safeguarding" in page
    assert "30 September 2023: approval planned September 2023; day assumed" in page
    assert "Open Government Licence v3.0" in page


def test_the_figures_said_to_be_held_are_those_held(operator):
    partnership = Partnership.objects.get(slug="north-somerset")
    for source in sources_for(partnership):
        assert source.held == Figure.objects.filter(source=source, recorded_until=None).count()


def test_a_source_lists_its_tables_in_printed_order(manager, source_named):
    page = words(manager.get(reverse("source", args=[source_named("north-somerset-2022-23").pk])))

    first = page.index("Child Protection and Child Sexual Exploitation (12 month rolling)")
    assert first < page.index("Missing Children (12 month rolling)")
    assert "A further 124 figures stand in its sentences" in page


def test_a_source_says_what_others_say_otherwise_and_which_stands(manager, source_named):
    page = words(manager.get(reverse("source", args=[source_named("north-somerset-2021-22").pk])))

    assert "Child protection crimes (excluding domestic abuse) year to March 2022 440" in page
    assert "Elsewhere Of two sources of one kind, the one known later stands." in page


def test_figures_of_a_source_are_streamed_and_the_ledger_says_so(manager, source_named):
    source = source_named("north-somerset-2022-23")

    answer = manager.get(reverse("source-download", args=[source.pk]))

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert sum(row["Reference"].startswith("ns2223-") for row in rows) == 188
    crimes = next(row for row in rows if row["Reference"] == "ns2223-0039")
    assert (crimes["Indicator code"], crimes["Value"]) == ("PO006", "441")
    with acting_as(service="command-line"):
        entry = AuditEntry.objects.filter(action="figures.exported").latest("id")
    assert entry.after["what"] == f"every figure of “{source.title}”"
    assert entry.after["file"] == entry.subject_id == source.slug


def test_a_source_of_another_partnership_is_not_there(manager, operator):
    others = Partnership.objects.get(slug="bristol")
    source = FigureSource.objects.create(
        slug="theirs", kind="return", title="Theirs", partnership=others,
        known_from="2026-01-01", recorded_at="2026-01-01T00:00Z",
    )  # fmt: skip

    assert manager.get(reverse("source", args=[source.pk])).status_code == 404
    assert "Theirs" not in words(manager.get(reverse("sources")))


def test_nobody_reads_without_signing_in(client, db):
    assert client.get(reverse("sources")).url.startswith(reverse("sign-in"))
