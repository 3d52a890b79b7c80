"""Somebody tries by keys alone to come to what they may not see of a client who is not theirs."""

from __future__ import annotations

import pytest

from db.appointments.records import What
from db.clients.operations import clients
from db.core.permissions import Role
from db.core.sql import rows, run
from db.fields.values import Ref
from db.staff.operations.session import KeepDraft, keep_draft
from salon_tui.screens.asking.questions import AskReason
from tests.db.appointments.samples import book, tomorrow
from tests.db.merging.files import merged
from tests.db.salon import DESK_WOMAN, GU, HAO, LIFT, MOISTURE, OUYANG, OWNER, PERSON, Salon
from tests.screens.desks import Sitting, at_desk, burst

STRANGER, PHONE, PRICE = "司空摘", "13876543210", 98765
TALKS = ("机密病情", "机密手感", "机密草稿", "987.65", "11010519491231002X")
"""What is known of her health, what was written and typed of her, what she paid, who she is."""
REACHES = ("机密巷", "1387654", "138 7654", "jimi-wx")
"""How she is reached, which the front desk may show."""
SECRETS = {Role.RECEPTIONIST: TALKS, Role.BEAUTICIAN: TALKS + REACHES, Role.ADVISOR: TALKS + REACHES}


def _page(*words: str) -> tuple[str, ...]:
    return ("f2", f"={' '.join(words)}", "enter")


SWEEP = ("ctrl+t", "enter", "ctrl+t", "escape", "f9", "escape")
"""What one tries on any page, never with a reason: that opens a file for five minutes, and is looked at."""
TRIES: dict[str, tuple[str, ...]] = {
    "find her and open": ("f2", "=3210", "enter", "f10", "enter", "escape"),
    "find her and show what is hidden": ("f2", "=3210", "ctrl+t", "down", "ctrl+t"),
    "find her and print": ("f2", "=3210", "f9", "enter", "escape"),
    "find her and open a visit": ("f2", "=3210", "f6", "enter", "f10", "escape"),
    "find her by the beginning of the phone": ("f2", "=138765", "enter", "escape"),
    "find her by name and go along": ("f2", "=skz", "f8", "f7", "enter", "escape"),
    "undo what somebody did": ("ctrl+z", "f8", "ctrl+z"),
    "repeat what somebody did": ("ctrl+r", "ctrl+n"),
    "register her again": ("f6", "1", "1", "1", *["down"] * 5, f"={STRANGER}", "down", "down", "f10", "f4", "escape"),
    "what is not finished": ("f6", "f4", "f4", "2", "1", "escape"),
    "all clients in order": (*_page("in order"), *SWEEP),
    "the day's grid": ("0", "1", *SWEEP),
    "tomorrow's grid": ("0", "1", "f8", "down", "enter", "ctrl+t", "enter", "f4", "1", "escape"),
    "two files of one": (*_page("merge"), *SWEEP),
    "to read before tomorrow": (*_page("read"), *SWEEP),
    "home": ("down", *SWEEP),
}


@pytest.fixture
def stranger(salon: Salon) -> Salon:
    """A client of a colleague's: a visit behind her, one open, an appointment of tomorrow, a form half typed."""
    owner = salon.desk(OWNER)
    her = salon.register(
        owner,
        STRANGER,
        PHONE,
        consent_file=True,
        consent_health=True,
        address="机密巷9号",
        wechat="jimi-wx",
        national_id="11010519491231002X",
        illness="机密病情",
        beautician=Ref(salon.staff[HAO], HAO),
    ).id
    salon.clients = {**salon.clients, STRANGER: her}
    run("UPDATE service SET price = ? WHERE name = ?", PRICE, MOISTURE)
    past = salon.save(owner, salon.visit(owner, her, by=HAO), values={"felt": "机密手感"})
    salon.end(owner, salon.pay(owner, past, PRICE))
    run("UPDATE visit SET day = date(day, '-9 days') WHERE id = ?", past.id)
    run("UPDATE bill SET day = date(day, '-9 days') WHERE visit_id = ?", past.id)
    book(salon, owner, STRANGER, 600, who=HAO, day=tomorrow(salon))
    # what is keyed in from a signed form is shown that day to whoever keys it in
    run("UPDATE client SET created_at = '2026-01-01 00:00:00' WHERE id = ?", her)
    record = clients.open_client(owner, her)
    keep_draft(salon.desk(HAO), KeepDraft(form="edit", about=record.id, content="机密草稿"))
    keep_draft(salon.desk(HAO), KeepDraft(form="register", content="机密草稿"))
    # who books her, or opens a visit of hers, makes her nobody's own by that
    advisor = salon.desk(GU).because("客人要求")
    book(salon, advisor, STRANGER, 720, who=GU, day=tomorrow(salon), despite=frozenset(What))
    salon.visit(salon.desk(DESK_WOMAN), her, LIFT, by=HAO)
    return salon


