"""The table of rights, and every operation tried by every role, with the desk locked, and with nobody there."""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import db
from db.core.audit import Action
from db.core.desk import Desk
from db.core.errors import Code
from db.core.guard import operation, query
from db.core.operation_context import Work
from db.core.permissions import TABLE, Cell, Grant, Permission, Role, grant, possible
from db.core.sql import rows
from db.sign_in.operations import leaving
from tests.db.calls import Call
from tests.db.every_call import CALLS, GUARDED, public_functions, unguarded
from tests.db.salon import (
    LI,
    LIN,
    OUYANG,
    OWNER,
    PERSON,
    ZENG,
    Salon,
    entries,
    everything,
    refused,
)
from tests.db.stage import Furnished, check_refusals, outcome

# Written out from spec/trust.md, cell by cell; "today" is "that day, masked afterwards", "current" the current visit
# and the balance; the keeper's reports are those on completeness.
SPEC = """
                      receptionist  beautician    advisor       keeper    manager
find                  ●             ●             ●             ●         ●
open_record           ●             ◐own/⚠        ◐own/⚠        ●         ●
reveal_phone          ●             ⚠             ◐own          ●         ●
reveal_address        ●             –             ◐own          ●         ●
reveal_private        –             –             ◐own          ●         ●
see_flags             ●             ●             ●             ●         ●
see_health            ⚠             ◐own/⚠        ◐own/⚠        –         ●
see_amounts           current       ◐visits       ◐own          –         ●
open_file             ●             –             ●             ●         ●
key_health            today         ◐own          ◐own          today     ●
record_health         –             ◐own          ◐own          –         ●
record_visit          ●             ◐own          ◐own          –         ●
care_notes            –             ◐own          ◐own          –         ●
take_payment          ●             –             ◐own          –         ●
add_to_closed         –             ◐own          ◐own          –         ●
appointments          ●             ◐own          ●             –         ●
print                 ●             ◐own          ◐own          ●         ●
list_contacts         ●             –             ●             ●         ●
list_many_contacts    –             –             –             ②         ②
export                –             –             –             ②         ②
propose_merge         ●             –             ●             ●         ●
merge                 –             –             –             ②         ②
request_erasure       ●             –             –             ●         ●
erase                 –             –             –             ②         ②
ask_loan              ●             ●             ●             ●         ●
approve_loan          –             –             –             ●not-own  ●not-own
inspect               –             –             –             ●         ●
backup                ●             –             –             ●         ●
restore               –             –             –             ②         ②
assign                –             –             –             –         ●
hand_over             –             –             –             –         ②
manage_staff          –             –             –             –         ●
reset_pin             –             –             –             –         ②
catalogue             –             –             –             –         ●
settings              –             –             –             –         ●
reports               –             ◐own          ◐own          complete  ●
audit_log             ◐own          ◐own          ◐own          ●         ●
import                –             –             –             ●         ●
review                –             –             –             –         ●
override_conflict     ②             ②             ②             –         ●
discount              ②             –             ②             –         ●
cancel_noted          ②             ②             ②             –         ②
book_over             ②             –             ②             –         ●
roster                –             –             –             –         ●
sell                  ●             –             ◐own          –         ●
grant_credit          ②             –             ②             –         ●
refund                ②             –             –             –         ②
correct_ledger        –             –             –             –         ②
close_till            ●             –             –             –         ●
reopen_till           –             –             –             –         ②
settle_complaint      –             –             –             –         ●
rules                 –             –             –             –         ●
disclose              –             –             –             ②         ②
desk                  ●             ●             ●             ●         ●
"""
CELLS = {
    "●": Cell.YES,
    "–": Cell.NO,
    "◐own": Cell.OWN,
    "◐own/⚠": Cell.OWN_ELSE_REASON,
    "⚠": Cell.REASON,
    "②": Cell.SECOND,
    "●not-own": Cell.NOT_OWN,
    "today": Cell.SAME_DAY,
    "◐visits": Cell.OWN_VISITS,
    "current": Cell.CURRENT_VISIT,
    "complete": Cell.COMPLETENESS,
}
HEADING, *LINES = (line.split() for line in SPEC.strip().splitlines())
WRITTEN = {name: dict(zip(map(Role, HEADING), cells, strict=True)) for name, *cells in LINES}

OWN_CLIENT = {Role.BEAUTICIAN: OUYANG, Role.ADVISOR: ZENG}
"""Whose client is theirs; the other roles have none."""

ENTRANCES = {
    "db.sign_in.operations.opening.open_desk",
    "db.sign_in.operations.sign_in.first_run",
    "db.sign_in.operations.opening.can_be_opened_again",
    "db.sign_in.operations.opening.salon_before_sign_in",
    "db.sign_in.operations.opening.people",
    "db.sign_in.operations.opening.count_running",
    "db.sign_in.operations.opening.clock_jump",
    "db.sign_in.operations.sign_in.sign_in",
    "db.backup.operations.drill.drill_unasked",
    "db.backup.operations.making.back_up_unasked",
    "db.backup.operations.making.due_places",
    "db.backup.operations.places.places_before_sign_in",
    "db.backup.operations.restoring.find_backups",
    "db.backup.operations.restoring.plan_restore",
    "db.backup.operations.restoring.restore",
    "db.integrity.operations.examine",
    "db.recovery.operations.bring_back_key",
    "db.recovery.operations.give_pin",
    "db.recovery.operations.managers",
    "db.recovery.operations.new_phrase",
    "db.staff.operations.session.approve",
}


