"""The log held against paper: what was changed is found, mistyping is told from it, and it is written down."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from db.core import audit, chain
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import Transaction, rows, write
from db.log.operations import check_head
from db.log.queries import heads
from db.log.records import Against
from db.log.store.head_lines import overdue_since
from db.log.store.heads import read_head
from tests.db.log import changing
from tests.db.money.till.closing import close
from tests.db.salon import DENG, DESK_WOMAN, GU, LIN, OWNER, Salon, entries, refused


def printed(entry: int) -> str:
    """The head of an entry as the closing sheet has it."""
    [(head,)] = rows("SELECT hash FROM audit_entry WHERE seq = ?", entry)
    return " ".join(head[at : at + 4] for at in range(0, 64, 4))


def test_changes_of_every_kind_are_found_against_paper(salon: Salon) -> None:
    at, draw = changing.busy(salon, 50), Random(9)
    tried = [changing.attempt(at, draw) for _ in range(60)]
    assert {one.kind for one in tried} == set(changing.CHANGES)
    assert [one for one in tried if not (one.found and one.named)] == []
    anew = {one.check.verdict for one in tried if "anew" in one.kind}
    assert Against.REWRITTEN in anew and Against.BROKEN not in anew, "sound by itself, but another log"


def test_what_nobody_changed_fits_however_it_is_typed(salon: Salon) -> None:
    at = salon.desk(OWNER)
    entry = audit.head()[0] - 3
    head = printed(entry)
    for typed in (head, head.upper(), head.replace(" ", ""), head.replace("0", "O").replace("1", "l"), f"  {head}  "):
        assert check_head(at, entry, typed).verdict is Against.FITS


def test_mistyped_groups_are_named_and_not_told(salon: Salon) -> None:
    at = salon.desk(DENG)
    entry = audit.head()[0]
    groups = printed(entry).split()
    wrong = {2: "dead", 15: "beef"}
    found = check_head(at, entry, " ".join(wrong.get(n, group) for n, group in enumerate(groups)))
    assert (found.verdict, found.groups) == (Against.TYPED, (3, 16))
    assert groups[2] not in str(found) and groups[2] not in str(entries(operation="check_head"))
    # the right head under another's number
    found = check_head(at, entry - 1, printed(entry))
    assert (found.verdict, found.first) == (Against.OTHER_ENTRY, entry)
    for typed in ("", "12", f"{printed(entry)} 0", printed(entry).replace(groups[0], "zzzz")):
        assert read_head(typed) == ""
        with pytest.raises(InvalidFields) as caught:
            check_head(at, entry, typed)
        assert caught.value.flaws == {"head": Flaw.NOT_A_HEAD}


def test_a_log_that_ends_or_was_written_anew(salon: Salon) -> None:
    at = salon.desk(OWNER)
    close(salon, at)
    [(kept,)] = rows("SELECT head_seq FROM till")
    changing.busy(salon, kept + 12)
    at, last = salon.desk(OWNER), audit.head()[0]
    head = printed(last)
    with salon.archive.connected(), Transaction():
        write("DELETE FROM audit_entry WHERE seq > ?", last - 4)
    found = check_head(at, last, head)
    assert (found.verdict, found.first) == (Against.ENDS, last - 3)
    head = printed(last - 4)
    with salon.archive.connected(), Transaction():
        write("UPDATE audit_entry SET person = '别人' WHERE seq = ?", last - 6)
        changing.link_anew(changing.columns())
    assert chain.verify()[1] is None, "nothing in the archive tells"
    found = check_head(at, last - 4, head)
    assert (found.verdict, found.fits_until) == (Against.REWRITTEN, kept), "the day's closing pins it up to there"


def test_it_is_written_down_who_looked_and_what_came_of_it(salon: Salon) -> None:
    at = salon.desk(OWNER)
    assert overdue_since(salon.clock()) is None, "without a closing sheet there is nothing to hold it against"
    days = []
    for _ in range(2):
        close(salon, at)
        days.append(salon.clock.today)
        salon.clock.forward(days=1)
        at = salon.desk(OWNER)
    first, second = [seq for (seq,) in rows("SELECT head_seq FROM till ORDER BY id")]
    at = salon.desk(DENG)
    check_head(at, second, printed(second)[:-4] + "dead")
    assert [(one.id, one.day, one.verdict) for one in heads(at)] == [(second, days[1], ""), (first, days[0], "")]
    check_head(at, first, printed(first))
    [newest, older] = heads(at)
    assert (newest.verdict, older.verdict, older.by, older.at) == ("", "fits", DENG, salon.clock.now)
    [entry] = entries(operation="check_head")[-1:]
    assert (entry["person"], entry["action"], '"verdict":"fits"' in str(entry["what"])) == (DENG, "E", True)
    salon.clock.forward(days=30)
    assert overdue_since(salon.clock()) is None
    salon.clock.forward(days=1)
    assert overdue_since(salon.clock()) == days[1] + timedelta(days=31), "thirty days after it was looked at last"


def test_keeper_and_manager_hold_it_against_paper(salon: Salon) -> None:
    head, entry = printed(9), 9
    for who in (DESK_WOMAN, LIN, GU):
        at = salon.desk(who)
        assert refused(check_head, at, entry, head) is Code.NOT_ALLOWED
        assert refused(heads, at) is Code.NOT_ALLOWED
    for who in (DENG, OWNER):
        assert check_head(salon.desk(who), entry, head).verdict is Against.FITS
