"""Journeys from what was seen to what is done: patch test, consent to a treatment, analysis, plan and visit."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from db.clients.operations.clients import open_client
from db.contacts.operations.making import make_day
from db.core.sql import rows, run
from db.dated.kinds.consent import MARKS as CONSENTS
from db.dated.kinds.patch import MARKS as TESTS
from db.dated.kinds.patch import RESULTS
from db.dated.operations import save_dated
from db.dated.requests import SaveDated
from db.fields.declaration import Choice
from db.fields.values import Value
from salon_tui.screens.visits.asking_again import BOXES
from tests.db.salon import DESK_WOMAN, LIN, MOISTURE, OUYANG, OWNER, PEEL, PINS, Salon
from tests.journeys.homes import Home
from tests.journeys.records.playing import CARD, SAVE, Player, Story, keys


def word(player: Player, choices: tuple[Choice, ...], code: str) -> str:
    """A word of a list in the language of the seat."""
    return next(one.term.text(player.seat.language) for one in choices if one.code == code)


def row(*words: str) -> Callable[[str], bool]:
    """Looks for a line in which these stand one after the other."""
    said = re.compile(r" +[!▸]? *".join(map(re.escape, words)))
    return lambda text: said.search(text) is not None


def a_day(home: Home, salon: Salon) -> str:
    """Nothing but the tasks of the day."""
    with home.desk() as at:
        make_day(at)
    return ""


# A patch test.


def _tested(player: Player, nothing: str) -> None:
    """Applied, to be read twice, read, and over."""
    player.sign_in(LIN)
    # product, batch, no formula, behind the ear
    applied = "1" + keys("enter") + "A0921" + keys("enter", "enter") + "1"
    to_read, negative, expired = (word(player, TESTS, code) for code in ("to_read", "negative", "expired"))
    read = word(player, RESULTS, "negative")
    player.do(CARD + "222" + keys("f6") + applied, "A0921")
    # the form is there again with the product and its batch
    player.rest("A0921")
    player.do(SAVE, to_read)
    player.do(SAVE + "1" + SAVE, row(read, to_read))
    player.do(SAVE + "1" + SAVE, row(read, read, negative))
    # one of which the paper says that it was read two hundred days ago
    day = date.today() - timedelta(days=200)
    player.do(keys("f6", "up") + f"{day}" + keys("enter") + applied)
    player.do(keys("enter") + "1" + keys("enter") + "1" + SAVE)
    player.seat.wait(f"{day}", expired)


def _is_tested() -> None:
    found = rows("SELECT content FROM dated WHERE kind = 'patch' AND state = 'current'")
    assert [content.count("negative") for (content,) in found] == [2, 2]


# A consent.


def _asks_for_consent(home: Home, salon: Salon) -> str:
    a_day(home, salon)
    with home.archive():
        run("UPDATE service SET consent_text = '2026-1' WHERE name = ?", MOISTURE)
        [(code,)] = rows("SELECT code FROM service WHERE name = ?", MOISTURE)
    return str(code)


def _signed(player: Player, code: str) -> None:
    """A visit is stopped, what it asks for is signed, and it opens."""
    seat = player.seat
    player.sign_in(OWNER)
    missing = "╭"
    player.do(CARD + keys("f6") + code + keys("enter", "f10"), missing)
    # not now: the list of consents, and a new one: service, low risk, told, the text, signed
    player.do(keys("f12"))
    seat.settle()
    signed = code + keys("enter") * 3 + "1" + keys("enter") * 2 + "1" + keys("enter") * 2 + "2026-1" + keys("enter")
    player.do(CARD + "2222" + keys("f6") + signed + "1" + SAVE, word(player, CONSENTS, "valid"))
    # what was typed at the door is still there
    player.do(CARD + keys("f6"), player.head("new visit"))
    player.rest(MOISTURE)
    player.do(SAVE)
    seat.wait(player.said("The visit is open."))


def _is_signed() -> None:
    assert rows("SELECT COUNT(*) FROM dated WHERE kind = 'consent' AND state = 'current'") == [(1,)]
    assert rows("SELECT COUNT(*) FROM override") == [(0,)]
    assert rows("SELECT name FROM visit_service WHERE visit_id = (SELECT MAX(id) FROM visit)") == [(MOISTURE,)]


# A box that was asked too long ago.


def _asked_long_ago(home: Home, salon: Salon) -> str:
    """What she has been asked about her health was asked two hundred days ago."""
    with home.desk(OWNER) as at:
        make_day(at)
        salon.change(at, open_client(at, salon.clients[OUYANG]), keep_clear=())
        run("UPDATE confirmed SET day = date(day, '-200 days') WHERE box = 'C'")
        [(code,)] = rows("SELECT code FROM service WHERE name = ?", MOISTURE)
    return str(code)


def _unchanged(player: Player, code: str) -> None:
    """She has come; what is out of date is asked in one line, and nothing has changed."""
    player.sign_in(DESK_WOMAN)
    asks, unchanged = BOXES.label.text(player.seat.language), word(player, BOXES.choices, "unchanged")
    answered = row(asks, "▏1", unchanged)
    player.do(CARD + keys("f6") + code + keys("enter"), asks, MOISTURE)
    player.do(keys("enter") + "1", answered)
    player.rest(MOISTURE, answered)
    # the first stops at a consent that nobody has asked for
    player.do(SAVE + SAVE)
    player.seat.wait(player.said("The visit is open."))


def _is_confirmed() -> None:
    whose = "(SELECT id FROM client WHERE phone = '13800138000')"
    said = rows(f"SELECT how, day > date('now', '-3 days') FROM confirmed WHERE box = 'C' AND client_id = {whose}")
    assert said == [("unchanged", 1)]


# An analysis, a plan, a visit.


def _seen_before(home: Home, salon: Salon) -> str:
    """An analysis of two months ago, and a plan that her beautician made after it."""
    a_day(home, salon)
    skin: dict[str, Value] = {"method": ("eye",), "zones_seen": ("nose",), "pores[nose]": "2"}
    plan: dict[str, Value] = {"problems": "pores", "goal[1]": "finer", "measure[1]": "pores", "aim[1]": "1"}
    with home.desk(LIN) as at:
        day = at.archive.clock().date() - timedelta(days=60)
        for kind, values in (("skin", skin), ("plan", plan)):
            asked = SaveDated(request_id=kind, client=salon.clients[OUYANG], kind=kind, values=values, day=day)
            save_dated(at, asked)
        [(code,)] = rows("SELECT code FROM service WHERE name = ?", PEEL)
    return str(code)


def _analysed(player: Player, peel: str) -> None:
    """By what has changed; compared, the stage reviewed, the plan revised; the visit stopped, let through, rated."""
    seat = player.seat
    player.sign_in(OWNER)
    player.do(CARD + "3" + keys("ctrl+r") + "7 3.1", "7 3.1")
    # nobody has looked at what was taken over, at what was typed neither again
    player.rest("~7 3.1")
    player.do(keys("pgdn", "pgdn", "f10"), player.say("saved"))
    player.do(CARD + "33", f"▼ {player.say('lighter')}")
    player.do(SAVE + "1" + SAVE, player.say("saved"))
    player.do(CARD + "4" + SAVE + "finer now" + keys("enter", "f10"), player.say("replaced"))
    player.do(CARD + keys("f6") + peel + keys("enter", "f10"))
    seat.wait(player.say("let it through: a reason, and a manager's PIN"))
    player.choose("4", player.say("Reason"))
    # she is the manager: nobody else has to agree, but she proves that it is her
    player.do("her doctor agrees" + SAVE)
    seat.wait(player.say("PIN of {name}", name=OWNER))
    seat.type_by_hand(PINS[OWNER])
    seat.wait(player.said("The visit is open."))
    player.do(SAVE, player.said("How is it paid?"))
    player.choose("1")
    player.do(SAVE)
    seat.wait(player.said("{items}: how did it go?", items=PEEL))
    player.choose("1")
    seat.wait(player.said("The visit of {name} is closed.", name=OUYANG))


def _is_analysed() -> None:
    assert rows("SELECT reason, outcome FROM override") == [("her doctor agrees", "none")]
    said = rows("SELECT kind, number, state, why FROM dated WHERE kind IN ('plan', 'review') ORDER BY kind, number")
    assert said == [("plan", 1, "replaced", ""), ("plan", 2, "current", "finer now"), ("review", 1, "current", "")]


TREATING = (
    Story("tested", a_day, _tested, _is_tested),
    Story("signed", _asks_for_consent, _signed, _is_signed),
    Story("unchanged", _asked_long_ago, _unchanged, _is_confirmed),
    Story("analysed", _seen_before, _analysed, _is_analysed),
)
