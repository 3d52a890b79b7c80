"""Letters: how they address somebody, what they say, to whom one is due, and who may print them."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from db.clients.operations.clients import open_client
from db.clients.store.listed import MOST_LISTED
from db.core.desk import Desk
from db.core.errors import Code
from db.fields.salutation import greeting
from db.papers.filing.queries import waiting
from db.papers.printed.queries import sheets
from db.papers.printed.states import PaperState
from db.printing.letters.operations import LONGEST_TEXT, KeepLetterText, keep_letter_text, print_letters
from db.printing.letters.queries import letter_text, suggested
from db.printing.letters.records import Invitation, Letter, Occasion
from db.printing.letters.store import SPACING
from db.printing.letters.texts import WORDING
from db.printing.operations.jobs import HandOver, keep_job, record_job
from db.salon import operations as catalogue
from db.salon import queries as salon_queries
from db.sheets.papers import AddressLabel
from db.text.names import sort_reading
from printouts.cups.jobs import JobState
from printouts.registry import render
from salon_tui.words.on_paper import papers_on
from tests.db.events.samples import plan
from tests.db.papers.test_pull_list import come_again
from tests.db.printing.test_labels import agree
from tests.db.salon import (
    ADDRESS,
    CHEN,
    DENG,
    DESK_WOMAN,
    EVANS,
    GU,
    LI,
    LIN,
    OUYANG,
    OWNER,
    SHEN,
    ZENG,
    Salon,
    entries,
    refused,
    wrong,
)
from tests.printouts.reading import text


def english(salon: Salon) -> None:
    """From now on, the salon's paper is in English first."""
    owner = salon.desk(OWNER)
    catalogue.change_salon(owner, salon_queries.salon(owner)._replace(paper="en_zh"))


@pytest.mark.parametrize(
    ("name", "sex", "chinese", "written"),
    [
        ("欧阳静怡", "female", "尊敬的欧阳女士：", "Dear Ms Ouyang,"),
        ("曾䶮", "male", "尊敬的曾先生：", "Dear Mr Zeng,"),
        ("欧阳静怡", "", "尊敬的欧阳静怡：", "Dear Ouyang Jingyi,"),
        ("李娜", "other", "尊敬的李娜：", "Dear Li Na,"),
        ("Mo Evans", "male", "尊敬的Evans先生：", "Dear Mr Evans,"),
        ("Mo Evans", "", "尊敬的Mo Evans：", "Dear Mo Evans,"),
        ("Amy 陈", "female", "尊敬的陈女士：", "Dear Ms Chen,"),
        ("阿卜杜拉·买买提", "male", "尊敬的阿卜杜拉·买买提先生：", "Dear Mr Abodula Maimaiti,"),
        ("Zoë", "female", "尊敬的Zoë女士：", "Dear Ms Zoë,"),
        ("{0} <b>", "female", "尊敬的顾客：", "Dear client,"),
    ],
)
def test_how_somebody_is_addressed(name: str, sex: str, chinese: str, written: str) -> None:
    reading = sort_reading(name)
    assert greeting(name, reading, sex, "zh") == chinese
    assert greeting(name, reading, sex, "en") == written


def test_a_reading_that_was_put_right_is_used() -> None:
    assert greeting("单静", "Shan Jing", "female", "en") == "Dear Ms Shan,"


def test_every_occasion_has_a_text_in_both_languages() -> None:
    assert set(WORDING) == set(Occasion)
    for term in WORDING.values():
        assert 2 <= len(term.zh.split("\n")) == len(term.en.split("\n"))
        assert not set("0123456789¥$%") & set(term.zh + term.en)


