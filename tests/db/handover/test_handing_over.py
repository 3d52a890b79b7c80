"""What somebody who leaves has in hand, and how it becomes a colleague's."""

from __future__ import annotations

import pytest

from db.clients.operations import clients
from db.contacts.operations.making import make_day
from db.core.errors import Code, InvalidFields
from db.core.sql import rows
from db.handover.operations import HandOver, HandOverOne, hand_over, hand_over_one
from db.handover.queries import theirs
from db.handover.records import Theirs
from db.history.queries import history
from db.staff.operations.session import KeepDraft, keep_draft
from db.staff.operations.staff import ChangeStaff, change_staff
from tests.db.papers.lent import put_out
from tests.db.salon import CHEN, GU, HAO, LIN, OUYANG, OWNER, Salon, entries, refused, wrong


def _counts(salon: Salon, who: str) -> dict[Theirs, int]:
    return {group.kind: group.count for group in theirs(salon.desk(OWNER), salon.staff[who])}


def _leaves(salon: Salon, who: str) -> None:
    [(version,)] = rows("SELECT version FROM staff WHERE name = ?", who)
    asked = ChangeStaff(request_id="leaves", staff=salon.staff[who], version=version, name=who, active=False)
    change_staff(salon.desk(OWNER), asked)


def test_everything_that_is_somebodys_is_listed_and_handed_over_by_two(salon: Salon) -> None:
    keep_draft(salon.desk(LIN), KeepDraft(form="register", content="王小"))
    make_day(salon.desk(OWNER))
    put_out(salon, CHEN, "A-1")
    visit = salon.visit(salon.desk(OWNER), CHEN)
    _leaves(salon, LIN)
    before = _counts(salon, LIN)
    assert before.keys() >= {Theirs.CLIENT, Theirs.TASK, Theirs.LOAN, Theirs.VISIT, Theirs.DRAFT}
    at, asked = salon.desk(OWNER), HandOver(request_id="once", staff=salon.staff[LIN], to=salon.staff[HAO])
    assert refused(hand_over, at, asked) is Code.NEEDS_SECOND
    hand_over(salon.approved(at, hand_over, asked), asked)
    # a paper is brought back, and a visit closed: each by itself
    assert _counts(salon, LIN) == {Theirs.VISIT: 1, Theirs.LOAN: 1}
    assert visit.id in [line.id for group in theirs(salon.desk(OWNER), salon.staff[LIN]) for line in group.lines]
    at = salon.desk(OWNER)
    [line] = [one for one in history(at, salon.clients[OUYANG], "zh") if one.field == "beautician"]
    assert (line.old, line.new, line.by) == (LIN, HAO, OWNER)
    assert '"clients":1' in entries(operation="hand_over", outcome="done")[-1]["what"]
    assert clients.open_client(salon.desk(HAO), salon.clients[OUYANG])


def test_what_somebody_was_typing_becomes_the_managers_and_nobody_elses(salon: Salon) -> None:
    for who, words in ((LIN, "王小"), (OWNER, "李大"), (LIN, "陈中")):
        keep_draft(salon.desk(who), KeepDraft(form="register", about=len(words), content=words))
    keep_draft(salon.desk(LIN), KeepDraft(form="arrival", content="补水"))
    at, asked = salon.desk(OWNER), HandOver(request_id="once", staff=salon.staff[LIN], to=salon.staff[HAO])
    hand_over(salon.approved(at, hand_over, asked), asked)
    kept = rows("SELECT s.name, d.form, d.content FROM draft d JOIN staff s ON s.id = d.staff_id ORDER BY d.form, s.id")
    # where she is at the same form herself, hers stays, and theirs too
    assert kept == [(OWNER, "arrival", "补水"), (OWNER, "register", "李大"), (LIN, "register", "陈中")]


def test_one_thing_is_handed_over_by_the_manager_alone(salon: Salon) -> None:
    at = salon.desk(OWNER)
    asked = HandOverOne(
        request_id="one", staff=salon.staff[HAO], to=salon.staff[GU], kind=Theirs.CLIENT, id=salon.clients[CHEN]
    )
    hand_over_one(at, asked)
    assert Theirs.CLIENT not in _counts(salon, HAO)
    assert clients.open_client(salon.desk(GU), salon.clients[CHEN]).name == CHEN
    at = salon.desk(OWNER)
    again = HandOverOne(
        request_id="two", staff=salon.staff[HAO], to=salon.staff[GU], kind=Theirs.CLIENT, id=salon.clients[CHEN]
    )
    assert wrong(hand_over_one, at, again).code is Code.NOT_FOUND


@pytest.mark.parametrize("to", [HAO, "nobody"])
def test_nothing_is_handed_to_who_leaves_or_does_not_work_here(salon: Salon, to: str) -> None:
    whose = HandOver(request_id="x", staff=salon.staff[HAO], to=salon.staff.get(to, 99))
    at = salon.desk(OWNER)
    assert isinstance(wrong(hand_over, salon.approved(at, hand_over, whose), whose), InvalidFields)
