"""Hostile text in every field of every form, typed, pasted and imported: nothing breaks, and nothing of it gets out."""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events

from db.fields import Kind
from db.models import rows
from db.operations.catalogue import AddOwnField, SaveProduct, SaveService, add_own_field, save_product, save_service
from db.operations.clients import Register, register
from db.operations.staff import AddStaff, add_staff
from db.permissions import Role
from db.queries.find import find
from salon_tui.screens.form_page import FormPage
from salon_tui.screens.pages import PAGES
from salon_tui.widgets.editor import Editor
from tests.db.salon import DESK_WOMAN, LIN, OUYANG, OWNER, Salon, everything
from tests.journeys.hostile import HOSTILE, foreign, unseen
from tests.journeys.salon import Home, Seat
from tests.screens.desks import Sitting, at_desk, opened
from tests.screens.views import VIEWS, View, burst

SHORT = {name: text for name, text in HOSTILE.items() if name != "long"}


@pytest.fixture(autouse=True)
def no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Sheets become files in a folder of this test."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("HOME", str(tmp_path))


def looks_harmless(desk: Sitting) -> None:
    """Nothing on the screen that can't be seen, and no line that is wider than it."""
    assert not unseen(desk.text), desk.text


def archive_is_clean() -> None:
    """No table has a character that nobody can see, drafts included."""
    kept = {name: str([[cell for cell in row if isinstance(cell, str)] for row in found]) for name, found in everything().items()}
    for name, text in kept.items():
        assert not [code for code in unseen(text) if code != "U+000A"], name


async def paste(desk: Sitting, text: str) -> None:
    """Pastes a text where the focus is, and waits until it is there."""
    desk.app.post_message(events.Paste(text))
    await asyncio.sleep(0)
    while desk.app._gate_task is not None:
        await asyncio.sleep(0)


def forms() -> list[View]:
    """A view of every page that is a form."""
    found: dict[str, View] = {}
    for view in VIEWS:
        if view.page and isinstance(PAGES[view.page](), FormPage):
            found.setdefault(view.page, view)
    return list(found.values())


def with_a_line_to_type_in() -> list[View]:
    """Every other page and question that has a line to type in."""
    names = ("find", "import", "first run", "question, reason", "question, folder", "question, payment")
    return [view for view in VIEWS if view.name in names]


@pytest.mark.parametrize("view", forms(), ids=lambda view: view.page)
async def test_every_field_of_a_form_takes_it_pasted(salon: Salon, view: View) -> None:
    async with at_desk(salon, view.who, "zh") as desk:
        await view.go(desk, salon)
        page = desk.app.screen
        assert isinstance(page, FormPage)
        for number, entry in enumerate(page.form.state.entries):
            if entry.hidden:
                continue
            pieces = list(HOSTILE.values())
            for piece in (*pieces[number % len(pieces) :], *pieces[: number % len(pieces)]):
                page.form.go(entry.name)
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
    text = "".join(SHORT[name] for name in ("closing markup", "markup", "bidi", "rare", "emoji", "XML", "SQL"))
    async with at_desk(salon, view.who, "zh") as desk:
        await view.go(desk, salon)
        page = desk.app.screen
        assert isinstance(page, FormPage)
        kinds: set[Kind] = set()
        for entry in page.form.state.entries:
            if entry.hidden or entry.field.kind in kinds:
                continue
            kinds.add(entry.field.kind)
            page.form.go(entry.name)
            await burst(desk, *(char for char in text if char.isprintable()))
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
    for number, (name, piece) in enumerate(HOSTILE.items()):
        values = {"name": f"{piece}王", "phone": f"1390000{number:04d}", "allergy_detail": piece, "remarks": piece}
        register(owner, Register(f"hostile-{name}", {**values, "birthday": "1990-03-11", "consent_health": True}))
        save_service(owner, SaveService(f"service-{name}", f"{number}{piece}"[:60], category=piece, price=100))
        save_product(owner, SaveProduct(f"product-{name}", f"{number}{piece}"[:60], brand=piece, unit=piece))
    for number, name in enumerate(("markup", "XML", "bidi")):
        add_own_field(owner, AddOwnField(f"own-{name}", HOSTILE[name], f"{number}{HOSTILE[name]}", Kind.TEXT))
    add_staff(owner, AddStaff("staff", HOSTILE["markup"][:40], (Role.BEAUTICIAN,), "905198", short="[/]"))
    archive_is_clean()
    async with at_desk(salon, OWNER, "zh") as desk:
        for name in ("cabinet", "services", "products", "staff", "own_fields", "menu", "register", "salon"):
            await desk.go(name)
            for _page in range(4):
                looks_harmless(desk)
                await burst(desk, "pagedown")
        for number in range(len(HOSTILE)):
            await burst(desk, "f2", *f"1390000{number:04d}")
            looks_harmless(desk)
            await burst(desk, "enter", "2", "9", "1", "ctrl+t", "pagedown", "pagedown")
            assert desk.app.screen.name == "client"
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

    from db.fields import CLIENT_FIELDS
    from db.operations.paper import print_card, print_intake
    from printouts.sheets import render

    owner = salon.desk(OWNER)
    piece = HOSTILE[name]
    texts = {field.name: piece for field in CLIENT_FIELDS if field.kind in (Kind.TEXT, Kind.NOTE)}
    fitting = {field.name: texts[field.name][: field.limit] for field in CLIENT_FIELDS if field.name in texts}
    values = {**fitting, "name": "王" + fitting["name"][:40], "phone": "13900000001", "consent_health": True}
    client = register(owner, Register("hostile", values))
    for kind, sheet in (("card", print_card(owner, client.id)), ("intake", print_intake(owner, client.id))):
        pdf = tmp_pdf(render(kind, sheet))
        assert pdf.pages
        assert "root:" not in pdf.pages[0].extract_text()
