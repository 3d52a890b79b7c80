"""The pages of the log: filters lead to entries, and paper is typed in."""

from __future__ import annotations

from db.core.sql import rows
from tests.db.salon import LI, OUYANG, OWNER, Salon
from tests.screens.desks import at_desk
from tests.screens.log import log_views


async def test_entries_are_narrowed_from_the_line_under_the_mark(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        log_views.looked(desk, salon)
        await desk.go("log_filters")
        await desk.fill("", "", "6004")
        await desk.press("f10")
        assert LI in desk.text and OUYANG not in desk.text
        await desk.press("f4", "4")
        assert OUYANG in desk.text, "everything again"


async def test_a_digest_is_typed_from_paper(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        entry = log_views.closed(desk, salon)
        groups = log_views.printed(entry).split()

        async def type_head(*texts: str) -> None:
            await desk.go("log_heads")
            await desk.press("f6")
            await desk.fill(*texts)
            await desk.press("f10")

        await type_head(str(entry), " ".join(["dead" if at == 4 else group for at, group in enumerate(groups)]))
        assert "group 5" in desk.text and groups[4] not in desk.text
        await type_head(str(entry), " ".join(groups))
        assert f"up to entry {entry}, nothing" in desk.text
        rows("UPDATE audit_entry SET person = 'x' WHERE seq = 7")
        await type_head(str(entry), " ".join(groups))
        assert "entry 7 is the first" in desk.text and "an entry was changed" in desk.text
