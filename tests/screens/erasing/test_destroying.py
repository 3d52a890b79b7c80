"""The destroy list and locked records, by keys alone."""

from __future__ import annotations

from pathlib import Path

from db.core.sql import rows, run
from tests.db.salon import CHEN, OUYANG, OWNER, PINS, SHEN, Salon
from tests.screens.desks import at_desk
from tests.screens.erasing.erasing_views import expired_ticked, locked
from tests.screens.printing.papers import unprinted as unprinted
from tests.screens.registers.test_registers import text_of


async def test_what_is_ticked_goes_with_one_question_and_one_pin(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await expired_ticked(desk, salon)
        await desk.press("f10")
        assert "Destroy the 2 lines that are ticked?" in desk.text
        await desk.press("f10")
        assert "Who agrees?" in desk.text
        await desk.press("7")
        await desk.pin(PINS[SHEN])
        assert "2 destroyed, on slip X2026-0001." in desk.text
        assert rows("SELECT kind FROM destruction ORDER BY kind") == [("file",), ("health",)]
        assert rows("SELECT away FROM client WHERE id = ?", salon.clients[CHEN]) == [("erased",)]
        assert rows("SELECT COUNT(*) FROM condition WHERE client_id = ?", salon.clients[OUYANG]) == [(0,)]


async def test_what_was_decided_before_the_program_ended_goes_on_with_one_key(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await expired_ticked(desk, salon)
        run(
            "INSERT INTO destruction (version, number, client_id, card, kind, reason, sheets, kept, salts, at, by_id, "
            "batch, waits) VALUES (1, 'X2026-0001', ?, '00000021', 'file', 'expired', 0, '[]', '[]', "
            "'2026-03-10 01:00:00', 1, 'X2026-0001', 1)",
            salon.clients[CHEN],
        )
        await desk.press("down", "space", "up", "space", "f5")
        assert "1 is decided and not destroyed yet: F10 goes on." in desk.text
        await desk.press("f10")
        assert "1 destroyed, on slip X2026-0001." in desk.text
        assert rows("SELECT away FROM client WHERE id = ?", salon.clients[CHEN]) == [("erased",)]


async def test_a_locked_record_is_opened_on_paper_for_what_a_law_asks(salon: Salon, unprinted: Path) -> None:
    async with at_desk(salon, OWNER) as desk:
        await locked(desk, salon)
        await desk.press("enter")
        assert "Nobody reads what is locked." in desk.text
        await desk.press("f10", "2")
        await desk.type("朝法〔2026〕12号")
        await desk.press("f10")
        assert "朝法〔2026〕12号" in desk.text and OUYANG not in desk.text and "鼻翼避开" not in desk.text
        await desk.press("f10")
        assert "Who agrees?" in desk.text
        await desk.press("7")
        await desk.pin(PINS[SHEN])
        told = text_of(next(unprinted.glob("LK-01*.pdf")))
        assert OUYANG in told and "鼻翼避开" in told and "朝法〔2026〕12号" in told


async def test_who_was_archived_is_found_and_said_to_be(salon: Salon) -> None:
    """Out of every list, but found by the name; opening the file alone changes nothing, the next visit does."""
    async with at_desk(salon, OWNER) as desk:
        run("UPDATE client SET away = 'archived' WHERE id = ?", salon.clients[OUYANG])
        await desk.press("f2", *"8000")
        assert "archived" in desk.line(OUYANG)
        await desk.press("enter")
        assert OUYANG in desk.text.splitlines()[0]
        assert rows("SELECT away FROM client WHERE id = ?", salon.clients[OUYANG]) == [("archived",)]
