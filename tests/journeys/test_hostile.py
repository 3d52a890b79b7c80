"""Hostile text in every field of every form, typed, pasted and imported: nothing breaks, and nothing of it gets out."""

from __future__ import annotations

import asyncio
import csv
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from textual import events

from db.clients.operations.clients import Register, register
from db.core.permissions import Role
from db.fields.declaration import Kind
from db.fields.values import Value
from db.salon.operations import AddOwnField, SaveProduct, SaveService, add_own_field, save_product, save_service
from db.staff.operations.staff import AddStaff, add_staff
from salon_tui.screens.base.form_page import FormPage
from salon_tui.screens.registry import PAGES
from salon_tui.widgets.editor import Editor
from tests.db.salon import OWNER, Salon, everything
from tests.journeys.homes import Home
from tests.journeys.hostile import HOSTILE, foreign, unseen
from tests.journeys.salon import Seat
from tests.screens.desks import Sitting, at_desk, burst, opened
from tests.screens.views import VIEWS, View

SHORT = {name: text for name, text in HOSTILE.items() if name != "long"}


@pytest.fixture(autouse=True)
def no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Sheets become files in a folder of this test."""
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none.sock"))
    monkeypatch.setenv("CUPS_SERVERROOT", str(tmp_path / "none"))
    monkeypatch.setenv("HOME", str(tmp_path))


def looks_harmless(desk: Sitting) -> None:
    """Nothing on the screen that can't be seen, and no line that is wider than it."""
    assert not unseen(desk.text), desk.text


def archive_is_clean() -> None:
    """No table has a character that nobody can see, drafts included."""
    kept = {
        name: str([[cell for cell in row if isinstance(cell, str)] for row in found])
        for name, found in everything().items()
    }
    for name, text in kept.items():
        assert not [code for code in unseen(text) if code != "U+000A"], name


async def paste(desk: Sitting, text: str) -> None:
    """Pastes a text where the focus is, and waits until it is there."""
    desk.app.post_message(events.Paste(text))
    await asyncio.sleep(0)
    while not desk.app.key_queue.is_empty:
        await asyncio.sleep(0)


@cache
def forms() -> list[View]:
    """A view of every page that is a form."""
    found: dict[str, View] = {}
    for view in VIEWS:
        if view.page and isinstance(PAGES[view.page](), FormPage):
            found.setdefault(view.page, view)
    return list(found.values())


@pytest.mark.parametrize("view", forms(), ids=lambda view: view.page)
async def test_every_field_of_a_form_takes_it_pasted(salon: Salon, view: View) -> None:
    pieces = list(HOSTILE.values())
    async with at_desk(salon, view.who, "zh") as desk:
        await view.go(desk, salon)
        page = desk.app.screen
        assert isinstance(page, FormPage)
        for number, entry in enumerate(page.form.state.entries):
            if entry.hidden:
                continue
            for piece in pieces:
                page.form.state.type(entry, piece)
                assert isinstance(entry.shown, str)
            page.form.go_to_field(entry.name)
            for piece in (pieces + pieces)[number * 3 % len(pieces) :][:3]:
                if page.form.current is entry:
                    page.form.editor.select_all()
                else:
                    page.form.go_to_field(entry.name)
                await paste(desk, piece)
            await desk.settle()
            looks_harmless(desk)
        await burst(desk, "f10")
        looks_harmless(desk)
        await burst(desk, "f12", "f12")
    with salon.archive.connected():
        archive_is_clean()


@pytest.mark.parametrize("view", forms(), ids=lambda view: view.page)
async def test_every_kind_of_field_takes_it_typed(salon: Salon, view: View) -> None:
    text = "[/][b]𬭎💄é'&<\"%_{0}\u202e\u200b\x9b"
    async with at_desk(salon, view.who, "zh") as desk:
        await view.go(desk, salon)
        page = desk.app.screen
        assert isinstance(page, FormPage)
        kinds: set[Kind] = set()
        for entry in page.form.state.entries:
            if entry.hidden or entry.field.kind in kinds:
                continue
            kinds.add(entry.field.kind)
            page.form.go_to_field(entry.name)
            await burst(desk, *text)
            looks_harmless(desk)
        await burst(desk, "f10")
        looks_harmless(desk)


def with_a_line() -> list[View]:
    """Every other page and question with a line to type in."""
    names = ("find", "import", "question, reason", "question, folder", "question, payment", "first run")
    return [view for view in VIEWS if view.name in names]


@pytest.mark.parametrize("view", with_a_line(), ids=lambda view: view.name)
@pytest.mark.parametrize("then", ["enter", "f10"])
async def test_every_line_to_type_in_takes_it(salon: Salon, view: View, then: str) -> None:
    sits = opened(None, salon.folder / "new") if view.without_archive else at_desk(salon, view.who, "zh")
    async with sits as desk:
        await view.go(desk, salon)
        for piece in HOSTILE.values():
            line = desk.app.screen.query(Editor).first(Editor)
            if not line.has_focus:
                line.focus()
            line.select_all()
            await paste(desk, piece)
            await desk.settle()
            looks_harmless(desk)
            await burst(desk, then)
            looks_harmless(desk)
            if not desk.app.screen.query(Editor):
                return


