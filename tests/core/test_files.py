"""Stored files: bytes on the disk, rows under policies, nothing left over."""

import io
import os
from datetime import timedelta

import pytest
from django.test import override_settings

from core.failing import rolled_back
from core.rls_harness import Secured
from goldthread.core.context import acting_as
from goldthread.core.files import (
    CHUNK_BYTES,
    FileTooLarge,
    dispose,
    open_file,
    path_of,
    store,
    sweep,
)
from goldthread.core.models import AuditEntry, StoredFile
from goldthread.core.now import now

SHA_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
table = Secured("core_storedfile")


def keep(content: bytes = b"abc", name: str = "return.csv", **more) -> StoredFile:
    return store(io.BytesIO(content), name=name, content_type="text/csv", **more)


def on_disk(home) -> list:
    return [path for path in (home / "files").rglob("*") if path.is_file()]


def test_a_file_is_kept_as_it_came(people):
    with acting_as(person=people.outsider):
        stored = keep()
    assert (stored.sha256, stored.size, stored.uploaded_by) == (SHA_OF_ABC, 3, people.outsider)
    with open_file(stored) as file:
        assert file.read() == b"abc"


def test_its_place_says_what_it_is_and_not_what_it_is_called(people, own_home):
    with acting_as(person=people.outsider):
        stored = keep(name="A Child's Name.csv")
    (path,) = on_disk(own_home)
    assert path == own_home / "files" / "ba" / f"{SHA_OF_ABC}.{stored.key.hex}"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/b/passwd"])
def test_a_folder_in_a_name_is_left_out(people, name):
    with acting_as(person=people.outsider):
        assert keep(name=name).name == "passwd"


def test_storing_and_disposing_are_recorded(people):
    with acting_as(person=people.outsider):
        stored = keep()
        dispose(stored, reason="no longer needed")
    with acting_as(service="command-line"):
        kept, gone = AuditEntry.objects.order_by("id")
    assert (kept.action, kept.after["sha256"]) == ("file.stored", SHA_OF_ABC)
    assert (gone.action, gone.reason) == ("file.disposed", "no longer needed")
    assert gone.person_id == people.outsider


@override_settings(LARGEST_UPLOAD=2 * CHUNK_BYTES)
def test_a_file_too_large_is_refused_and_nothing_is_kept(people, own_home):
    too_large = bytes(2 * CHUNK_BYTES + 1)
    with acting_as(person=people.outsider):
        keep(too_large[:-1])
        with pytest.raises(FileTooLarge, match="larger than 2 MB"):
            keep(too_large)
    assert len(on_disk(own_home)) == 1


def test_a_file_the_policies_refuse_is_not_kept(people, own_home):
    with pytest.raises(Exception, match="row-level security"), acting_as(person=people.outsider):
        keep(partnership_id=people.one)
    assert on_disk(own_home) == []


def test_disposing_of_one_leaves_its_twin(people, own_home):
    with acting_as(person=people.manager_of_one):
        first = keep(partnership_id=people.one)
    with acting_as(person=people.analyst_of_two):
        twin = keep(partnership_id=people.two)
    with acting_as(person=people.manager_of_one):
        dispose(first, reason="withdrawn")
    assert on_disk(own_home) == [path_of(twin)]


def test_a_disposal_that_is_rolled_back_keeps_the_bytes(people, own_home):
    with acting_as(person=people.outsider):
        stored = keep()
    with rolled_back(), acting_as(person=people.outsider):
        dispose(stored, reason="by mistake")
    assert on_disk(own_home) == [path_of(stored)]


def test_the_sweep_removes_what_no_row_speaks_of(people, own_home):
    with acting_as(person=people.outsider):
        stored = keep()
    with rolled_back(), acting_as(person=people.outsider):
        keep(b"orphan")
    assert sweep() == 0
    long_ago = (now() - timedelta(days=2)).timestamp()
    for path in on_disk(own_home):
        os.utime(path, (long_ago, long_ago))
    assert sweep() == 1
    assert on_disk(own_home) == [path_of(stored)]


def test_a_file_is_seen_in_its_partnership_alone_or_by_its_sender(people):
    with acting_as(person=people.manager_of_one):
        ones = keep(partnership_id=people.one).pk
    with acting_as(person=people.outsider):
        senders = keep().pk
    assert table.visible_to(person=people.of_both) == {ones}
    assert table.visible_to(person=people.outsider) == {senders}
    assert table.visible_to(person=people.analyst_of_two) == set()
    assert table.visible_to() == set()
    assert table.visible_to(service="worker") == set()


def test_a_files_row_is_neither_changed_nor_deleted_by_people(people):
    with acting_as(person=people.manager_of_one):
        stored = keep(partnership_id=people.one)
    manager = {"person": people.manager_of_one}
    assert not table.may_update(manager, stored.pk, name="other")
    assert not table.may_delete(manager, stored.pk)
    assert table.may_delete({"service": "disposal"}, stored.pk)