class _Watched:
    """A desk whose screen is read after every key."""

    def __init__(self, desk: Sitting, secrets: tuple[str, ...]) -> None:
        self._desk, self._secrets = desk, secrets
        self.seen: list[str] = []

    async def tries(self, name: str, keys: tuple[str, ...]) -> None:
        """From Home on; behind = stands what is typed."""
        for at, key in enumerate(("f3", *keys), 1):
            await (self._desk.type(key[1:]) if key[0] == "=" else self._desk.press(key))
            self.look(f"{name}: {' '.join(keys[:at])}")

    def look(self, where: str) -> None:
        text = "".join(self._desk.text.split())
        self.seen += [f"{secret} by {where}" for secret in self._secrets if "".join(secret.split()) in text]


@pytest.mark.parametrize("role", SECRETS)
async def test_no_way_leads_to_a_stranger(stranger: Salon, role: Role) -> None:
    number = clients.open_client(stranger.desk(OWNER), _her()).number
    async with at_desk(stranger, PERSON[role], size=(120, 40)) as desk:
        watched = _Watched(desk, SECRETS[role])
        for name, keys in TRIES.items():
            if name != "register her again" or role is not Role.BEAUTICIAN:
                await watched.tries(name, keys)
        for page in ("f3", "f6", "f2"):
            await desk.press("f3", page)
            await burst(desk, *number.replace(" ", ""), "enter")
            watched.look(f"a scan on {page}")
            await desk.press("escape", "escape")
            watched.look(f"after a scan on {page}")
        assert watched.seen == [], "\n".join(watched.seen)
        assert desk.app.me is not None, "it was one sitting to its end"
        assert rows("SELECT COUNT(*) FROM emergency_access") == [(0,)], "nobody has given a reason"
        refused = rows("SELECT COUNT(*) FROM audit_entry WHERE outcome = 'refused' AND client = ?", _her())
        assert (refused == [(0,)]) == (role is Role.RECEPTIONIST), "who may open her file, may open it, and no more"


@pytest.mark.parametrize("role", SECRETS)
async def test_no_key_undoes_erases_or_copies_what_is_a_strangers(stranger: Salon, role: Role) -> None:
    """What two people decide, by who may neither decide it nor agree: from her card, and by the pages themselves."""
    her, owner = _her(), stranger.desk(OWNER)
    run("UPDATE visit SET cancelled = 'x' WHERE client_id = ? AND closed_at IS NULL", her)
    twin = stranger.register(
        owner, "司空二", "13876543211", illness="机密病情", consent_file=True, consent_health=True
    ).id
    run("UPDATE client SET created_at = '2026-01-01 00:00:00' WHERE id = ?", twin)
    merge, card = merged(stranger, her, twin).id, int(clients.open_client(stranger.desk(OWNER), her).number)
    of_her = {"card": card}
    pages = {
        "file_pairs": of_her,
        "undo_merge": {"merge": merge},
        "print_merge_slip": {"merge": merge},
        "merge": {"client": her, "gone": stranger.clients[OUYANG]},
        "erase": of_her,
        "destroy_health": of_her,
        "print_copy": of_her,
        "who_looked": of_her,
    }
    async with at_desk(stranger, PERSON[role], size=(120, 40)) as desk:
        watched = _Watched(desk, SECRETS[role])
        for page, about in pages.items():
            await desk.press("f3")
            await desk.go(page, **about)
            for key in ("ctrl+t", "f9", "f10", "enter", "f10", "f4", "1", "escape", "escape"):
                watched.look(page)
                if desk.app.front_page() is not desk.app.page(page):
                    break
                await desk.press(key)
                if isinstance(desk.app.screen, AskReason):
                    await desk.press("escape")
        assert watched.seen == [], "\n".join(watched.seen)
        assert desk.app.me is not None
        assert rows("SELECT state FROM merge WHERE id = ?", merge) == [("done",)]
        assert rows("SELECT COUNT(*) FROM destruction") == rows("SELECT COUNT(*) FROM print_job") == [(0,)]


async def test_whoever_may_sees_what_the_others_are_kept_from(stranger: Salon) -> None:
    """The same keys show it to the manager: they lead where it stands."""
    async with at_desk(stranger, OWNER, size=(120, 40)) as desk:
        watched = _Watched(desk, TALKS + REACHES)
        await watched.tries("open", ("f2", "=3210", "enter", "ctrl+t", "1", "ctrl+t", "2", "5", "enter"))
        assert {seen.partition(" by ")[0] for seen in watched.seen} >= {"机密病情", "机密手感", "987.65", "机密巷"}


def _her() -> int:
    [(client,)] = rows("SELECT id FROM client WHERE name = ?", STRANGER)
    return int(client)
