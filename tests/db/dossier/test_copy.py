"""A client's copy has everything that the archive has of her, and nothing that is somebody else's."""

from __future__ import annotations

import io
from functools import cache
from random import Random
from typing import Any

import pytest
from pypdf import PdfReader

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.operations import clients
from db.core.desk import Desk
from db.core.disk.copies import references_of
from db.core.errors import Code, Refused
from db.core.sql import rows, run
from db.dossier.operations import print_dossier
from db.dossier.tables import TOLD
from db.fields.declaration import Access, Kind
from db.fields.values import Value
from db.sheets.dossier import DossierSheet
from printouts.registry import render
from tests.db.dated.samples import ANALYSIS, save
from tests.db.merging.files import merged
from tests.db.merging.rows import filled
from tests.db.salon import DENG, LI, NATIONAL_ID, OUYANG, OWNER, Salon, refused
from tests.db.stage import furnish

MARKED = {
    one.table: tuple(
        cell.column for cell in one.cells if cell.kind in (Kind.TEXT, Kind.NOTE) and not cell.names and not cell.sql
    )
    for one in TOLD
}
"""The columns that hold what somebody wrote, by table."""


def copy_of(salon: Salon, client: int, at: Desk | None = None) -> DossierSheet:
    desk = at or salon.desk(OWNER).on_paper()
    return print_dossier(salon.approved(desk, print_dossier, client), client)


def said(sheet: DossierSheet) -> str:
    return "\n".join(value for chapter in sheet.chapters for entry in chapter.entries for _, value in entry)


def mark() -> dict[str, tuple[str, int]]:
    """Writes into each of these columns what stands nowhere else: by that, the table and the row."""
    for (trigger,) in rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        run(f'DROP TRIGGER "{trigger}"')
    found: dict[str, tuple[str, int]] = {}
    for table, columns in MARKED.items():
        for column in columns:
            text = f"'<{table}.' || rowid || '.{column}>'"
            run(f'UPDATE OR IGNORE "{table}" SET "{column}" = {text}')
            kept = rows(f'SELECT rowid, "{column}" FROM "{table}" WHERE "{column}" = {text}')
            found |= {value: (table, row) for row, value in kept}
    return found


@cache
def references(table: str) -> list[tuple[str, str]]:
    """What of a table refers to clients, or to what may be a client's."""
    house = {"staff", "service", "product", "event", "drawer", "volume"}
    return [(column, to) for column, to in references_of(table) if to not in house]


