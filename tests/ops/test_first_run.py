"""An installation of one's own, from nothing: `init`, `serve`, a first file, and stopping."""

import json
import re

import pytest

from goldthread.ops.processes import servers_in
from ops.support import children_of, goldthread, is_running

pytestmark = pytest.mark.server

PASSWORD = "a long enough password"
ANSWERS = [
    "--area", "Kent",
    "--partnership", "Kent Safeguarding Children Partnership",
    "--agencies", "Kent County Council, Kent Police",
    "--administrator", "First Administrator",
    "--email", "First@Example.org",
    "--password", PASSWORD,
    "--indicators", "CH025,CH017",
]  # fmt: skip
PLACES = {
    "/areas/kent/": "No figure of these indicators is held for Kent yet",
    "/silence/": "Nothing is expected yet",
    "/sources/": "No source yet",
    "/alerts/": "No alert waits",
    "/loads/": "Nothing has been loaded yet",
    "/revisions/": "Nothing changed",
}
COLUMNS = (
    "figure_id,area,section,table,indicator_code,indicator,breakdown,geography,period_kind,"
    "period_start,period_end,as_at,value,unit,numerator,denominator,published_text,note"
)
PLANS = "Children subject of a child protection plan"
ROW = "k-{year},Kent,Children,Table 1,,{plans},,Kent,as_at,,,{year}-03-31,{value},count,,,{value},"
SAID = {
    "kind": "report", "scope": "ours", "title": "Annual report of Kent",
    "known_from-day": "1", "known_from-month": "9", "known_from-year": "2025",
}  # fmt: skip


@pytest.fixture
def home(make_home):
    home = make_home()
    ran = goldthread(home, "init", *ANSWERS)
    assert ran.returncode == 0, ran.stderr
    assert "Kent Safeguarding Children Partnership is set up" in ran.stdout
    return home


def report(folder, before, now):
    path = folder / "report.csv"
    rows = [
        ROW.format(year=year, value=value, plans=PLANS)
        for year, value in ((2024, before), (2025, now))
    ]
    path.write_text("\n".join((COLUMNS, *rows, "")))
    return path


def test_a_partnership_begins(home, product, tmp_path):
    # Given an installation just set up, when its administrator signs in
    serve, web = product(home)
    page = web.signs_in("first@example.org", PASSWORD)
    assert "Kent Safeguarding Children Partnership" in page
    # then each page says what is not there yet, and what to do first
    assert "No figure of Kent is held yet" in page
    for step in ("Load the first file of figures", "Choose what you watch", "Say which agency"):
        assert step in page
    for path, words in PLACES.items():
        assert words in web.opens(path), path

    # When a first file is sent from the web, and applied
    sends_and_applies(web, report(tmp_path, 640, 655))
    assert "2 figures of Kent from 1 source" in web.opens("/")
    assert "655" in web.opens("/areas/kent/indicators/CH025/")
    assert "Nothing clearly changed" in web.opens("/areas/kent/")

    # and its new edition from the command line, while it serves
    ran = goldthread(
        home, "import", str(report(tmp_path, 640, 661)), "--format", "json",
        "--source-kind", "report", "--title", "Annual report of Kent",
        "--known-from", "2025-09-01", "--partnership", "kent-safeguarding-children-partnership",
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert [load["revised"] for load in json.loads(ran.stdout)] == [1]
    assert "661" in web.opens("/areas/kent/indicators/CH025/")
    listed = goldthread(home, "figures", "list", "--area", "Kent", "--format", "json")
    assert len(json.loads(listed.stdout)) == 2

    # then it stops, whole
    family = children_of(serve.process.pid).values()
    assert serve.ask_to_stop() == 0
    assert not any(is_running(pid) for pid in family)
    assert not servers_in(home.database)


def sends_and_applies(web, file):
    web.opens("/loads/new/")
    page = web.sends("/loads/new/", file, **SAID)
    for _ in range(200):
        if "Apply 2 new and 0 revised" in page:
            break
        page = web.opens(web.where)
    assert "Apply 2 new and 0 revised" in page, page
    load = re.search(r"/loads/(\d+)/", web.where)[1]
    page = web.sends(f"/loads/{load}/apply/", new="2", revised="0")
    assert "Applied: 2 new and 0 revised figures." in page


def test_a_second_partnership_may_follow_and_the_same_person_may_not(home):
    again = goldthread(home, "init", *ANSWERS)
    assert again.returncode == 2
    assert again.stderr.splitlines()[-1] == (
        "goldthread: there is an account for First@Example.org already"
    )

    other = [*ANSWERS, "--email", "other@example.org", "--area", "Bristol, City of"]
    ran = goldthread(home, "init", *other)
    assert ran.returncode == 0, ran.stderr
