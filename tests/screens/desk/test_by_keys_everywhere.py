"""Somebody goes by keys alone through every list, register, paper and form for a client who is not theirs.

Everything that the archive has of her is marked, so that whatever of it stands on a screen is known again.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from db.core.permissions import Role
from db.core.sql import rows
from salon_tui.screens.asking.questions import AskReason
from tests.db.given.marked import AMOUNTS, WHOSE, mark
from tests.db.given.planting import AMOUNT, PHONE
from tests.db.given.spec import KIND_OF, kept_from
from tests.db.salon import CLIENTS, LI, PERSON, Salon, copy
from tests.screens.desks import Sitting, at_desk, burst

HER = ("f2", "=6004", "enter")
TABS = ("2", "3", "4", "5", "6", "7", "8", "9")


def _page(word: str) -> tuple[str, ...]:
    return ("f2", f"={word}", "enter")


TRIES: dict[str, tuple[str, ...]] = {
    "the preview of find": ("f2", "=6004", "down", "ctrl+t"),
    "every tab of her card": (*HER, *TABS),
    "a tab's next list": (*HER, "3", "3", "escape", "4", "4", "escape", "6", "6"),
    "analyses beside each other": (*HER, "3", "ctrl+r"),
    "her card as paper": (*HER, "f9", "1", "f8", "escape"),
    "her card as a file": (*HER, "f9", "1", "f10", "escape"),
    "what else a card leads to": (*HER, "f4", "1", "escape", "f4", "6", "escape", "f4", "9", "1"),
    "the log": (*_page("auditlog"), "enter", "f4", "1"),
    "her requests": (*_page("requests"), "enter", "f9", "escape"),
    "what was given to others": (*_page("disclosures"), "enter"),
    "incidents": (*_page("incidents"), "enter", "f9"),
    "what is to be destroyed": (*_page("expired"), "enter"),
    "what was destroyed": (*_page("destroyed"), "enter", "f9"),
    "how long it is kept": (*_page("keeping"), "enter"),
    "notes on the program": (*_page("notes"), "enter"),
    "what a colleague has in hand": (*_page("people"), "enter", "f4", "1"),
    "reviews": (*_page("reviews"), "enter"),
    "tasks": (*_page("tasks"), "enter", "escape", "down", "enter"),
    "who stays away": (*_page("retention"), "enter", "f9"),
    "who is won back": (*_page("winning"), "enter"),
    "who waits": (*_page("waiting"), "enter", "f4", "1"),
    "complaints": (*_page("complaints"), "enter", "f9"),
    "opinions": (*_page("opinions"), "enter"),
    "bills": (*_page("bills"), "enter", "f9"),
    "two files side by side": (*_page("duplicates"), "enter", "f10", "escape", "f4", "1", "escape"),
    "filtered": (*_page("filter"), "f10", "ctrl+t", "enter"),
    "by skin": (*_page("skin"), "enter", "enter"),
    "letters": (*_page("letters"), "f10", "f9"),
    "loans": (*_page("loans"), "enter", "f9"),
    "what is printed": (*_page("queue"), "enter"),
    "guests of an event": (*_page("events"), "enter", "enter"),
    "an appointment of one's own making": ("0", "1", "f6", "=6004", "enter", "enter", "f10", "escape", *HER),
    "a visit of one's own opening": (*_page("walkin"), "=6004", "enter", "f10", "escape", *HER, "5", "enter"),
}
SCANNED_ON = ("filing", "survey", "loans", "tasks", "shelf")


@pytest.fixture(scope="module")
def marked(prepared: Salon, tmp_path_factory: pytest.TempPathFactory) -> Salon:
    salon = copy(prepared, tmp_path_factory.mktemp("marked") / "salon")
    mark(salon)
    salon.close()
    return salon


class _Watched:
    """A desk whose screen is read after every key."""

    def __init__(self, desk: Sitting, role: Role) -> None:
        self._desk, self._kept = desk, kept_from(role)
        self.seen: set[str] = set()
        self.marks = 0

    async def tries(self, name: str, keys: tuple[str, ...]) -> None:
        """From Home on, and never with a reason; behind = stands what is typed."""
        for at, key in enumerate(("f3", *keys), 1):
            await (self._desk.type(key[1:]) if key[0] == "=" else self._desk.press(key))
            self.look(f"{name}: {' '.join(keys[:at])}")
            if isinstance(self._desk.app.screen, AskReason):
                # a reason opens a file for five minutes, and is looked at afterwards
                await self._desk.press("escape")

    def look(self, where: str) -> None:
        text = "".join(self._desk.text.split())
        marks = set(re.findall(f"种{WHOSE[LI]}〔([a-z_.]+)", text))
        self.marks += len(marks)
        self.seen |= {f"{mark} by {where}" for mark in marks if self._is_kept(mark)}
        amount = f"{AMOUNTS[LI] / 100:,.2f}"
        for what, said in ((AMOUNT, amount), (PHONE, str(CLIENTS[LI]["phone"]))):
            if said in text and what in self._kept:
                self.seen.add(f"{what} by {where}")

    def _is_kept(self, mark: str) -> bool:
        """Whether it can only be one that is kept from them: a narrow column cuts it off."""
        meant = {label for label in KIND_OF if label.replace(" ", "").startswith(mark)}
        return bool(meant) and meant <= self._kept


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.BEAUTICIAN, Role.ADVISOR])
async def test_no_list_paper_or_form_leads_to_a_stranger(marked: Salon, tmp_path: Path, role: Role) -> None:
    salon = copy(marked, tmp_path / "salon")
    [(number,)] = rows("SELECT number FROM client WHERE id = ?", salon.clients[LI])
    async with at_desk(salon, PERSON[role], size=(120, 30)) as desk:
        watched = _Watched(desk, role)
        for name, keys in TRIES.items():
            await watched.tries(name, keys)
        for page in SCANNED_ON:
            await watched.tries(f"a scan on {page}", _page(page))
            await burst(desk, *number, "enter")
            watched.look(f"a scan on {page}")
            await desk.press("escape", "escape")
        assert watched.seen == set(), "\n".join(sorted(watched.seen))
        assert desk.app.me is not None, "it was one sitting to its end"
        assert watched.marks > 20, "she stands in what was gone through"
        by = salon.staff[PERSON[role]]
        assert rows("SELECT COUNT(*) FROM emergency_access WHERE staff_id = ?", by) == [(0,)], "nobody gave a reason"
    assert not list(salon.folder.rglob("*.pdf")), "nothing of her got into a file"


async def test_the_same_keys_show_it_to_the_manager(marked: Salon, tmp_path: Path) -> None:
    salon = copy(marked, tmp_path / "salon")
    async with at_desk(salon, PERSON[Role.MANAGER], size=(120, 30)) as desk:
        watched = _Watched(desk, Role.BEAUTICIAN)
        await watched.tries("tabs", TRIES["every tab of her card"])
        found = {seen.partition(" by ")[0] for seen in watched.seen}
        assert found >= {"client.remarks", "visit.felt"}
