"""Everything that leads to a client says what becomes of it when the client is erased."""

from __future__ import annotations

from db.core.sql import rows
from db.erasing.store.walk import walked
from db.merging.store.tables import CLIENT
from tests.db.salon import Salon


def test_every_table_that_leads_to_a_client_says_what_becomes_of_its_rows(salon: Salon) -> None:
    leads = {CLIENT}
    refers = {
        name: {to for _id, _seq, to, *_ in rows(f'PRAGMA foreign_key_list("{name}")')}
        for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    while more := {name for name, to in refers.items() if to & leads} - leads:
        leads |= more
    assert leads == walked().keys()
    assert {"visit", "addendum", "merge_row", "payment", "letter_printed"} <= leads
    assert [table.name for table in walked().values() if table.erasing is None] == []


def test_every_text_of_what_stays_is_emptied_or_known_to_say_nothing_of_anybody(salon: Salon) -> None:
    """A new column with a text fails here until somebody has thought about it."""
    left = {
        table.name: [
            column
            for column, _may_be_nothing in table.texts
            if column not in (*table.erasing.empty, *table.erasing.mark, *table.erasing.codes)
        ]
        for table in walked().values()
        if table.erasing is not None and not table.goes
    }
    assert {name: columns for name, columns in left.items() if columns} == {}


def test_what_a_policy_names_is_there(salon: Salon) -> None:
    for table in walked().values():
        policy = table.erasing
        assert policy is not None
        columns = {column for _id, column, *_ in rows(f'PRAGMA table_info("{table.name}")')}
        assert {*policy.empty, *policy.mark, *policy.codes, *policy.loose} <= columns, table.name
        assert not table.goes or not (policy.empty or policy.mark or policy.loose), table.name


def test_what_stays_refers_to_nothing_that_goes_unless_it_may_refer_to_nothing(salon: Salon) -> None:
    for table in walked().values():
        assert set(table.cut) <= table.nullable, table.name
