"""Standard tasks, played on the desk and counted in keys; the README's table has these numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.clients.finding.queries import find
from db.core.sql import run
from db.money.queries.tills import tills
from db.visits.queries import open_record, visits_of
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, LIN, MOISTURE, OUYANG, PINS, Salon
from tests.journeys.homes import Home, copied
from tests.journeys.mornings import at_ten
from tests.journeys.salon import Seat
from tests.journeys.standard.book import BOOK
from tests.journeys.standard.contacts import CONTACTS, ask_to_call
from tests.journeys.standard.dated import DATED, take_down
from tests.journeys.standard.feedback import FEEDBACK, hand_out
from tests.journeys.standard.health import HEALTH, know
from tests.journeys.standard.money import HELD, TILL, offer
from tests.journeys.standard.task import Task, go_home

# played once for all of them
pytestmark = pytest.mark.long

README = Path(__file__).parents[2] / "README.md"
STARTS, ENDS = "<!-- keystrokes -->", "<!-- /keystrokes -->"
OTHER, OTHER_PHONE = "秦晓", "13622223331"
NEW, PHONE, NOTE = "王小花", "13911112222", "两颊干燥紧绷"


def _at_the_desk(seat: Seat) -> None:
    seat.sign_in(DESK_WOMAN)


def _find(seat: Seat) -> None:
    seat.press("f2", *"8000", "enter")
    seat.wait_head(OUYANG)


def _scan_everywhere(seat: Seat) -> None:
    """A card is scanned on every page that has keys of its own; nobody touches the keyboard for it."""
    number = number_of(seat)
    pages: list[tuple[str, ...]] = [("f3",), ("f2",), ("f2", *"bai"), ("f6",), ("f10",), ("f3", "0"), ("f1",)]
    for keys in pages:
        before = seat.text
        seat.terminal.press(*keys)
        typed = "".join(key for key in keys if len(key) == 1 and key.isalpha())
        # a page of its own, and on it what was typed: a scan that comes at the same moment would be one with it
        seat.wait(lambda text, before=before, typed=typed: text != before and typed in text)  # type: ignore[misc]
        seat.scan(number)
        # the form of her record has her in its head as well
        seat.wait(OUYANG, f"{number[:4]} {number[4:]}", seat.said("Last visits"))


def number_of(seat: Seat) -> str:
    """The number of the card on the screen."""
    found = re.search(r"(\d{4}) (\d{4})  ", seat.text.partition("\n")[0])
    assert found, seat.text
    return found[1] + found[2]


def _register(seat: Seat) -> None:
    """Consent to everything but photographs, contact by phone and message; name, sex, birthday, phone."""
    seat.press("f6")
    seat.type("111")
    seat.type("2")
    seat.type("12")
    seat.press("enter")
    seat.type(NEW)
    seat.press("enter")
    seat.type("1")
    seat.type("19880312")
    seat.press("enter")
    seat.type(PHONE)
    seat.press("f10")
    seat.wait_head(NEW, PHONE[-4:])


def _interrupted(seat: Seat) -> None:
    """Somebody else's registration is begun and left."""
    seat.press("f3", "f6")
    seat.type("1111")
    seat.press("f3")
    seat.wait_head(f"{DESK_WOMAN} · ")


def _register_after_that(seat: Seat) -> None:
    """Another walk-in: not a key more than without the one that waits."""
    seat.press("f6")
    seat.type("111")
    seat.type("2")
    seat.type("12")
    seat.press("enter")
    seat.type(OTHER)
    seat.press("enter")
    seat.type("1")
    seat.type("19790405")
    seat.press("enter")
    seat.type(OTHER_PHONE)
    seat.press("f10")
    seat.wait_head(OTHER, OTHER_PHONE[-4:])


def _correct_a_digit(seat: Seat) -> None:
    """From the card: the form, the box, the end of the number, its last digit anew, saved."""
    seat.press("f10")
    seat.wait(OTHER, "B4")
    seat.press("b", "4", "enter", "end", "backspace", "9", "f10")
    seat.wait_head(OTHER, f"·{OTHER_PHONE[-4:-1]}9")


def _hands_at_the_card(seat: Seat) -> None:
    seat.lock()
    seat.sign_in(LIN)
    seat.open_card("8000", OUYANG)


def _repeat(seat: Seat) -> None:
    seat.press("ctrl+r", "f10")
    seat.type(NOTE)
    seat.press("f10")
    seat.wait_said("Saved. F10 once more takes the payment and closes the visit.")


def _desk_at_the_visit(seat: Seat) -> None:
    seat.lock()
    seat.sign_in(DESK_WOMAN)


def _pay(seat: Seat) -> None:
    """From the opening page, where the visit stands first: open it, ask for the payment, the method, take it."""
    seat.press("1", "f10", "3", "f10")
    seat.wait_said("The visit of {name} is closed.", name=OUYANG)


def _add_service(seat: Seat) -> None:
    """From the opening page: open the visit, the service's number, save."""
    seat.press("1", "3", "f10")
    seat.wait_said("Saved. F10 once more takes the payment and closes the visit.")


def _visit_of_the_wrong_client(seat: Seat) -> None:
    seat.open_card("9001", CHEN)
    seat.press("f6")
    seat.wait_head(CHEN, seat.said("new visit"))
    # once for the consent that nobody has asked for yet
    seat.press("2", "f10", "f10")
    seat.wait(lambda text: "268.00" in text)
    go_home(seat)


