"""A disk that can't be written: the desk opens, says so, shows everything, and refuses to save with a sentence."""

from __future__ import annotations

from db.core.errors import Code
from db.integrity.reading import open_to_read
from db.sign_in.operations.opening import people
from tests.db.backup.places import picture
from tests.db.salon import DESK_WOMAN, OUYANG, OWNER, PINS, Salon, wrong
from tests.screens.desks import opened


async def test_everything_can_be_read_and_nothing_is_saved(salon: Salon) -> None:
    # what is still in the journal alone is there too
    salon.register(salon.desk(DESK_WOMAN), "令狐冲")
    salon.archive.checkpoints.end = lambda: None  # type: ignore[method-assign]
    salon.close()
    before = picture(salon.folder / "data")
    archive = open_to_read(salon.folder / "data", salon.folder / "keys")
    async with opened(archive, salon.folder) as desk:
        assert "磁盘已满或不可写" in desk.said
        await desk.press("1", *PINS[OWNER])
        assert desk.app.me is not None and "只读，不保存" in desk.line(OWNER)
        await desk.press("f2", *"令狐冲")
        assert "令狐冲" in desk.text
        await desk.press("f12", "f2", *"8000", "enter")
        assert desk.app.screen.name == "client" and OUYANG in desk.text
        await desk.press("f12")
        await desk.go("backups")
        await desk.press("f10")
        assert "现在不能保存" in desk.said
        await desk.press("f11")
        assert desk.app.me is None
    assert picture(salon.folder / "data") == before
    assert not archive.folder.exists()


def test_one_desk_at_a_time_has_it(salon: Salon) -> None:
    assert wrong(open_to_read, salon.folder / "data", salon.folder / "keys").code is Code.DESK_TAKEN
    salon.close()
    archive = open_to_read(salon.folder / "data", salon.folder / "keys")
    assert people(archive)
    archive.close()
    salon.reopen()
