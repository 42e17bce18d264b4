"""Commands share the server that runs, or run one; the roles may what they should and no more."""

import threading
from pathlib import Path

import psycopg
import pytest

from goldthread.core.databases import APP_ROLE, BACKUP_ROLE, OWNER_ROLE
from goldthread.core.home import NOTE, Account, can_enter
from goldthread.ops import binaries, cluster, roles
from goldthread.ops.backup import backup, restore
from goldthread.ops.embedded import answers, connect, database
from goldthread.ops.processes import servers_in
from goldthread.ops.refusal import Refusal
from ops.support import eventually

pytestmark = pytest.mark.server
FORCED = """
create table story (id int generated always as identity primary key, said text);
insert into story (said) values ('kept');
alter table story enable row level security;
alter table story force row level security;
"""


@pytest.fixture
def home(make_home, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return make_home()


def said(home) -> list[str]:
    with connect(home, BACKUP_ROLE) as connection:
        return [row[0] for row in connection.execute("select said from story order by id")]


def test_a_command_alone_runs_a_server_for_as_long_as_it_needs(home):
    with database(home):
        assert answers(home)
    assert not servers_in(home.database)


def test_a_command_joins_the_server_that_serves(serving, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    serve = serving()
    with database(serve.home):
        assert serve.starts() == 1
    assert serve.answers()


def test_a_command_that_ends_waits_for_those_that_joined_it(home):
    joined, leave = threading.Event(), threading.Event()

    def guest() -> None:
        with database(home):
            joined.set()
            leave.wait(60)
            answered.append(answers(home))

    answered: list[bool] = []
    visitor = threading.Thread(target=guest)
    with database(home):
        visitor.start()
        assert joined.wait(60)
        # Lets the guest go only once this block is being left.
        threading.Timer(0.5, leave.set).start()
    visitor.join()
    assert answered == [True]
    eventually(lambda: not servers_in(home.database))


def test_no_port_is_opened_and_nothing_is_trusted(home):
    with database(home), connect(home, APP_ROLE) as connection:
        settings = "select current_setting('listen_addresses'), current_setting('fsync')"
        assert connection.execute(settings).fetchone() == ("", "on")
        with pytest.raises(psycopg.OperationalError, match="no password supplied"):
            psycopg.connect(host=str(home.socket), user=cluster.SUPERVISOR, dbname="postgres")


def test_each_role_may_what_it_should_and_no_more(home):
    with database(home):
        with connect(home, OWNER_ROLE) as owner:
            owner.execute("create table later (id int generated always as identity, said text)")
        with connect(home, APP_ROLE) as app:
            app.execute("insert into later (said) values ('written')")
        refused = {
            APP_ROLE: ["create table mine ()", "drop table later", "set role goldthread_owner"],
            BACKUP_ROLE: ["insert into later (said) values ('no')", "create table mine ()"],
            OWNER_ROLE: ["create role another", "create database another"],
        }
        for role, statements in refused.items():
            for statement in statements:
                with pytest.raises(psycopg.Error), connect(home, role) as connection:
                    connection.execute(statement)
        with connect(home, BACKUP_ROLE) as backing:
            assert backing.execute("select said from later").fetchall() == [("written",)]


def test_a_backup_holds_rows_that_a_policy_hides_and_restores_them(home, tmp_path):
    with database(home):
        with connect(home, OWNER_ROLE) as owner:
            owner.execute(FORCED)
        home.files.joinpath("stored").write_text("a stored file")
        made = backup(home, tmp_path / "backups")
        with connect(home, OWNER_ROLE) as owner:
            owner.execute("drop table story")
        home.files.joinpath("stored").unlink()
        with pytest.raises(Refusal, match="in use by"):
            restore(home, made)
    old = restore(home, made)
    with database(home):
        assert said(home) == ["kept"]
        with connect(home, APP_ROLE) as app:  # rights and policies came back with the rows
            assert app.execute("select said from story").fetchall() == []
        with psycopg.connect(
            host=str(home.socket),
            user=cluster.SUPERVISOR,
            password=home.secret(cluster.SUPERVISOR),
            dbname=old,
        ) as before:
            assert before.execute("select to_regclass('story')").fetchone() == (None,)
    assert home.files.joinpath("stored").read_text() == "a stored file"


def test_what_is_no_backup_is_refused(home, tmp_path):
    with pytest.raises(Refusal, match=r"holds no database\.dump"):
        restore(home, tmp_path)


def test_a_database_of_another_version_is_refused_with_the_way_on(home):
    with database(home):
        pass
    (home.database / "PG_VERSION").write_text("17\n")
    with pytest.raises(Refusal, match="back it up with the release that made it"), database(home):
        pass


def test_a_server_that_cannot_start_says_why(home):
    with database(home):
        pass
    (home.database / "local.conf").write_text("shared_buffers = 'much'\n")
    with pytest.raises(Refusal, match="the database did not start"), database(home):
        pass


def test_folders_above_the_home_are_never_opened(home):
    above = {folder: folder.stat().st_mode for folder in home.root.parents}
    with database(home):
        pass
    assert {folder: folder.stat().st_mode for folder in above} == above
    if home.ground != home.root:  # root's PostgreSQL could not come here
        assert (home.root / NOTE).read_text().startswith(f"{home.ground}\n")
    assert not home.database.stat().st_mode & 0o077
    assert not (home.root / "secrets").stat().st_mode & 0o077


def test_programs_out_of_the_accounts_reach_are_copied_once(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    (closed / "site").symlink_to(binaries._site())
    monkeypatch.setattr(binaries, "APART", tmp_path / "ours" / "homes")
    monkeypatch.setattr(binaries, "_site", lambda: closed / "site")
    nobody = Account(65534, 65534)
    assert not can_enter(nobody, closed)
    copied = binaries.server_binary("postgres", nobody)
    assert copied.is_relative_to(tmp_path / "ours")
    made = copied.stat().st_ctime_ns
    assert binaries.server_binary("postgres", nobody).stat().st_ctime_ns == made
    assert binaries.server_binary("postgres", None).is_relative_to(closed)


def test_the_deployment_guide_prints_the_roles_as_they_are():
    guide = Path(__file__).parents[2] / "docs" / "deployment.md"
    assert f"```sql\n{roles.script()}```" in guide.read_text()
