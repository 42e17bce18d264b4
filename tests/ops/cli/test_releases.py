"""`goldthread release check`."""

import pytest

from figures.releases.conftest import north, out, person, plans, prepared  # noqa: F401 - fixtures
from figures.releases.test_checking import leaking  # noqa: F401 - a fixture


@pytest.mark.usefixtures("out")
def test_where_nothing_is_out_nothing_is_wrong(goldthread):
    ran = goldthread("release", "check")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Nothing that is hidden can be worked out from what is out.\n"


def test_what_was_decided_well_is_told_to_be(goldthread, out):  # noqa: F811
    release = out()

    ran = goldthread("release", "check", "--release", release.pk, "--format", "json")

    assert (ran.code, ran.data) == (0, [])


def test_a_leak_exits_3_and_says_which_outputs_gave_what_away(goldthread, leaking):  # noqa: F811
    release = leaking(lambda key: "Neglect" in key)

    ran = goldthread("release", "check", "--area", "North Somerset", "--format", "json")

    assert ran.code == 3
    (fault,) = [one for one in ran.data if "2031" in one["cell"]]
    assert (fault["kind"], fault["low"], fault["high"]) == ("told", 2, 2)
    assert fault["partnership"] == "north-somerset"
    assert f"(release {release.pk}" in fault["outputs"][0]
    assert "can be told: it is 2" in fault["message"]


def test_in_words_for_a_person(goldthread, leaking):  # noqa: F811
    leaking(lambda key: "Neglect" in key)

    ran = goldthread("release", "check")

    assert ran.code == 3
    assert ran.out.startswith("north-somerset: “")


TROUBLE = [
    (["--release", "987654"], "there is no release 987654"),
    (["--area", "Atlantis"], "no area is called “Atlantis”"),
    (["--area", "England"], "no partnership answers for England"),
    (["--release", "x"], "'x' is not a valid integer"),
]


@pytest.mark.parametrize(("options", "said"), TROUBLE)
def test_what_is_asked_wrongly_is_said(goldthread, options, said):
    ran = goldthread("release", "check", *options)

    assert ran.code == 2
    assert said in ran.err


def test_a_release_of_another_area(goldthread, out):  # noqa: F811
    release = out()

    ran = goldthread("release", "check", "--release", release.pk, "--area", "Bristol")

    assert ran.code == 2
    assert "but of North Somerset" in ran.err
