"""Who is acting, as the database sees it."""

import pytest
from django.db import IntegrityError, connection, transaction

from core.failing import rolled_back
from goldthread.core.context import NOBODY, Actor, acting_as, aside, current_actor
from goldthread.core.services import SERVICES, UnknownService


def told() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('goldthread.person', true),"
            " current_setting('goldthread.service', true)"
        )
        person, service = cursor.fetchone()
    return person or "", service or ""


def test_a_person_is_told_for_the_block_and_no_longer(database):
    with acting_as(person=7) as actor:
        assert (told(), current_actor()) == (("7", ""), actor)
    assert (told(), current_actor()) == (("", ""), NOBODY)


def test_a_service_is_told(database):
    with acting_as(service="loader"):
        assert told() == ("", "loader")


def test_a_setting_that_was_used_is_empty_and_not_null_afterwards(database):
    with acting_as(person=7):
        pass
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('goldthread.person', true) = ''")
        assert cursor.fetchone() == (True,)


def test_nobody_acts_by_leaving_a_name_out():
    with pytest.raises(ValueError, match="say who acts"), acting_as():
        pass


def test_a_person_and_a_service_never_act_together():
    with pytest.raises(ValueError, match="never both"):
        Actor(person=1, service="loader")


def test_an_undeclared_service_is_refused_with_those_there_are():
    with pytest.raises(UnknownService, match=r"'cleaner'.*command-line"):
        Actor(service="cleaner")


def test_every_service_says_in_words_what_it_may_do():
    assert all(service.may.endswith(".") for service in SERVICES.values())


def test_the_inner_actor_gives_way_to_the_outer(database):
    with acting_as(person=7):
        with acting_as(service="sign-in"):
            assert told() == ("", "sign-in")
        assert (told(), current_actor().person) == (("7", ""), 7)


def test_a_released_savepoint_does_not_leave_its_person_behind(database):
    with transaction.atomic():
        with acting_as(person=7):
            pass
        assert told() == ("", "")


def test_a_failed_inner_block_puts_the_outer_actor_back(database):
    with acting_as(person=7):
        with pytest.raises(IntegrityError), acting_as(service="command-line"):
            connection.cursor().execute(
                "insert into django_content_type (app_label, model) values ('a', 'b'), ('a', 'b')"
            )
        assert (told(), current_actor().person) == (("7", ""), 7)


def test_a_block_marked_for_rollback_puts_the_outer_actor_back(database):
    with acting_as(person=7):
        with acting_as(person=8):
            transaction.set_rollback(True)
        assert told() == ("7", "")


def test_what_runs_on_commit_acts_as_nobody(database):
    seen = []
    with acting_as(person=7):
        transaction.on_commit(lambda: seen.append((told(), current_actor())))
    assert seen == [(("", ""), NOBODY)]


def test_aside_commits_though_the_rest_is_rolled_back(database, as_superuser):
    with rolled_back(), acting_as(person=7), aside() as cursor:
        cursor.execute("insert into django_content_type (app_label, model) values ('a', 'c')")
        cursor.execute("select current_setting('goldthread.person', true)")
        assert cursor.fetchone() == ("7",)
    as_superuser.execute("delete from django_content_type where app_label = 'a' returning model")
    assert as_superuser.fetchall() == [("c",)]
