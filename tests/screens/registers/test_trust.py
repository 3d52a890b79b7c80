"""Incidents, training, disclosures and notes on the program, by keys alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from db.notes.queries import program_notes
from db.registers.disclosures.queries import disclosures
from db.registers.incidents.queries import incidents
from db.registers.training.queries import trainings
from tests.db.notes.calls import noted
from tests.db.salon import DENG, DESK_WOMAN, LIN, OUYANG, OWNER, PINS, SHEN, Salon
from tests.screens.desks import at_desk
from tests.screens.printing.papers import unprinted as unprinted
from tests.screens.registers.test_registers import text_of


async def test_an_incident_goes_from_who_notices_it_to_the_signed_sheet(salon: Salon, unprinted: Path) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.go("report_incident")
        await desk.fill("登记表落在等候区", "")
        await desk.press("2")
        await desk.type("8000")
        await desk.press("f10")
        assert "Incident 1 is reported: keeper and manager see it on their opening page." in desk.text
        await desk.go("incidents")
        assert "Your role doesn't let you" in desk.text
    salon.reopen()
    async with at_desk(salon, DENG) as desk:
        assert "lost" in desk.line("Incident")
        await desk.press(*desk.line("Incident").split()[0])
        assert "登记表落在等候区" in desk.text and "Still open" in desk.text.splitlines()[0]
        await desk.press("f10", "7")
        await desk.fill("没有问题")
        await desk.press("f10")
        assert "First add the risk and a measure" in desk.text
        await desk.press("1")
        await desk.fill("只有姓名")
        await desk.press("2", "f10")
        assert "Added to incident 1." in desk.text
        for step, words in (("2", "当场收回"), ("7", "已处理")):
            await desk.press("f10", step)
            await desk.fill(words)
            await desk.press("f10")
        assert "Incident 1 is closed." in desk.text
        await desk.press("f9", "f10")
        told = text_of(unprinted / "SI-01 1.pdf")
        assert "当场收回" in told and "0000 0013" in told and OUYANG not in told
        [one] = incidents(desk.app.desk_in_use)
        assert (one.risk, one.closed, one.files) == ("low", salon.clock.today, 1)


async def test_a_training_is_written_down_with_who_took_part(salon: Salon) -> None:
    async with at_desk(salon, DENG) as desk:
        await desk.go("trainings")
        assert "Nothing was written down yet" in desk.text
        await desk.press("f6")
        await desk.press("1")
        await desk.fill("保密制度", "", "2", "王律师", "1 2")
        await desk.press("f10")
        assert "privacy training is written down; it is due again on 2027-03-10." in desk.text
        [one] = trainings(desk.app.desk_in_use)
        assert (one.topic, one.hours, one.next_due) == ("保密制度", 2, salon.clock.today + timedelta(days=365))
        assert len(one.people) == 2
        await desk.more("Put the entry right")
        assert "Put No. 1 right" in desk.text.splitlines()[0]
        await desk.fill("", "保密制度（修订）", "", "", "", "", "", "", "主题写错")
        await desk.press("f10")
        assert "Put right by No. 2" in desk.text
        await desk.press("up")
        assert "Puts right No. 1 · 主题写错" in desk.text and "保密制度（修订）" in desk.text
        assert [(one.number, one.corrected_by) for one in trainings(desk.app.desk_in_use)] == [(2, None), (1, 2)]


async def test_what_is_given_away_by_law_takes_two_and_stands_in_the_file(salon: Salon) -> None:
    async with at_desk(salon, DENG) as desk:
        await desk.press("f2", *"8000", "enter")
        await desk.more("File and consent", "Given to others")
        assert "Nothing was given away" in desk.text and OUYANG in desk.text.splitlines()[0]
        await desk.press("f6")
        await desk.fill("", "静安公安分局", "护理记录", "")
        await desk.press("4", "f10")
        assert "Legal basis" in desk.text.splitlines()[-2]
        await desk.type("〔2026〕18号")
        await desk.press("f10")
        assert "wants to give something of" in desk.text
        await desk.press("7")
        await desk.pin(PINS[SHEN])
        assert "Disclosure 1 is written down." in desk.text and "静安公安分局" in desk.text
        [one] = disclosures(desk.app.desk_in_use)
        assert (one.by, one.agreed_by, one.basis) == (DENG, SHEN, "〔2026〕18号")


async def test_a_note_from_the_help_of_a_page_comes_back_with_an_answer(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("loans")
        await desk.press("f1", "f6", "f10")
        assert "Write a few words first" in desk.text
        await desk.type("找不到打印")
        await desk.press("enter")
        assert "Thank you: the manager reads your note." in desk.text
        await desk.press("f12")
    salon.reopen()
    async with at_desk(salon, OWNER) as desk:
        assert "Notes on the program: 1" in desk.text
        await desk.go("program_notes")
        assert "Loans" in desk.line("找不到打印") and DESK_WOMAN in desk.line("找不到打印")
        await desk.press("1")
        await desk.type("在“打印”菜单里")
        await desk.press("f10")
        assert f"Ticked; {DESK_WOMAN} sees your answer at the next sign-in." in desk.text
    salon.reopen()
    async with at_desk(salon, DESK_WOMAN) as desk:
        line = desk.line("Your note on the program is answered")
        await desk.press(*line.split()[0])
        assert "在“打印”菜单里" in desk.text and "找不到打印" in desk.text
        await desk.press("f3")
        assert "Your note on the program is answered" not in desk.text


def test_a_note_has_nothing_of_what_stood_on_the_page(salon: Salon) -> None:
    noted(salon, salon.desk(SHEN), "字太小", "Client")
    [one] = program_notes(salon.desk(OWNER))
    assert (one.page, one.text, OUYANG in str(one)) == ("Client", "字太小", False)
