"""A salon's first day, from an empty folder to the evening, in a real terminal; in Chinese it is ``days.first_day``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.finding.queries import find
from db.clients.operations.clients import open_client
from db.core.sql import rows
from db.papers.printed.queries import sheets
from db.salon.fields import SERVICE_FIELDS
from db.visits.queries import open_record, visits_of
from tests.db.importing.messy import MEANINGS, mobile_of, name_of, write_messy_xlsx
from tests.journeys.homes import Home
from tests.journeys.steps import Steps
from tests.kiosk.emulation import KEYS

OWNER, DESK_WOMAN, HANDS = ("周岚", "90517326"), ("王敏", "905173"), ("林小雨", "905174")
PEEL, MOISTURE = "水杨酸焕肤", "补水护理"
WALK_IN, PHONE = "欧阳静怡", "13811112222"
ALLERGY = "2023年用水杨酸后红肿"
SKIN = "两颊干燥紧绷"
ROWS = 300
CALLER = 11


def choice(fields: object, name: str, code: str) -> str:
    """The number of an entry in the list of a field."""
    field = next(field for field in fields if field.name == name)  # type: ignore[attr-defined]
    return str([entry.code for entry in field.choices].index(code) + 1)


def word(fields: object, name: str, code: str, language: str) -> str:
    """What an entry of the list of a field is called."""
    field = next(field for field in fields if field.name == name)  # type: ignore[attr-defined]
    return str(next(entry.term.text(language) for entry in field.choices if entry.code == code))


def walk_in(phone: str = PHONE) -> str:
    """A whole registration as it is typed: consent, name, sex, birthday, phone, and far below the allergy."""
    names = [field.name for field in CLIENT_FIELDS]
    far = names.index("allergens") - names.index("phone")
    enter, down = KEYS["enter"].decode(), KEYS["down"].decode()
    return (
        KEYS["f6"].decode()
        + ("1112" + "12" + enter)
        + (WALK_IN + enter + "2" + "1988-3-12" + enter + phone)
        + down * far
        + (choice(CLIENT_FIELDS, "allergens", "acids") + enter + ALLERGY)
        + KEYS["f10"].decode()
    )


class Day(Steps):
    """The steps of the day; each ends with what is then to be seen."""

    def come(self, who: tuple[str, str]) -> None:
        self.sign_in(*who)

    def bring_in(self) -> int:
        """Imports the salon's old table; gives the number of its clients."""
        expected = write_messy_xlsx(self.home.folder / "客户.xlsx", ROWS)
        self.open("import", "Import a table")
        self.type("~/客户.xlsx")
        self.press("enter")
        self.wait_said("To be answered: Enter")
        self.press("f10")
        for heading in MEANINGS:
            # in a box of its own: behind it the list has the question too, with a mark before it
            asked = re.compile(
                r"(?<!\? )" + re.escape(self.said("What does the column “{about}” mean?", about=heading))
            )
            self.wait(lambda text, asked=asked: asked.search(text) is not None)  # type: ignore[misc]
            self.type_by_hand("1")
            self.press("enter")
        self.wait_said("Nothing is imported yet: F10 does it.")
        self.wait(*(str(count) for count in (expected.accepted, expected.duplicates, expected.refused)))
        self.press("f10")
        self.press("f10")
        self.wait_said("Done. What was left out stands here.")
        return expected.accepted