def test_letters_to_those_who_agreed(salon: Salon) -> None:
    agree(salon, OUYANG)
    at = salon.desk(DESK_WOMAN)
    sheet = print_letters(at, [*salon.clients.values(), salon.clients[OUYANG]], Occasion.BIRTHDAY)
    [letter] = sheet.letters
    assert letter == Letter(OUYANG, AddressLabel(f"{OUYANG} 收", ADDRESS, "100022"), "尊敬的欧阳女士：", letter.paper)
    assert (sheet.text, sheet.occasion, sheet.stamp.by) == (WORDING[Occasion.BIRTHDAY].zh, "birthday", DESK_WOMAN)
    [entry] = entries(operation="print_letters")
    assert json.loads(entry["what"]) == {
        "sheet": "letter",
        "occasion": "birthday",
        "letters": 1,
        "text": 0,
        "clients": [salon.clients[OUYANG]],
    }
    said = text(render("letter", sheet, invariant=True))
    assert "尊敬的欧阳女士：" in said and ADDRESS in said


def test_an_english_salon_writes_in_english(salon: Salon) -> None:
    agree(salon, OUYANG)
    english(salon)
    [letter] = print_letters(salon.desk(DENG), [salon.clients[OUYANG]], Occasion.RECALL).letters
    assert (letter.to.name, letter.greeting) == (OUYANG, "Dear Ms Ouyang,")


def test_who_may_write_to_whom(salon: Salon) -> None:
    agree(salon, CHEN, ZENG)
    some = [salon.clients[CHEN], salon.clients[ZENG]]
    assert [one.name for one in print_letters(salon.desk(GU), some, Occasion.FESTIVAL).letters] == [ZENG]
    assert refused(print_letters, salon.desk(LIN), some, Occasion.FESTIVAL) is Code.NOT_ALLOWED
    assert wrong(print_letters, salon.desk(OWNER), [999], Occasion.FESTIVAL).code is Code.NOT_FOUND