@pytest.mark.parametrize("name", [row[0] for row in LINES])
def test_row_of_the_table_is_as_written(name: str) -> None:
    assert TABLE[Permission(name)] == tuple(CELLS[cell] for cell in WRITTEN[name].values())


def test_table_has_no_other_rows() -> None:
    assert [Permission(name) for name in WRITTEN] == list(TABLE)
    assert list(map(Role, HEADING)) == list(Role)


def test_rights_of_several_roles_add_up() -> None:
    both = (Role.BEAUTICIAN, Role.KEEPER)
    assert grant(both, Permission.OPEN_RECORD, own=False) is Grant.YES
    assert grant(both, Permission.SEE_HEALTH, own=False) is Grant.REASON
    assert grant((), Permission.FIND, own=True) is Grant.NO
    assert possible([Role.BEAUTICIAN], Permission.PRINT)
    assert not possible([Role.BEAUTICIAN], Permission.OPEN_FILE)


# --- every public function is guarded ---------------------------------------------------------------------------


def test_every_public_function_is_guarded() -> None:
    assert unguarded(db) == set()


def test_entrances_are_those_that_are_listed_here() -> None:
    found = {name for name, function in public_functions(db) if getattr(function, "permission", 0) is None}
    assert found == ENTRANCES


def test_an_unguarded_function_would_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "probe_of_the_walk"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "queries.py").write_text("def erase_all(desk): ...\ndef _helper(): ...\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    package = importlib.import_module("probe_of_the_walk")
    try:
        assert unguarded(package) == {"probe_of_the_walk.queries.erase_all"}
    finally:
        for name in [name for name in sys.modules if name.startswith("probe_of_the_walk")]:
            del sys.modules[name]


def test_who_takes_a_request_id_gives_its_result_again() -> None:
    for name, function in GUARDED.items():
        hints = inspect.get_annotations(inspect.unwrap(function), eval_str=True)
        if any(hasattr(hint, "request_id") for hint in hints.values() if inspect.isclass(hint)):
            assert getattr(function, "again", None) is not None, name


# --- every operation, every role ----------------------------------------------------------------------------------


def test_every_guarded_function_is_tried_here() -> None:
    assert set(GUARDED) == set(CALLS)


def expected(role: Role, call: Call, own: bool) -> Code | None:
    """What the table as written says: None for "allowed"."""
    for right in call.rights:
        cell = WRITTEN[right.value][role]
        code = {
            "●": None,
            "–": Code.NOT_ALLOWED,
            "◐own": None if own else Code.NOT_ALLOWED,
            "◐own/⚠": None if own else Code.NEEDS_REASON,
            "⚠": Code.NEEDS_REASON,
            "②": Code.NEEDS_SECOND,
            # of no client: amounts of today, or of their own visits, are not all amounts
            "current": Code.NOT_ALLOWED,
            "◐visits": Code.NOT_ALLOWED,
            # what is tried here are files that were opened on an earlier day
            "today": Code.NOT_ALLOWED,
            # what is tried here is somebody else's loan
            "●not-own": None,
        }[cell]
        if code is not None:
            return code
    return None


@pytest.mark.long
@pytest.mark.parametrize("role", list(Role))
def test_every_operation_for_a_role(furnished: Furnished, tmp_path: Path, role: Role) -> None:
    stage = furnished.stage(tmp_path / "salon", PERSON[role])
    tries = [
        (name, client, expected(role, call, own=client != LI))
        for name, call in CALLS.items()
        for client in ({LI, OWN_CLIENT.get(role, LI)} if call.about_client else {LI})
    ]
    try:
        # what is refused changes nothing, so that the next one may be tried on the same archive
        check_refusals(stage, {(name, client): code for name, client, code in tries if code})
        for name, client, code in tries:
            if code is None:
                # what is allowed changes what it likes
                assert outcome(CALLS[name], stage.again(), stage.cases[client]) is None, (role, name, client)
    finally:
        stage.salon.close()


@pytest.mark.parametrize(
    ("leave", "code"), [(leaving.lock, Code.LOCKED), (leaving.sign_out, Code.NOBODY)], ids=["locked", "signed_out"]
)
def test_nothing_works_at_a_desk_that_was_left(
    furnished: Furnished, tmp_path: Path, leave: Callable[[Desk], None], code: Code
) -> None:
    stage = furnished.stage(tmp_path / "salon", OWNER)
    try:
        leave(stage.again())
        stage.keep()
        check_refusals(stage, {(name, LI): code for name in CALLS})
    finally:
        stage.salon.close()


def test_nothing_works_without_a_desk(salon: Salon) -> None:
    before = everything()
    for name, function in GUARDED.items():
        assert refused(function, None) is Code.NOBODY, name
    assert everything() == before


def test_a_function_that_forgets_whose_file_it_is_about_is_refused(salon: Salon) -> None:
    """Default is no: also for who may do it for some clients, and whatever the function did is undone."""

    @operation(Permission.OPEN_RECORD, Action.UPDATE)
    def forgetful(work: Work) -> None:
        rows("UPDATE client SET name = 'x'")

    @query(Permission.OPEN_RECORD)
    def forgetful_too(work: Work) -> list[str]:
        return [name for (name,) in rows("SELECT name FROM client")]

    at = salon.desk(LIN)
    before = everything("audit_entry")
    assert refused(forgetful, at) is Code.NOT_ALLOWED
    assert refused(forgetful_too, at) is Code.NOT_ALLOWED
    assert everything("audit_entry") == before
    assert [entry["operation"] for entry in entries()[-2:]] == ["forgetful", "forgetful_too"]
    # for who may do it for every client, there is nothing to forget
    assert forgetful_too(salon.desk(OWNER))
