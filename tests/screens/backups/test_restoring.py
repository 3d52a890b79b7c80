"""A backup in the archive's place, from the desk: what would be missing is told, two agree, the desk opens again."""

from __future__ import annotations

import re

import pytest

from db.backup.operations.making import back_up_unasked
from db.backup.places import COPY_FILE, backups_in
from db.core.permissions import Role
from db.core.sql import rows, run
from salon_tui.screens.desk.sign_in import SignInPage
from tests.db.salon import DENG, DESK_WOMAN, OWNER, PERSON, PINS, SHEN, Salon, entries, wanted
from tests.screens.desks import Sitting, at_desk


def clients() -> set[str]:
    return {name for (name,) in rows("SELECT name FROM client")}


async def chosen(desk: Sitting) -> None:
    """As far as the question."""
    await desk.go("backups")
    await desk.more("Restore a backup")
    await desk.press("1")


async def agree(desk: Sitting, who: str = SHEN) -> None:
    """Somebody else agrees."""
    await desk.press("f10")
    found = re.search(rf"(\d) +{who}", desk.text)
    assert found, desk.text
    await desk.press(found[1])
    await desk.pin(PINS[who])


async def test_two_restore_it_and_both_archives_say_so(salon: Salon) -> None:
    back_up_unasked(salon.archive, salon.folder / "data-backups")
    salon.clock.forward(days=1)
    salon.register(salon.desk(DESK_WOMAN), "令狐冲")
    async with at_desk(salon) as desk:
        await chosen(desk)
        assert "things were saved after this backup and would be missing" in desk.asked
        assert f"{salon.clock.today}: " in desk.asked
        await agree(desk)
        assert isinstance(desk.app.screen, SignInPage) and "已恢复" in desk.said and "data-until" in desk.said
        assert "令狐冲" not in clients()
        # and it is signed in to as it was then
        await desk.press("1", *PINS[OWNER])
        assert desk.app.me is not None and desk.app.me.name == OWNER
        [entry] = entries(operation="restore")
        assert (entry["staff"], entry["person"]) == (salon.staff[OWNER], OWNER) and SHEN in entry["what"]
    [kept] = salon.folder.glob("data-until-*")
    kept.rename(salon.folder / "aside")
    (salon.folder / "data").rename(kept)
    (salon.folder / "aside").rename(salon.folder / "data")
    salon.reopen()
    assert "令狐冲" in clients()
    [entry] = entries(operation="agree_to_restore", outcome="done")
    assert entry["staff"] == salon.staff[OWNER] and "salon-" in entry["what"]


async def test_esc_leaves_everything_as_it_is(salon: Salon) -> None:
    back_up_unasked(salon.archive, salon.folder / "data-backups")
    async with at_desk(salon) as desk:
        await chosen(desk)
        assert "saved after this backup" in desk.asked
        await desk.press("f12")
        await desk.press("f10", "f10", "f12")
        assert desk.app.me is not None and desk.app.screen.name == "restore"
    assert not [*salon.folder.glob("data-until-*")]


async def test_a_backup_that_is_damaged_leaves_the_archive_and_the_desk_opens_again(salon: Salon) -> None:
    back_up_unasked(salon.archive, salon.folder / "data-backups")
    [made] = backups_in(salon.folder / "data-backups", salon.archive.keys)
    with (made.folder / COPY_FILE).open("r+b") as file:
        file.seek(5 * 4096)
        file.write(bytes(64))
    async with at_desk(salon) as desk:
        await chosen(desk)
        await agree(desk)
        assert isinstance(desk.app.screen, SignInPage) and "损坏" in desk.said
        await desk.press("1", *PINS[OWNER])
        assert desk.app.me is not None and not entries(operation="restore")


async def test_alone_a_reason_does_and_is_looked_at_in_the_archive_that_comes_of_it(salon: Salon) -> None:
    run("UPDATE salon SET solo = 1")
    back_up_unasked(salon.archive, salon.folder / "data-backups")
    async with at_desk(salon) as desk:
        await chosen(desk)
        await desk.press("f10", *"disk", "f10")
        assert isinstance(desk.app.screen, SignInPage)
        assert rows("SELECT operation, reason, staff_id FROM review") == [
            ("agree_to_restore", "disk", salon.staff[OWNER])
        ]


@pytest.mark.parametrize("role", Role)
async def test_keeper_and_manager_alone_are_offered_it(salon: Salon, role: Role) -> None:
    async with at_desk(salon, PERSON[role]) as desk:
        await desk.go("restore")
        assert (desk.app.screen.name == "restore") is (role in (Role.KEEPER, Role.MANAGER))


async def test_nobody_agrees_to_one_backup_and_gets_another(salon: Salon) -> None:
    from db.backup.operations.restoring import agree_to_restore

    at = salon.desk(DENG)
    one, other = wanted(agree_to_restore, at, "salon-1"), wanted(agree_to_restore, at, "salon-2")
    assert one.binding != other.binding
