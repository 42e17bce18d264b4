"""Tries to sign in are committed at once, so each test begins and ends with none."""

import pytest

from goldthread.core.context import acting_as, aside


def forget_tries():
    with acting_as(service="sign-in"), aside() as cursor:
        cursor.execute("delete from web_signintries")


@pytest.fixture(autouse=True)
def forgetful(db):
    forget_tries()
    yield
    forget_tries()
