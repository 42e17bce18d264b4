"""What makes a row the same row when its file is read again."""

from importlib import import_module

import pytest
from django.db import connection

from goldthread.figures.loading.staging import identity_of
from support.loads import applied
from support.rows import row

MIGRATION = import_module("goldthread.figures.migrations.0004_cheaper_inserts")


def test_a_row_with_a_reference_is_known_by_it_whatever_else_changes():
    before = identity_of(row(2, "201", reference="f-1"), {})
    assert identity_of(row(9, "204", reference="f-1", indicator="Renamed"), {}) == before


@pytest.mark.parametrize(
    "difference",
    [
        {"indicator_code": "N1"},
        {"indicator": "Children in need"},
        {"area": "Somerset"},
        {"geography": "England"},
        {"measure": "target"},
        {"breakdown": "sex=female"},
        {"unit": "percent"},
        {"period_kind": "other"},
        {"period_end": None},
    ],
    ids=lambda difference: next(iter(difference)),
)
def test_a_row_without_one_is_known_by_its_key_as_printed(difference):
    assert identity_of(row(2, "201"), {}) == identity_of(row(7, "9"), {})
    assert identity_of(row(**difference), {}) != identity_of(row(), {})


def test_the_second_row_with_the_same_key_in_one_file_is_a_row_of_its_own():
    seen: dict[bytes, int] = {}
    first, second = identity_of(row(2), seen), identity_of(row(3), seen)
    assert first != second
    assert identity_of(row(3), {identity: 1 for identity in seen}) == second


def test_identities_of_one_indicator_lie_together():
    one, other = (identity_of(row(area=name), {}) for name in ("Bristol", "Somerset"))
    assert one[:8] == other[:8] != identity_of(row(indicator="Children in need"), {})[:8]


@pytest.mark.usefixtures("operator")
def test_the_migration_gives_rows_of_before_the_identity_they_would_get_today():
    applied(row(2, "201", indicator_code="N1 é"), row(3, "7", breakdown="sex=female"))
    identity = MIGRATION.IDENTITY.format(**MIGRATION.NAMED["figures_figure"])
    with connection.cursor() as cursor:
        cursor.execute(
            f"select count(*), count(*) filter (where identity = {identity})"
            " from figures_figure where reference = ''"
        )
        rows, same = cursor.fetchone()
    assert rows >= 2
    assert same == rows