def _cancel(seat: Seat) -> None:
    """From the opening page: open the visit, F4's list of what else the page can do, the reason."""
    seat.press("1", "f4", "f4", "4")
    seat.type("开错了")
    seat.press("f10")
    seat.wait_said("The visit of {name} is cancelled.", name=CHEN)


def _visit_to_pay(seat: Seat) -> None:
    go_home(seat)
    seat.open_card("4567", EVANS)
    seat.press("f6")
    seat.wait_head(EVANS, seat.said("new visit"))
    seat.press("2", "f10", "f10")
    seat.wait(lambda text: "268.00" in text)


def _pay_in_two(seat: Seat) -> None:
    """From the visit: ask for the payment, a method, a part of the amount, take it; another method, take the rest."""
    seat.press("f10", "3", "f4")
    seat.type("100")
    seat.press("f10", "1", "f10")
    seat.wait_said("The visit of {name} is closed.", name=EVANS)


def _print_card(seat: Seat) -> None:
    seat.press("f9", "f10")
    seat.wait(lambda text: ".pdf" in text.casefold())


def _change_hands(seat: Seat) -> None:
    """The desk goes from the receptionist to the beautician; her PIN is typed."""
    seat.press("f11", "3")
    seat.type_by_hand(PINS[LIN])
    seat.wait_head(f"{LIN} · ")


TASKS = (
    Task("Find a client by the last four digits of the phone and open the card", 6, _find, _at_the_desk),
    Task("Scan a card on any page", 0, _scan_everywhere),
    Task(
        "Register a walk-in with name, sex, phone, birthday and consent",
        8,
        _register,
        go_home,
        "what is typed",
    ),
    Task(
        "Register a walk-in while another registration waits",
        8,
        _register_after_that,
        _interrupted,
        "what is typed",
    ),
    Task("Correct one digit of a phone number, from the card", 8, _correct_a_digit),
    Task("Record a visit like the last one, with one note", 3, _repeat, _hands_at_the_card, "the note"),
    Task("Add a service to an open visit", 4, _add_service, _desk_at_the_visit),
    Task("Take the payment", 4, _pay, go_home),
    Task("Cancel a visit that was opened by mistake", 6, _cancel, _visit_of_the_wrong_client, "the reason"),
    Task("Split a payment between two methods", 6, _pay_in_two, _visit_to_pay, "the amount"),
    Task("Print the card", 2, _print_card, _hands_at_the_card),
    Task("Change the person at the desk", 2, _change_hands, _desk_at_the_visit, "the PIN"),
    *BOOK,
    *CONTACTS,
    *FEEDBACK,
    *HELD,
    *DATED,
    *HEALTH,
    *TILL,
)


def table(counts: dict[str, int]) -> str:
    """The README's table, without the comments around it."""
    lines = ["| Task | Keys | Limit |", "|---|---|---|"]
    for task in TASKS:
        beside = f"{task.beside} + " if task.beside else ""
        lines.append(f"| {task.name} | {beside}{counts[task.name]} | {beside}{task.most} |")
    return "\n".join(lines)


@pytest.fixture(scope="module")
def played(prepared: Salon, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, int], Home]]:
    """How many keys each task took, and the archive afterwards."""
    home = copied(prepared, tmp_path_factory.mktemp("keystrokes") / "home")
    with home.archive():
        run(
            "INSERT INTO service_timing (service_id, before, after, free_from, free_minutes, interval_days) "
            "VALUES (?, 0, 0, 0, 0, 21)",
            prepared.services[MOISTURE],
        )
    offer(home, prepared)
    ask_to_call(home, prepared)
    hand_out(home)
    take_down(home, prepared)
    know(home, prepared)
    counts = {}
    with at_ten(), Seat(home, cold=True) as seat:
        for task in TASKS:
            task.before(seat)
            with seat.counted() as keys:
                task.play(seat)
            counts[task.name] = keys.commands
        seat.end()
    yield counts, home


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_a_task_takes_no_more_keys_than_promised(task: Task, played: tuple[dict[str, int], Home]) -> None:
    assert played[0][task.name] <= task.most


def test_what_was_played_is_in_the_archive(played: tuple[dict[str, int], Home]) -> None:
    home = played[1]
    with home.desk(LIN) as desk:
        [new] = find(desk, NEW)
        assert new.last_four == PHONE[-4:]
        [client] = find(desk, OUYANG)
        latest = visits_of(desk, client.id)[0]
        visit = open_record(desk, latest.id)
        assert not visit.is_open
        assert visit.left == 0
        assert visit.values["skin_before"] == NOTE
        assert [line.name for line in visit.services] == ["补水护理", "射频紧致"]
    with home.desk(DESK_WOMAN) as desk:
        [other] = find(desk, CHEN)
        assert [line.cancelled for line in visits_of(desk, other.id)] == ["", "开错了"]
        [payer] = find(desk, EVANS)
        paid = open_record(desk, visits_of(desk, payer.id)[0].id)
        assert [(one.method, one.amount) for one in paid.payments] == [("wechat", 10000), ("cash", 16800)]
        [line] = tills(desk)
        assert (line.closed, line.difference) == (True, 0)
    home.check_audit()


def test_the_readme_has_the_numbers_that_were_played(played: tuple[dict[str, int], Home]) -> None:
    wanted = table(played[0])
    text = README.read_text("utf-8") if README.exists() else ""
    _, _, rest = text.partition(STARTS)
    found, ends, _ = rest.partition(ENDS)
    assert ends and found.strip() == wanted, f"README.md needs this between {STARTS} and {ENDS}:\n\n{wanted}\n"