def test_more_than_twenty_letters_need_a_second_person(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    made = [
        salon.register(owner, f"客{at}", f"135001350{at:02d}", address=ADDRESS, consent_contact=("post",)).id
        for at in range(MOST_LISTED + 1)
    ]
    assert len(print_letters(owner, [*made[1:], salon.clients[LI]], Occasion.SEASON).letters) == MOST_LISTED
    assert refused(print_letters, owner, made, Occasion.SEASON) is Code.NEEDS_SECOND
    approved = salon.approved(owner, print_letters, made, Occasion.SEASON)
    assert len(print_letters(approved, made, Occasion.SEASON).letters) == MOST_LISTED + 1


def test_the_salon_s_own_text(salon: Salon) -> None:
    agree(salon, CHEN)
    at = salon.desk(OWNER)
    shipped = letter_text(at, Occasion.SEASON)
    assert (shipped.text, shipped.version, shipped.changed_by) == (WORDING[Occasion.SEASON].zh, 0, "")
    own = "  换季了。\x1b[31m\r\n\r\n\r\n\r\n请多\u202e喝水，𬭎。 "
    kept = keep_letter_text(at, KeepLetterText(Occasion.SEASON, 0, own))
    assert (kept.text, kept.version, kept.changed_by) == ("换季了。[31m\n\n请多喝水，𬭎。", 1, OWNER)
    assert kept.changed_at == salon.clock.now
    again = keep_letter_text(salon.desk(SHEN), KeepLetterText(Occasion.SEASON, 1, "春天到了。"))
    assert letter_text(salon.desk(LIN), Occasion.SEASON) == again and again.changed_by == SHEN
    assert letter_text(salon.desk(LIN), Occasion.RECALL).version == 0
    assert print_letters(salon.desk(DENG), [salon.clients[CHEN]], Occasion.SEASON).text == "春天到了。"
    logged = entries(operation="keep_letter_text")[-1]["what"]
    assert json.loads(logged) == {"occasion": "season", "language": "zh", "characters": 5}


def test_each_language_has_a_text_of_its_own(salon: Salon) -> None:
    keep_letter_text(salon.desk(OWNER), KeepLetterText(Occasion.SEASON, 0, "春天到了。"))
    english(salon)
    at = salon.desk(OWNER)
    assert letter_text(at, Occasion.SEASON).text == WORDING[Occasion.SEASON].en
    assert keep_letter_text(at, KeepLetterText(Occasion.SEASON, 0, "Spring is here.")).language == "en"


def test_an_empty_text_brings_back_the_one_that_ships(salon: Salon) -> None:
    at = salon.desk(OWNER)
    keep_letter_text(at, KeepLetterText(Occasion.RECALL, 0, "好久不见"))
    kept = keep_letter_text(at, KeepLetterText(Occasion.RECALL, 1, " \n "))
    assert (kept.text, kept.version) == (WORDING[Occasion.RECALL].zh, 0)


def test_a_text_that_somebody_else_has_changed_is_not_written_over(salon: Salon) -> None:
    at = salon.desk(OWNER)
    keep_letter_text(at, KeepLetterText(Occasion.RECALL, 0, "好久不见"))
    assert wrong(keep_letter_text, at, KeepLetterText(Occasion.RECALL, 0, "您好")).code is Code.CHANGED_MEANWHILE
    assert refused(keep_letter_text, salon.desk(DENG), KeepLetterText(Occasion.RECALL, 1, "您好")) is Code.NOT_ALLOWED


def test_a_text_is_not_endless(salon: Salon) -> None:
    kept = keep_letter_text(salon.desk(OWNER), KeepLetterText(Occasion.RECALL, 0, "好" * 10_000))
    assert len(kept.text) == LONGEST_TEXT


def names(salon: Salon, occasion: Occasion) -> list[str]:
    known = {id: name for name, id in salon.clients.items()}
    return [known[id] for id in suggested(salon.desk(DESK_WOMAN), occasion)]


def test_a_birthday_within_thirty_days(salon: Salon) -> None:
    # 12 March, and the 25th of the first lunar month, which is 13 March; 1 July is far away
    assert names(salon, Occasion.BIRTHDAY) == [OUYANG, EVANS]
    at = salon.desk(OWNER)
    for ahead in (30, 31):
        salon.register(at, f"客{ahead}", birthday=f"--{salon.clock.today + timedelta(days=ahead):%m-%d}")
    assert len(suggested(at, Occasion.BIRTHDAY)) == 3
    assert json.loads(entries(operation="suggested")[-1]["what"]) == {"occasion": "birthday", "clients": 3}


def test_who_has_been_away_too_long(salon: Salon) -> None:
    assert names(salon, Occasion.RECALL) == []
    salon.clock.forward(days=170)
    assert names(salon, Occasion.RECALL) == [], "180 days after the last visit, ten days before"
    salon.clock.forward(days=1)
    assert names(salon, Occasion.RECALL) == [OUYANG]
    come_again(salon, OUYANG, salon.clock.today + timedelta(days=20))
    come_again(salon, CHEN, salon.clock.today + timedelta(days=2))
    assert names(salon, Occasion.RECALL) == []
    salon.clock.forward(days=32)
    assert names(salon, Occasion.RECALL) == [], "thirty days after the day agreed on"
    salon.clock.forward(days=1)
    assert names(salon, Occasion.RECALL) == [CHEN]


def test_everybody_who_agreed_to_letters(salon: Salon) -> None:
    agree(salon, ZENG, CHEN)
    for occasion in (Occasion.FESTIVAL, Occasion.SEASON, Occasion.INVITATION):
        assert names(salon, occasion) == [CHEN, ZENG]
    at = salon.desk(OWNER)
    salon.change(at, open_client(at, salon.clients[CHEN]), consent_contact=("phone",))
    assert names(salon, Occasion.FESTIVAL) == [ZENG]


def letter_out(at: Desk, client: int, occasion: Occasion, state: JobState = JobState.DONE) -> None:
    """Prints a letter, and its job ends."""
    papers = papers_on(print_letters(at.on_paper(), [client], occasion))
    job = record_job(at, HandOver(printer="Laser", kind="letter", name="LT-01", papers=papers))
    keep_job(at, job, "Laser-1", state.value, ended=True, papers=state.paper)


def test_a_letter_that_was_sent_stands_on_the_client(salon: Salon) -> None:
    agree(salon, OUYANG)
    at = salon.desk(DESK_WOMAN)
    letter_out(at, salon.clients[OUYANG], Occasion.SEASON)
    [line] = sheets(at, salon.clients[OUYANG])
    assert (line.kind, line.occasion, line.by, line.at) == ("letter", "season", DESK_WOMAN, salon.clock.now)
    assert line.state is PaperState.GIVEN_OUT and not line.outdated
    assert waiting(at) == [], "nobody puts it into a drawer"


def test_whoever_had_a_letter_is_not_proposed_again_for_the_same_occasion(salon: Salon) -> None:
    agree(salon, OUYANG, CHEN)
    at = salon.desk(DESK_WOMAN)
    everybody = suggested(at, Occasion.FESTIVAL)
    assert set(everybody) == {salon.clients[OUYANG], salon.clients[CHEN]}
    letter_out(at, salon.clients[OUYANG], Occasion.FESTIVAL)
    assert suggested(at, Occasion.FESTIVAL) == [salon.clients[CHEN]]
    assert suggested(at, Occasion.SEASON) == everybody, "another occasion is another letter"
    salon.clock.forward(days=SPACING[Occasion.FESTIVAL] + 1)
    assert suggested(salon.desk(DESK_WOMAN), Occasion.FESTIVAL) == everybody


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.CANCELED, JobState.UNSURE])
def test_a_letter_that_did_not_come_out_was_not_sent(salon: Salon, state: JobState) -> None:
    agree(salon, OUYANG)
    at = salon.desk(DESK_WOMAN)
    letter_out(at, salon.clients[OUYANG], Occasion.FESTIVAL, state)
    assert suggested(at, Occasion.FESTIVAL) == [salon.clients[OUYANG]]


