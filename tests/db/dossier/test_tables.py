"""Every table and every column that has something of a client is told to her, or says why it isn't."""

from __future__ import annotations

from db.core.disk.copies import references_of
from db.dossier.tables import LEFT, TOLD
from db.dossier.tables.declaration import JOINS
from db.dossier.tables.files import PAPERS
from db.merging.store.tables import tables, walked
from printouts.registry import CABINET_SHEETS, DESK_SHEETS, SHEETS
from tests.db.salon import Salon

OF_THE_HOUSE = frozenset({"staff", "service", "product", "salon", "event", "drawer", "volume"})


def of_clients() -> set[str]:
    """Tables that refer to clients, and those that refer to these, and so on."""
    found = {table.name for table in walked()}
    every = {table._meta.table_name for table in tables()} - OF_THE_HOUSE
    while more := {one for one in every - found if any(to in found for _, to in references_of(one))}:
        found |= more
    return found


def test_every_table_that_has_something_of_a_client_is_told_or_says_why_not(salon: Salon) -> None:
    told = {one.table for one in TOLD}
    assert len(told) == len(TOLD) and not told & set(LEFT)
    assert sorted(of_clients() - told - set(LEFT)) == [], "say in db/dossier/tables what of it a client's copy has"
    assert sorted((told | set(LEFT)) - of_clients()) == []
    assert all(LEFT.values())


def test_every_column_is_told_or_left_out_by_name(salon: Salon) -> None:
    columns = {table._meta.table_name: {field.column_name for field in table._meta.sorted_fields} for table in tables()}
    for one in TOLD:
        named = {cell.column for cell in one.cells}
        assert not named & set(one.left), one.table
        assert sorted(columns[one.table] - named - set(one.left) - JOINS) == [], f"{one.table}: told, or left out?"
        assert (named | set(one.left)) <= columns[one.table], one.table


def test_every_paper_of_a_client_has_a_name(salon: Salon) -> None:
    """What the archive calls a paper is what the paper itself says."""
    named = {entry.code: entry.term for entry in PAPERS}
    known = SHEETS | DESK_SHEETS | CABINET_SHEETS
    assert {code: term.zh for code, term in named.items() if code in known} == {
        code: known[code].term.zh if code != "intake" else "登记表" for code in named if code in known
    }
