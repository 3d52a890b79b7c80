"""What somebody was typing: kept, given back to that person alone, and never written in the log."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.clients.operations.clients import Register, register
from db.core.errors import Code
from db.core.sql import rows
from db.sign_in.operations.leaving import lock
from db.staff.operations.session import LONGEST_DRAFT, KeepDraft, drop_draft, keep_draft
from db.staff.queries.people import draft
from db.staff.records import KeptDraft
from tests.db.clock import NOW
from tests.db.salon import DESK_WOMAN, LIN, Salon, entries, refused


def test_draft_is_offered_again_after_lock_and_new_start(salon: Salon) -> None:
    at = salon.desk(LIN)
    keep_draft(at, KeepDraft("visit", '{"felt": "微"}', 7))
    salon.clock.forward(seconds=5)
    keep_draft(at, KeepDraft("visit", '{"felt": "微刺"}', 7))
    lock(at)
    assert refused(draft, at, "visit", 7) is Code.LOCKED
    salon.reopen(as_start=True)
    assert draft(salon.desk(LIN), "visit", 7) == KeptDraft('{"felt": "微刺"}', NOW + timedelta(seconds=5))
    assert rows("SELECT COUNT(*) FROM draft") == [(1,)]


def test_what_is_saved_is_no_draft_from_the_same_moment_on(salon: Salon) -> None:
    """Whoever is killed right after a save finds nothing that could be saved a second time."""
    at = salon.desk(DESK_WOMAN)
    keep_draft(at, KeepDraft("register", "王小花", 0, "walk-in"))
    keep_draft(at, KeepDraft("register", "秦晓", -1, "another"))
    assert draft(at, "register") == KeptDraft("王小花", NOW, "walk-in")
    register(at, Register("walk-in", {"name": "王小花", "phone": "13911112222"}, present=False))
    assert rows("SELECT content FROM draft") == [("秦晓",)]


def test_draft_is_ones_own(salon: Salon) -> None:
    keep_draft(salon.desk(LIN), KeepDraft("client", "林的", 1))
    at = salon.desk(DESK_WOMAN)
    assert draft(at, "client", 1) is None
    keep_draft(at, KeepDraft("client", "王的", 1))
    drop_draft(at, "client", 1)
    assert draft(at, "client", 1) is None
    found = draft(salon.desk(LIN), "client", 1)
    assert found is not None and found.content == "林的"


def test_one_draft_per_form_and_client(salon: Salon) -> None:
    at = salon.desk(LIN)
    for form, about in (("client", 0), ("client", 1), ("visit", 1)):
        keep_draft(at, KeepDraft(form, f"{form} {about}", about))
    drop_draft(at, "client", 1)
    kept = [
        found.content if (found := draft(at, form, about)) else None
        for form, about in (("client", 0), ("client", 1), ("visit", 1))
    ]
    assert kept == ["client 0", None, "visit 1"]
    drop_draft(at, "nothing", 5)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("[bold]\x1b[31m\r\n\t 两 个  空格", "[bold]\x1b[31m\r\n\t 两 个  空格"),
        ("a\x00b\ud800c", "abc"),
        ("", ""),
        ("字" * (LONGEST_DRAFT + 5), "字" * LONGEST_DRAFT),
    ],
)
def test_draft_is_kept_as_it_was_typed(salon: Salon, typed: str, kept: str) -> None:
    at = salon.desk(LIN)
    keep_draft(at, KeepDraft("client", typed))
    found = draft(at, "client")
    assert found is not None and found.content == kept


def test_draft_is_nobodys_record_yet(salon: Salon) -> None:
    at = salon.desk(LIN)
    before = len(entries())
    keep_draft(at, KeepDraft("client", "x"))
    drop_draft(at, "client")
    assert len(entries()) == before