def test_no_envelope_has_the_desk_s_notes(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    clients = [
        salon.register(owner, name, f"1350013500{at}", address=ADDRESS, consent_contact=("post",)).id
        for at, name in enumerate(("李小姐（短发）", "8号客", "山田花子"))
    ]
    sheet = print_letters(owner, clients, Occasion.SEASON)
    assert [letter.to.name for letter in sheet.letters] == ["李小姐 收", "顾客 收", "山田花子 收"]
    said = text(render("letter", sheet, invariant=True))
    assert "短发" not in said and "8号客" not in said


def test_a_letter_once_more_says_what_it_said(salon: Salon) -> None:
    """Whatever was changed since: the salon's text, its language, and the event to which it invites."""
    agree(salon, OUYANG)
    owner, clients = salon.desk(OWNER), [salon.clients[OUYANG]]
    event = plan(salon, owner)
    to = Invitation(event=event.id, theme=event.theme, day=event.day)
    invited = print_letters(owner, clients, Occasion.INVITATION, to)
    own = print_letters(owner, clients, Occasion.SEASON, words="春天来了，[/] 欢迎。")
    usual = print_letters(owner, clients, Occasion.RECALL)
    keep_letter_text(owner, KeepLetterText(Occasion.RECALL, 0, "好久不见。"))
    catalogue.change_salon(owner, salon_queries.salon(owner)._replace(paper="en_zh"))
    for before in (invited, own, usual):
        [letter] = before.letters
        again = print_letters(owner, clients, Occasion(before.occasion), again=letter.paper)
        assert (again.text, again.letters[0].greeting) == (before.text, letter.greeting)
    assert print_letters(owner, clients, Occasion.RECALL).letters[0].greeting.startswith("Dear")
    # once more of what was printed once more
    [second] = again.letters
    assert print_letters(owner, clients, Occasion.RECALL, again=second.paper).text == usual.text