async def test_every_page_shows_what_is_in_the_archive(salon: Salon, tmp_path: Path) -> None:
    """Names of clients, services, products, staff and own fields, notes and answers, all of them hostile."""
    owner = salon.desk(OWNER)
    hostile: list[int] = []
    for number, (name, piece) in enumerate(HOSTILE.items()):
        short = piece[:50]
        values: dict[str, Value] = {"name": f"{short}王", "phone": f"1390000{number:04d}", "remarks": piece[:2000]}
        values["allergy_detail"] = short
        values |= {"birthday": "1990-03-11", "consent_file": True, "consent_health": True}
        hostile.append(register(owner, Register(f"hostile-{name}", values)).id)
        save_service(
            owner, SaveService(request_id=f"service-{name}", name=f"{number}{short}", category=short, price=100)
        )
        save_product(
            owner, SaveProduct(request_id=f"product-{name}", name=f"{number}{short}", brand=short, unit=short[:10])
        )
    for number, name in enumerate(("markup", "XML", "bidi")):
        add_own_field(
            owner,
            AddOwnField(
                request_id=f"own-{name}", label_en=HOSTILE[name], label_zh=f"{number}{HOSTILE[name]}", kind=Kind.TEXT
            ),
        )
    add_staff(
        owner,
        AddStaff(request_id="staff", name=HOSTILE["markup"][:40], roles=(Role.BEAUTICIAN,), pin="905198", short="[/]"),
    )
    archive_is_clean()
    async with at_desk(salon, OWNER, "zh") as desk:
        for name in ("cabinet", "services", "products", "staff", "own_fields", "menu", "register", "salon"):
            await desk.go(name)
            for _page in range(4):
                looks_harmless(desk)
                await burst(desk, "pagedown")
        for client in hostile:
            desk.app.show_client(desk.app.page("home"), client, [client])
            await burst(desk, "ctrl+t", "pagedown")
            looks_harmless(desk)
            await burst(desk, "2")
            looks_harmless(desk)
            await burst(desk, "f9")
            looks_harmless(desk)
        await burst(desk, "f10")
        assert ".pdf" in desk.text, desk.text
    printed = list(tmp_path.glob("*.pdf"))
    assert len(printed) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_it_prints(salon: Salon, name: str) -> None:
    """The card and the intake form of somebody whose every answer is hostile."""
    from pypdf import PdfReader

    from db.clients.fields.client import CLIENT_FIELDS
    from db.papers.printed.operations import print_card, print_intake
    from printouts.registry import render

    owner = salon.desk(OWNER)
    piece = HOSTILE[name]
    fields = [field for field in CLIENT_FIELDS if field.kind in (Kind.TEXT, Kind.NOTE)]
    values: dict[str, Value] = {field.name: piece[: field.limit] for field in fields}
    values |= {"name": f"王{piece[:40]}", "phone": "13900000001", "guardian_phone": "13900000002"}
    values |= {"consent_file": True, "consent_health": True}
    client = register(owner, Register("hostile", values))
    for kind, sheet in (("card", print_card(owner, client.id)), ("intake", print_intake(owner, client.id))):
        pdf = PdfReader(BytesIO(render(kind, sheet)))
        assert pdf.pages
        assert "root:" not in pdf.pages[0].extract_text()


# What a terminal is told.


def table(folder: Path) -> Path:
    """A table with every piece in every column that takes text; a file with NUL in it is no table."""
    path = folder / "hostile.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("姓名", "电话", "地址", "药物过敏史", "备注"))
        for number, piece in enumerate(text.replace("\0", "") for text in HOSTILE.values()):
            writer.writerow((f"{piece[:40]}李", f"1370000{number:04d}", piece, piece, piece))
    return path


@pytest.mark.long
def test_nothing_raw_is_told_to_the_terminal(seat: Seat, home: Home) -> None:
    """Pasted into fields and lines, typed without brackets, imported, shown and printed, in a real terminal."""
    table(home.folder)
    seat.sign_in(OWNER)
    for piece in HOSTILE.values():
        seat.press("f2")
        pasted(seat, piece)
        seat.press("f3", "f6", *["down"] * 8)
        pasted(seat, piece)
        seat.press("f10")
        seat.wait_said("Not saved")
        seat.more("Empty")
        seat.wait_said("The form is as it was before you typed.")
        seat.press("f12")
    for name in ("colour", "clipboard", "title", "C1", "bidi", "NUL", "zero width"):
        seat.press("f3", "f2")
        seat.wait_head(seat.said("Find"))
        seat.type(HOSTILE[name])
        seat.settle()
        # one of them leaves the page by itself
        if "╭" in seat.text:
            seat.press("f3")
            seat.wait(lambda text: "╭" not in text)
    seat.press("f2", *"import", "enter")
    seat.wait_head(seat.said("Import a table"))
    seat.type("~/hostile.csv")
    seat.press("enter")
    seat.wait_said("Nothing is imported yet: F10 does it.")
    seat.press("f10", "f10")
    seat.wait_said("Done. What was left out stands here.")
    for number in range(len(SHORT)):
        seat.press("f3")
        seat.wait_head(f"{OWNER} · ")
        seat.press("f2", *f"1370000{number:04d}", "enter")
        seat.wait_head("李")
        seat.press("2", "ctrl+t")
    seat.press("f9", "f10")
    seat.wait_said("Print it all the same?", timeout=60)
    seat.press("f10")
    seat.wait(".pdf")
    seat.end()
    assert not foreign(bytes(seat.terminal.raw))
    with home.archive():
        archive_is_clean()
    home.check_audit()


def pasted(seat: Seat, piece: str) -> None:
    """What a terminal sends when somebody pastes."""
    seat.type(f"\x1b[200~{piece}\x1b[201~")
