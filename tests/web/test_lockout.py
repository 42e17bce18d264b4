"""Wrong passwords are counted for every process; a guesser shuts out themselves alone."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.db import connection, connections, transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.urls import reverse

from goldthread.core import now
from goldthread.core.context import acting_as, aside
from goldthread.partnership.models import Person
from goldthread.web import lockout
from goldthread.web.lockout import Count, client_of, digest, give_back, take_try
from goldthread.web.models import SignInTries

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"
HOME, OFFICE, GUESSER = "192.0.2.1", "192.0.2.2", "198.51.100.9"


@pytest.fixture(autouse=True)
def people(settings):
    # What is counted is tries; making each of hundreds slow is another's test.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with acting_as(service="command-line"):
        for name in ("rae", "bo"):
            Person.objects.create_user(f"{name}@example.org", name.title(), PASSWORD)


def at(address, client=None, password="wrong", who="rae"):
    """What comes of a try from an address: 'in', 'wrong' or 'wait'."""
    answer = (client or Client(headers={"host": "localhost"})).post(
        reverse("sign-in"),
        {"email": f"{who}@example.org", "password": password},
        REMOTE_ADDR=address,
    )
    if answer.status_code == 302:
        return "in"
    return "wait" if "Too many tries. Wait fifteen minutes" in answer.content.decode() else "wrong"


def used_up(address, who="rae", tries=lockout.TRIES):
    return [at(address, who=who) for _ in range(tries)]


def test_five_wrong_words_and_the_right_one_must_wait():
    assert used_up(HOME) == ["wrong"] * 5

    assert at(HOME, password=PASSWORD) == "wait"


def test_after_a_quarter_of_an_hour_one_may_try_again():
    used_up(HOME)

    with now.at(now.now() + timedelta(minutes=14)):
        assert at(HOME, password=PASSWORD) == "wait"
    with now.at(now.now() + timedelta(minutes=15, seconds=1)):
        assert at(HOME, password=PASSWORD) == "in"


def test_waiting_is_not_drawn_out_by_trying_meanwhile():
    used_up(HOME)
    with now.at(now.now() + timedelta(minutes=10)):
        used_up(HOME)

    with now.at(now.now() + timedelta(minutes=15, seconds=1)):
        assert at(HOME, password=PASSWORD) == "in"


def test_the_right_word_begins_ones_count_anew():
    for _ in range(3):
        used_up(HOME, tries=4)
        assert at(HOME, password=PASSWORD) == "in"


def test_a_guesser_shuts_out_nobody_but_themselves():
    assert used_up(GUESSER, tries=40).count("wait") == 35

    assert at(HOME, password=PASSWORD) == "in"
    assert at(GUESSER, password=PASSWORD) == "wait"


def test_nor_everybody_by_naming_every_account():
    people = [f"person{n}" for n in range(10)]

    tries = [at(GUESSER, who=who) for who in people for _ in range(4)]

    assert tries.count("wrong") == lockout.CLIENT_TRIES
    assert at(GUESSER, who="bo", password=PASSWORD) == "wait"
    assert at(OFFICE, who="bo", password=PASSWORD) == "in"


def test_ones_own_success_gives_a_guesser_no_tries_back():
    for n in range(29):
        at(GUESSER, who=f"person{n}")
    assert at(GUESSER, who="bo", password=PASSWORD) == "in"

    assert [at(GUESSER, who=f"other{n}") for n in range(2)] == ["wrong", "wait"]


def test_from_many_places_an_account_is_guessed_at_sixty_times_and_no_more(monkeypatch):
    monkeypatch.setattr(lockout, "ACCOUNT_TRIES", 6)

    tries = [at(f"198.51.100.{n}") for n in range(10)]

    assert tries == ["wrong"] * 6 + ["wait"] * 4
    assert at("198.51.100.99", who="bo", password=PASSWORD) == "in"


def test_even_then_the_device_that_has_signed_in_before_is_let_in(monkeypatch):
    monkeypatch.setattr(lockout, "ACCOUNT_TRIES", 6)
    laptop = Client(headers={"host": "localhost"})
    at(HOME, laptop, password=PASSWORD)
    laptop.post(reverse("sign-out"))
    for n in range(10):
        at(f"198.51.100.{n}")

    assert at(OFFICE, password=PASSWORD) == "wait"
    assert at(OFFICE, laptop, password=PASSWORD) == "in"


def test_a_known_device_has_five_tries_as_well():
    laptop = Client(headers={"host": "localhost"})
    at(HOME, laptop, password=PASSWORD)
    laptop.post(reverse("sign-out"))

    assert [at(HOME, laptop) for _ in range(6)] == ["wrong"] * 5 + ["wait"]


@pytest.mark.parametrize("cookie", ["", "made up", "rae@example.org:1", "a:b:c"])
def test_a_device_is_known_by_our_own_signature_alone(cookie):
    stranger = Client(headers={"host": "localhost"})
    stranger.cookies[lockout.KNOWN] = cookie

    assert [at(GUESSER, stranger) for _ in range(6)] == ["wrong"] * 5 + ["wait"]


def test_the_cookie_of_one_account_is_nothing_to_another():
    laptop = Client(headers={"host": "localhost"})
    at(HOME, laptop, who="bo", password=PASSWORD)
    laptop.post(reverse("sign-out"))
    used_up(HOME)

    assert at(HOME, laptop, password=PASSWORD) == "wait"


def test_the_cookie_is_for_our_pages_and_no_script():
    laptop = Client(headers={"host": "localhost"})
    at(HOME, laptop, password=PASSWORD)

    cookie = laptop.cookies[lockout.KNOWN]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert "rae" not in cookie.value


@pytest.mark.parametrize(
    ("address", "behind_proxy", "client"),
    [
        ("192.0.2.1", False, "192.0.2.1"),
        ("::ffff:192.0.2.1", False, "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", False, "2001:db8:1:2::/64"),
        ("127.0.0.1", False, "127.0.0.1"),
        # A proxy that does not say whom it serves makes everybody one: nobody is counted by it.
        ("127.0.0.1", True, ""),
        ("::1", True, ""),
        ("192.0.2.1", True, "192.0.2.1"),
        ("unknown", True, ""),
        ("", False, ""),
    ],
)
def test_whom_an_address_belongs_to(settings, address, behind_proxy, client):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X", "https") if behind_proxy else None

    assert client_of(address) == client


def test_behind_such_a_proxy_one_guesser_does_not_shut_out_the_others(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X", "https")
    for n in range(40):
        at("127.0.0.1", who=f"person{n}")

    assert at("127.0.0.1", password=PASSWORD) == "in"


def test_no_name_and_no_address_is_kept():
    used_up(HOME)

    with acting_as(service="sign-in"):
        kept = [str(row) for row in SignInTries.objects.values_list()]
    assert kept
    assert not any("rae" in row or HOME in row for row in kept)
    assert digest("account", "a") != digest("pair", "a")


def test_without_the_secret_the_digest_is_another(settings):
    before = digest("account", "rae@example.org")
    settings.SECRET_KEY = "another installation's"

    assert digest("account", "rae@example.org") != before


def test_what_is_over_is_forgotten():
    used_up(HOME)

    with now.at(now.now() + timedelta(minutes=16)):
        at(OFFICE, who="bo")

    with acting_as(service="sign-in"):
        assert SignInTries.objects.count() == 3  # bo's account, client and pair


@pytest.mark.parametrize("name", ["morgan", "kit"])
def test_nobody_reads_or_clears_the_count_but_the_service(name):
    used_up(HOME)
    with acting_as(service="sign-in"):
        person = Person.objects.get(email=f"{name}@demo.invalid").pk

    with acting_as(person=person), transaction.atomic():
        assert SignInTries.objects.count() == 0
        assert SignInTries.objects.all().delete()[0] == 0
        with pytest.raises(ProgrammingError, match="row-level security"):
            SignInTries.objects.create(digest="x", expires_at=now.now())
        transaction.set_rollback(True)
    with acting_as(service="sign-in"):
        assert SignInTries.objects.count() == 3


ONE = [Count("one", 5, own=True), Count("two", 60, own=False)]


def test_a_hundred_at_once_are_five():
    def one(_):
        try:
            return take_try(ONE)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(one, range(40)))

    assert taken.count(True) == 5


def test_what_is_given_back_is_never_less_than_nothing():
    give_back(ONE)
    assert [take_try(ONE) for _ in range(6)] == [True] * 5 + [False]

    give_back(ONE)

    assert take_try(ONE)


TRY = """
import django; django.setup()
from goldthread.web.lockout import Count, digest, take_try
print(take_try([Count(digest("pair", "rae", "192.0.2.1"), 5, own=True)]))
"""


def elsewhere():
    """A try in a process of its own, with the installation's secret."""
    where = connection.settings_dict
    url = "postgresql://{USER}:{PASSWORD}@/{NAME}?host={host}&port={PORT}".format(
        **where, host=quote(where["HOST"], safe="")
    )
    done = subprocess.run(
        [sys.executable, "-c", TRY],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "goldthread.web.settings",
            "DATABASE_URL": url,
            "GOLDTHREAD_SECRET_KEY": django_settings.SECRET_KEY,
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip() == "True"


def test_two_processes_share_the_count():
    ours = [Count(digest("pair", "rae", "192.0.2.1"), 5, own=True)]

    taken = [take_try(ours), elsewhere(), take_try(ours), elsewhere(), take_try(ours)]

    assert taken == [True] * 5
    assert not elsewhere()
    assert not take_try(ours)


def test_a_try_outlasts_the_request_that_failed():
    with transaction.atomic():
        take_try(ONE)
        transaction.set_rollback(True)

    with acting_as(service="sign-in"), aside() as cursor:
        cursor.execute("select tries from web_signintries where digest = 'one'")
        assert cursor.fetchone() == (1,)
