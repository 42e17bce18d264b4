"""What a declaration becomes in SQL."""

import pytest

from goldthread.core import rls
from goldthread.core.rls import Policy, disable, enable
from goldthread.core.services import UnknownService

READ_ONLY = Policy("notes", read=rls.everyone)


def test_a_secured_table_binds_its_owner_too():
    assert enable(READ_ONLY, "app")[:3] == [
        'alter table "notes" enable row level security',
        'alter table "notes" force row level security',
        'revoke all on "notes" from public, "app"',
    ]


def test_what_no_rule_allows_is_neither_granted_nor_passed():
    made = "; ".join(enable(READ_ONLY, "app"))
    assert 'grant select on "notes" to "app"' in made
    for command in ("insert", "update", "delete"):
        assert f"grant {command}" not in made
        assert f"for {command}" not in made


def test_updating_is_granted_column_by_column():
    policy = Policy("notes", update=rls.signed_in, update_columns=("text", "ended_on"))
    assert 'grant update ("text", "ended_on") on "notes" to "app"' in enable(policy, "app")


def test_updating_no_column_passes_the_policy_but_is_not_granted():
    made = "; ".join(enable(Policy("notes", update=rls.signed_in, update_columns=()), "app"))
    assert "for update using" in made
    assert "grant update" not in made


@pytest.mark.parametrize(
    "rule",
    [
        rls.signed_in,
        rls.own("person_id"),
        rls.service("loader"),
        rls.member_of("partnership_id"),
        rls.member_with_role("partnership_id", ("auditor",)),
        rls.holds_role("auditor"),
        rls.shared_or_member("partnership_id"),
    ],
)
def test_every_look_up_stands_in_a_sub_select(rule):
    for look_up in ("current_setting(", "goldthread_memberships("):
        for before in rule.sql.split(look_up)[:-1]:
            assert before.endswith(("(select ", "(select nullif("))


def test_rules_are_joined_with_brackets():
    both = (rls.Rule("a") | rls.Rule("b")) & rls.Rule("c")
    assert both.sql == "((a or b) and c)"


@pytest.mark.parametrize("bad", ['notes"; drop', "Notes", "no tes", "", "1st"])
def test_a_name_that_is_none_is_refused(bad):
    with pytest.raises(ValueError, match="is not a name"):
        enable(Policy(bad), "app")


def test_a_role_that_is_no_code_word_is_refused():
    with pytest.raises(ValueError, match="is not a code word"):
        rls.member_with_role("partnership_id", ("it's",))


def test_a_policy_names_declared_services_only():
    with pytest.raises(UnknownService):
        rls.service("cleaner")


def test_undoing_leaves_no_policy_behind():
    undone = "; ".join(disable(READ_ONLY, "app"))
    assert "disable row level security" in undone
    assert undone.count("drop policy if exists") == 4