def owners(table: str, row: int, deep: bool = True) -> set[int]:
    """Whose a row is: by its own references to clients, or else by what it refers to."""
    direct = [column for column, to in references(table) if to == "client"]
    found: set[int] = set()
    for column, to in references(table):
        if direct and not deep and to != "client":
            continue
        [(id,)] = rows(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', row)
        if id is not None:
            found |= {id} if to == "client" else owners(to, id, deep)
    return found


def test_everything_of_hers_stands_in_it_and_nothing_of_others(salon: Salon) -> None:
    furnish(salon)
    salon.reopen()
    her, other = salon.clients[LI], salon.clients[OUYANG]
    filled(Random(1), (her, other))
    run("UPDATE consent SET state = 'yes' WHERE purpose = 'consent_health'")
    marked = mark()
    assert len({table for table, _ in marked.values()}) > 25
    sheet = copy_of(salon, her)
    text = said(sheet)
    missing = [one for one, (table, row) in marked.items() if her in owners(table, row, deep=False) and one not in text]
    assert missing == []
    foreign = [one for one, (table, row) in marked.items() if her not in owners(table, row) and one in text]
    assert foreign == []
    assert OUYANG not in text
    # on paper, too, where nothing is cut
    pages = PdfReader(io.BytesIO(render("dossier", sheet))).pages
    drawn = "".join("".join(page.extract_text() for page in pages).split())
    hers = [one for one, (table, row) in marked.items() if one in text]
    assert [one for one in hers if "".join(one.split()) not in drawn] == []


def test_the_form_stands_in_it_whole(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    texts = {
        field.name: f"Z{number}Z"
        for number, field in enumerate(CLIENT_FIELDS)
        if field.kind in (Kind.TEXT, Kind.NOTE) and field.name not in ("postcode",)
    }
    given: dict[str, Value] = {**texts, "national_id": NATIONAL_ID}
    salon.change(at, clients.open_client(at, client), **given)
    text = said(copy_of(salon, client))
    assert [name for name, value in texts.items() if value not in text] == []
    assert NATIONAL_ID in text and "13800138000" in text.replace(" ", "")
    # what she said before, and what stands there now
    assert "原内容" not in text and any(chapter.title == "修改记录" for chapter in copy_of(salon, client).chapters)


def test_labels_are_in_the_language_of_the_copy(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    save(salon, salon.desk(OWNER), client, "skin", ANALYSIS)
    labels = {label for chapter in copy_of(salon, client).chapters for entry in chapter.entries for label, _ in entry}
    assert {"姓名", "出生日期", "登记人", "结论"} & labels >= {"姓名", "出生日期"}
    at = salon.desk(OWNER)
    salon.change(at, clients.open_client(at, client), language="en")
    sheet = copy_of(salon, client)
    assert {chapter.title for chapter in sheet.chapters} >= {
        "The file",
        "About you",
        "Visits",
        "Skin analysis",
        "Bills",
    }
    assert not [label for chapter in sheet.chapters for entry in chapter.entries for label, _ in entry if not label]


def test_withdrawn_health_is_not_printed_and_that_is_said(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    salon.change(at, clients.open_client(at, client), illness="胃炎")
    assert "胃炎" in said(copy_of(salon, client))
    clients.record_consent(salon.desk(OWNER), clients.RecordConsent("no", client, {"consent_health": False}))
    sheet = copy_of(salon, client)
    health = {field.label.zh for field in CLIENT_FIELDS if field.access is Access.HEALTH}
    assert not health & {label for chapter in sheet.chapters for entry in chapter.entries for label, _ in entry}
    assert "胃炎" not in said(sheet) and "已撤回健康信息的同意" in sheet.opening


def test_no_chapter_about_health_is_left_where_it_is_withdrawn(salon: Salon) -> None:
    """Not even the days and the names of who took it down, which are no health by themselves."""
    furnish(salon)
    salon.reopen()
    her, titles = salon.clients[LI], {told.title.zh for told in TOLD if told.is_health}
    filled(Random(1), (her, salon.clients[OUYANG]))
    run("UPDATE consent SET state = 'yes' WHERE purpose = 'consent_health'")
    run(
        "INSERT INTO addendum (visit_id, text, by_id, at) "
        "SELECT id, '次日电话：不红了', opened_by_id, opened_at FROM visit WHERE client_id = ? LIMIT 1",
        her,
    )
    assert titles <= {chapter.title for chapter in copy_of(salon, her).chapters}, "there is something of each"
    clients.record_consent(salon.desk(OWNER), clients.RecordConsent("no", her, {"consent_health": False}))
    assert not titles & {chapter.title for chapter in copy_of(salon, her).chapters}


def test_files_that_became_one_stand_in_it_together(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    one = salon.register(owner, "赵一", "13500135005", hobbies="茶", consent_file=True)
    other = salon.register(owner, "赵依", "13500135006", hobbies="琴", consent_file=True)
    merged(salon, one.id, other.id)
    text = said(copy_of(salon, one.id))
    assert all(word in text for word in ("赵一", "赵依", "茶", "琴", "同一人"))


def test_it_takes_two_and_a_printer(salon: Salon) -> None:
    """A keeper reads no health: what she hands over goes from the printer to the client, never into a file."""
    client = salon.clients[OUYANG]
    assert refused(print_dossier, salon.desk(OWNER), client) is Code.NEEDS_SECOND
    keeper = salon.desk(DENG)
    with pytest.raises(Refused) as caught:
        copy_of(salon, client, keeper)
    assert caught.value.code is Code.PAPER_ONLY
    assert copy_of(salon, client, keeper.on_paper()).stamp.paper_only
    assert rows("SELECT COUNT(*) FROM sheet WHERE kind = 'dossier' AND client_id = ?", client) == [(1,)]


def test_who_recommended_her_is_not_named(salon: Salon) -> None:
    at: Any = salon.desk(OWNER)
    her, other = salon.clients[LI], salon.clients[OUYANG]
    salon.change(at, clients.open_client(at, her), referrer=other)
    text = said(copy_of(salon, her))
    assert "另一位顾客" in text and OUYANG not in text