@pytest.mark.long
def test_the_first_day(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    with Day(home, "en", cold=True) as day:
        day.first_run(*OWNER)

        # The owner gets a way back to the archive, and sets the salon up.
        day.make_sheet(*OWNER)
        day.open("staff", "Staff")
        day.hire(*DESK_WOMAN, "1", 2)
        day.hire(*HANDS, "2", 3)
        day.open("services", "Services")
        day.offer(PEEL, "268.00", choice(SERVICE_FIELDS, "tags", "acids"))
        day.offer(MOISTURE, "128.50", "0")
        imported = day.bring_in()
        day.lock()

        # Somebody from the old table calls: the last four digits find her. (No card has them as its number.)
        day.come(DESK_WOMAN)
        day.wait(str(imported))
        day.open_card(mobile_of(CALLER)[-4:], name_of(CALLER))

        # Somebody walks in, and is typed in one burst.
        day.press("f3")
        day.wait_head(f"{DESK_WOMAN[0]} · ")
        day.type(walk_in())
        day.wait_head(WALK_IN, "·2222")
        number = day.text.partition("·2222")[0].split()[-2:]
        day.wait_said("{name} has card {number}.", name=WALK_IN, number=" ".join(number))

        # She is typed once more, by mistake: the desk says so, and shows her card.
        day.press("f3")
        day.wait_head(f"{DESK_WOMAN[0]} · ")
        day.type(walk_in())
        day.wait_said("Open a second file all the same?")
        day.press("f12")
        asked = day.said("Open a second file all the same?")
        day.wait(day.said("Very likely known"), lambda text: asked not in text)
        day.more("Look")
        day.wait_head(WALK_IN, *number)
        # What was typed waits; it is brought back to be thrown away.
        day.press("f3", "f6")
        waits = day.said("Not finished: {what}, typed at {time}. F4 twice lists it; this form is empty.")
        day.wait(*re.split(r"\{\w+\}", waits), WALK_IN)
        day.more("Bring back what is not finished")
        day.wait(*re.split(r"\{\w+\}", day.said("What was typed at {time} is back. F4 empties the form.")), WALK_IN)
        day.more("Empty")
        day.press("f12")
        day.wait_head(f"{DESK_WOMAN[0]} · ")

        # She wants a peel; the desk knows of her allergy, and she takes something else.
        acids = word(CLIENT_FIELDS, "allergens", "acids", "en")
        day.open_card("2222", WALK_IN)
        day.wait(acids)
        day.press("f6")
        day.wait_head(WALK_IN, day.said("new visit"))
        day.type("1")
        day.press("f10")
        day.wait(lambda text: "╭" in text and PEEL in text and acids in re.sub(r"\s+", " ", text))
        day.press("f12")
        day.wait(lambda text: PEEL in text and "╭" not in text)
        day.press("up", "f4")
        day.wait_said("take this line off")
        day.press("0")
        day.wait(lambda text: PEEL not in text)
        day.type("2@3")
        day.press("f10")
        day.wait_said("The visit is open.")
        day.lock()

        # The beautician finds her on the opening page, is warned too, and writes down what she sees.
        day.come(HANDS)
        day.wait(WALK_IN, MOISTURE)
        day.press("1")
        day.wait_head(WALK_IN, *number)
        day.wait(acids, MOISTURE, "128.50")
        day.press("down")
        day.type(SKIN)
        day.press("f10")
        day.wait_said("Saved. F10 once more takes the payment and closes the visit.")
        day.lock()

        # She pays at the desk, and the visit is closed.
        day.come(DESK_WOMAN)
        day.wait(WALK_IN, MOISTURE)
        day.press("1")
        day.wait_head(WALK_IN, *number)
        assert SKIN not in day.text
        day.press("f10")
        day.wait_said("Payment · {name}", name=WALK_IN)
        day.wait("128.50")
        day.press("3", "f10")
        day.wait_said("The visit of {name} is closed.", name=WALK_IN)

        # Her card and her form are printed.
        for sheet in ("1", "2"):
            day.press("f9")
            day.wait_head(WALK_IN, day.said("Print"))
            day.press(sheet, "f10")
            # said on the page first, and then on the card that it goes back to
            day.wait("~/", " v1.pdf", day.said("Last visits"))
        day.lock()
        assert WALK_IN not in day.text

        # After the lock she is back where she was.
        day.enter(*DESK_WOMAN)
        day.wait_head(WALK_IN, *number)
        day.end()
    check_archive(home, imported, "".join(number))
    check_paper(home, "".join(number))


def check_archive(home: Home, imported: int, number: str) -> None:
    """What the day has left in the archive."""
    with home.desk(*OWNER) as desk:
        [(count,)] = rows("SELECT COUNT(*) FROM client")
        assert count == imported + 1
        assert rows("SELECT * FROM draft") == []
        [line] = find(desk, PHONE)
        assert (line.name, line.number) == (WALK_IN, number)
        record = open_client(desk, line.id)
        assert [alert.code for alert in record.alerts] == ["acids"]
        assert record.created_by == DESK_WOMAN[0]
        [latest] = visits_of(desk, line.id)
        visit = open_record(desk, latest.id)
        assert (visit.opened_by, visit.closed_by) == (DESK_WOMAN[0], DESK_WOMAN[0])
        assert visit.values["skin_before"] == SKIN
        assert [(one.name, one.staff.label, one.price) for one in visit.services] == [(MOISTURE, HANDS[0], 12850)]
        assert [(one.amount, one.by) for one in visit.payments] == [(12850, DESK_WOMAN[0])]
        assert visit.left == 0
        assert {(sheet.kind, sheet.version) for sheet in sheets(desk, line.id)} == {("card", 1), ("intake", 1)}
    home.check_audit()


def check_paper(home: Home, number: str) -> None:
    """The sheets are files that only this account reads; her name is on them, and not in their names."""
    files = sorted(home.folder.glob("*.pdf"))
    assert [file.name for file in files] == [f"CC-01 {number} v1.pdf", f"IN-03 {number} v1.pdf"]
    for file in files:
        assert file.stat().st_mode & 0o777 == 0o600
        text = "".join(page.extract_text() for page in PdfReader(file).pages)
        assert WALK_IN in text.replace(" ", "")
        assert number in text.replace(" ", "")
