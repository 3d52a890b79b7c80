"""Two files become one at the desk, the old card is scanned, and they are two again."""

from __future__ import annotations

from db.core.sql import rows, run
from tests.db.salon import OUYANG, OWNER, Salon
from tests.screens.desks import Sitting, at_desk, burst
from tests.screens.merging.merging_views import two_files


async def test_merge_then_scan_the_old_card_then_undo(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        kept, gone = two_files(salon, desk)
        run("UPDATE salon SET solo = 1")
        [(number,)] = rows("SELECT number FROM client WHERE id = ?", gone)
        await desk.go("merge", client=kept, gone=gone)
        # the marked line is the name; health can't be left out
        assert desk.line("Name").split()[-1] == "1"
        await desk.press("2")
        assert desk.line("Name").split()[-1] == "2"
        assert desk.line("Other illness").split()[-1] == "1+2"
        await desk.press("f10")
        assert "Why are the two files of one person?" in desk.asked
        await desk.type("本人确认")
        await desk.press("enter")
        await desk.type("独自在店")
        await desk.press("enter")
        assert "Merged. The card 0000 0068 is taken out; until 2026-04-09 this can be undone." in desk.text
        # what there is to do by hand is shown at once, and F12 goes to the file that is kept
        assert desk.line("Client card").endswith("take out, keep until 2026-04-09")
        await desk.press("f12")
        assert "欧阳静宜" in desk.text and "0000 0013" in desk.text
        # the old card leads to the file that is kept, which says so
        await desk.press("f12")
        await burst(desk, *number, "enter")
        assert "0000 0013" in desk.text and "With the file of 欧阳静宜 0000 0068" in desk.text
        await desk.more("File and consent", "Two files of this person")
        # the old file can be read as it was, and says whose it is now
        await desk.more("File before the merge")
        assert "Merged into 欧阳静宜" in desk.text and "0000 0068" in desk.text
        await desk.more("File and consent", "Two files of this person")
        await desk.press("f10")
        assert "merged into" in desk.text and "Nothing was made since." in desk.text
        await desk.press("f10")
        await desk.type("不是同一人")
        await desk.press("enter")
        await desk.type("独自在店")
        await desk.press("enter")
        assert "Two files again. The card 0000 0068 leads to its own file." in desk.text
        assert rows("SELECT name FROM client WHERE id = ?", kept) == [(OUYANG,)]


def head(desk: Sitting) -> str:
    return desk.text.splitlines()[0].rstrip()


async def test_along_the_pairs_and_who_looks_alike_is_told_apart(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        two_files(salon, desk)
        salon.register(desk.app.desk_in_use, "欧阳靖怡", "13800138000")
        await desk.go("pairs")
        assert "the same phone" in desk.text
        await desk.press("enter")
        assert head(desk).endswith("1 of 3")
        first = head(desk)
        await desk.press("2", "f8")
        # what was chosen of one pair is not chosen of the next, which may keep the same file
        assert head(desk).endswith("2 of 3") and desk.line("Name").split()[-1] == "1"
        await desk.press("f8", "f8")
        assert head(desk).endswith("3 of 3") and "There is no further pair in this list." in desk.text
        await desk.press("f7", "f7")
        assert head(desk) == first
        await desk.more("Not the same person")
        await desk.type("姐妹")
        await desk.press("enter", "f5", "enter")
        assert head(desk).endswith("1 of 2")
