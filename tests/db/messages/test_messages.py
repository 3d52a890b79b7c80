"""Messages: what they say to whom, who wants none, who may send them, and what the log says of it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from db.clients.operations.clients import open_client
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.messages.operations import SaveWordings, save_wordings
from db.messages.queries import message, reminder, wordings
from db.messages.records import MessageOccasion
from db.messages.texts import LONG_BYTES, SHIPPED, SHORT_BYTES, fill
from db.salon import operations as catalogue
from db.salon import queries as salon_queries
from tests.db.appointments.samples import book
from tests.db.salon import CHEN, DENG, DESK_WOMAN, GU, LIN, OUYANG, OWNER, ZENG, Salon, entries, refused, wrong

BIRTHDAY, REMINDER, RECALL = MessageOccasion.BIRTHDAY, MessageOccasion.REMINDER, MessageOccasion.RECALL


def answer(salon: Salon, name: str, *ways: str, **more: object) -> None:
    """How a client said to be contacted."""
    at = salon.desk(OWNER)
    salon.change(at, open_client(at, salon.clients[name]), consent_contact=ways, **more)


def test_a_message_says_who_it_is_to_and_from(salon: Salon) -> None:
    answer(salon, OUYANG, "message")
    found = message(salon.desk(DESK_WOMAN), BIRTHDAY, salon.clients[OUYANG])
    assert (found.name, found.phone, found.language) == (OUYANG, "13800138000", "zh")
    long, short = found.texts
    assert long == "欧阳女士您好，祝您生日快乐，身体健康，天天都有好心情！静颜美容中心全体同仁"
    assert short == "祝您生日快乐，天天好心情！静颜美容中心"


def test_a_client_is_written_to_in_their_language(salon: Salon) -> None:
    answer(salon, OUYANG, "message", language="en")
    long, short = message(salon.desk(DESK_WOMAN), BIRTHDAY, salon.clients[OUYANG]).texts
    assert long.startswith("Dear Ms Ouyang, all of us wish you a very happy birthday")
    assert short == "Happy birthday! 静颜美容中心"


def test_who_has_no_language_gets_that_of_the_salons_paper(salon: Salon) -> None:
    answer(salon, OUYANG, "message")
    owner = salon.desk(OWNER)
    catalogue.change_salon(owner, salon_queries.salon(owner)._replace(paper="en_zh"))
    assert message(owner, BIRTHDAY, salon.clients[OUYANG]).texts[1] == "Happy birthday! 静颜美容中心"


def test_a_reminder_names_day_and_time_of_what_is_booked_next(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    book(salon, at, OUYANG, 14 * 60, day=salon.clock.today + timedelta(days=9))
    one = book(salon, at, OUYANG, 9 * 60 + 30)
    found = message(at, REMINDER, salon.clients[OUYANG])
    assert found == reminder(at, one.id)
    assert (found.appointment, found.version) == (one.id, one.version)
    day = one.day
    weekday = "一二三四五六日"[day.weekday()]
    assert found.texts[1] == f"{day.month}月{day.day}日周{weekday}09:30恭候光临。静颜美容中心"


def test_a_guest_is_reminded_by_the_number_that_was_left(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    one = book(salon, at, guest_phone="13300133000")
    found = reminder(at, one.id)
    assert (found.name, found.number, found.phone) == ("王女士", "", "13300133000")
    assert found.texts[0].startswith("王女士您好，您预约了")


def test_who_declined_messages_gets_none_and_who_was_not_asked_only_reminders(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    one = book(salon, salon.desk(DESK_WOMAN), OUYANG)
    assert reminder(salon.desk(DESK_WOMAN), one.id).phone == "13800138000"
    assert wrong(message, salon.desk(DESK_WOMAN), BIRTHDAY, client).code is Code.MESSAGES_NOT_AGREED
    for ways in (("phone", "post"), ()):
        answer(salon, OUYANG, *ways)
        at = salon.desk(DESK_WOMAN)
        assert wrong(message, at, BIRTHDAY, client).code is Code.MESSAGES_DECLINED
        assert wrong(reminder, at, one.id).code is Code.MESSAGES_DECLINED
    answer(salon, OUYANG, "message")
    assert message(salon.desk(DESK_WOMAN), BIRTHDAY, client).texts


def test_nothing_to_remind_of_and_no_number(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    assert wrong(message, at, REMINDER, salon.clients[OUYANG]).code is Code.NOTHING_BOOKED
    guest = book(salon, at)
    assert wrong(reminder, at, guest.id).code is Code.NO_PHONE
    assert wrong(reminder, at, guest.id + 1).code is Code.NOT_FOUND


def test_an_extension_is_not_dialled(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    assert reminder(at, book(salon, at, guest_phone="02162478899,12").id).phone == "02162478899"


def test_the_number_takes_the_right_to_see_it(salon: Salon) -> None:
    for name in (OUYANG, CHEN, ZENG):
        answer(salon, name, "message")
    assert refused(message, salon.desk(LIN), BIRTHDAY, salon.clients[OUYANG]) is Code.NEEDS_REASON
    assert message(salon.desk(GU), BIRTHDAY, salon.clients[ZENG]).phone == "13700137002"
    assert refused(message, salon.desk(GU), BIRTHDAY, salon.clients[CHEN]) is Code.NOT_ALLOWED
    assert refused(message, salon.desk(DENG), BIRTHDAY, salon.clients[OUYANG]) is Code.NOT_ALLOWED


def test_the_log_says_that_the_number_was_shown_and_not_which(salon: Salon) -> None:
    answer(salon, OUYANG, "message")
    message(salon.desk(DESK_WOMAN), BIRTHDAY, salon.clients[OUYANG])
    [entry] = entries(operation="message")
    assert entry["client"] == salon.clients[OUYANG]
    assert json.loads(entry["what"]) == {"occasion": "birthday", "revealed": ["phone"]}
    written = json.dumps(rows("SELECT * FROM audit_entry"), default=str)
    assert "13800138000" not in written and "8000" not in json.dumps(json.loads(entry["what"]))


# What they say.


@pytest.mark.parametrize("occasion", MessageOccasion)
def test_what_ships_fits_a_salon_with_a_usual_name(occasion: MessageOccasion) -> None:
    facts = {"zh": {"name": "欧阳女士", "day": "11月28日周六", "time": "14:00", "salon": "静颜美容"}}
    facts["en"] = {"name": "Ms Ouyang", "day": "Sat 28 Nov", "time": "14:00", "salon": "Jingyan Beauty"}
    short, long = SHIPPED[occasion]
    for language, known in facts.items():
        assert len(fill(short.text(language), known).encode()) <= SHORT_BYTES
        assert len(fill(long.text(language), known).encode()) <= LONG_BYTES


def test_a_salon_says_it_in_its_own_words(salon: Salon) -> None:
    answer(salon, OUYANG, "message")
    owner = salon.desk(OWNER)
    asked = SaveWordings(occasion=RECALL, version=0, short_zh="{ 称呼 }，｛店名｝想您了", long_en="{name}, come back!")
    kept = save_wordings(owner, asked)
    assert (kept.version, kept.short_zh, kept.long_zh) == (1, "{ 称呼 }，｛店名｝想您了", SHIPPED[RECALL][1].zh)
    assert message(owner, RECALL, salon.clients[OUYANG]).texts[1] == "欧阳女士，静颜美容中心想您了"
    assert wrong(save_wordings, owner, asked).code is Code.CHANGED_MEANWHILE
    ships = SaveWordings(occasion=RECALL, version=1, short_zh=SHIPPED[RECALL][0].zh)
    assert save_wordings(owner, ships) == wordings(owner, RECALL)
    assert rows("SELECT short_zh, long_en FROM message_text") == [("", "")]
    assert message(owner, RECALL, salon.clients[OUYANG]).texts[1] == "好久不见，盼您再来。静颜美容中心"


@pytest.mark.parametrize(
    ("field", "text", "flaw"),
    [
        ("short_zh", "祝" * 25, None),
        ("short_zh", "祝" * 26, Flaw.TOO_LONG),
        ("short_zh", "{店名}" + "祝" * 19, None),
        ("short_zh", "{店名}" + "祝" * 20, Flaw.TOO_LONG),
        ("short_en", "w" * 75, None),
        ("short_en", "w" * 76, Flaw.TOO_LONG),
        ("long_zh", "祝" * 100, None),
        ("long_zh", "祝" * 101, Flaw.TOO_LONG),
        ("long_zh", "{价格}优惠", Flaw.UNKNOWN_WORD),
        ("long_en", "{}", Flaw.UNKNOWN_WORD),
    ],
)
def test_a_wording_has_to_fit_when_it_is_filled_in(salon: Salon, field: str, text: str, flaw: Flaw | None) -> None:
    owner = salon.desk(OWNER)
    asked = SaveWordings(occasion=BIRTHDAY, version=0, **{field: text})
    if flaw is None:
        assert getattr(save_wordings(owner, asked), field) == text
    else:
        error = wrong(save_wordings, owner, asked)
        assert isinstance(error, InvalidFields) and error.flaws == {field: flaw}


def test_what_is_not_known_leaves_nothing_behind() -> None:
    assert fill("{name} [/] {day}{salon}", {"salon": "O'Brien & <b>"}) == " [/] O'Brien & <b>"
