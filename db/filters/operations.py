"""Printing whom filters leave."""

from __future__ import annotations

from collections.abc import Sequence

from db.clients.store.listed import count_listed
from db.contacts.store.agreeing import allowed, read_ways
from db.core.audit import Action, digest
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows_among
from db.fields.declaration import Kind, Term
from db.fields.showing import show
from db.fields.values import Ref, Value
from db.filters.fields import FILTER_FIELDS
from db.filters.records import Filters
from db.filters.store.by_skin import BY_SKIN, cards_by_skin
from db.filters.store.matching import as_lines, count, matching, page
from db.papers.filing.order import Order
from db.papers.filing.store.index_lines import index_lines
from db.papers.printed.store.digests import stamp
from db.salon.store.salon import salon_record
from db.sheets.filters import ClientListEntry, ClientListSheet
from db.sheets.papers import IndexLine, IndexSheet

MOST = 400
"""Lines of a printed list."""
_FILE = (
    "SELECT c.id, c.phone, c.grade, c.district, (SELECT s.value FROM consent s WHERE s.client_id = c.id "
    "AND s.purpose = 'consent_contact' ORDER BY s.id DESC LIMIT 1) FROM client c WHERE c.id IN ({})"
)
ORDER = Term("by skin condition", "按皮肤情况")
_NAMED = {Kind.STAFF: "staff", Kind.SERVICE: "service"}


@operation(Permission.LIST_CONTACTS, Action.EXECUTE)
def print_filtered(work: Work, asked: Filters, phones: bool = False) -> ClientListSheet:
    """The list of whom filters leave, by the alphabet, :data:`MOST` at most.

    Args:
        work: The operation under way.
        asked: The filters.
        phones: Whether it has the phone numbers of those who may be phoned.

    Raises:
        InvalidFields: With every flaw, by name.
        Refused: ``NOT_ALLOWED``; with phone numbers ``NEEDS_SECOND`` or ``NOT_ALLOWED`` for more clients than one
            person may put on lists in a day.
    """
    found = matching(work, asked)
    clients = page(found, most=MOST)
    known = {id: more for id, *more in rows_among(_FILE, clients)}
    numbers = {id: phone for id, (phone, *_, answer) in known.items() if "phone" in allowed(read_ways(answer))}
    numbers = {id: phone for id, phone in numbers.items() if phones and work.may(Permission.REVEAL_PHONE, id)}
    count_listed(work, list(numbers))
    work.what |= {
        "sheet": "client_list",
        "filters": asked.said,
        "question": digest(work.archive.keys.audit, b"filters", repr(asked)),
        "lines": len(clients),
        "phones": len(numbers),
        "clients": clients,
    }
    return ClientListSheet(
        salon=salon_record(),
        stamp=stamp(work),
        asked=_in_words(asked),
        day=work.today,
        has_phones=phones,
        count=count(found),
        entries=tuple(
            ClientListEntry(
                number=line.number,
                name=line.name,
                phone=numbers.get(line.id, ""),
                grade=known[line.id][1],
                district=known[line.id][2],
                last=line.latest_visit,
                beautician=line.beautician,
            )
            for line in as_lines(work, clients)
        ),
    )


def _in_words(asked: Filters) -> tuple[tuple[Term, Term], ...]:
    """What the filters say, in both languages."""
    said = []
    for field in FILTER_FIELDS:
        if field.name in asked.said:
            value: Value = getattr(asked, field.name)
            if field.kind in _NAMED:
                names: Sequence[tuple[str]] = rows_among(
                    f"SELECT name FROM {_NAMED[field.kind]} WHERE id IN ({{}})", [value]
                )
                value = Ref(0, names[0][0] if names else "")
            said.append((field.short or field.label, Term(show(field, value, "en"), show(field, value, "zh"))))
    return tuple(said)


@operation(Permission.LIST_MANY_CONTACTS, Action.EXECUTE)
def print_skin_index(work: Work) -> IndexSheet:
    """Every card under what the client's skin analysis says, each under its type and all its concerns.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON`` or ``NEEDS_SECOND``: all those names leave on paper, with health.
    """
    work.require(Permission.SEE_HEALTH)
    cards = {number: (name, reading, place) for number, name, reading, _created, place in index_lines(Order.PINYIN)}
    below: dict[tuple[str, str], list[str]] = {}
    for field, code, number in cards_by_skin():
        below.setdefault((field, code), []).append(number)
    lines = tuple(
        IndexLine(number=number, name=name, reading=reading, place=place, group=entry.term)
        for field, _kept, entries in BY_SKIN
        for entry in entries
        for number in below.get((field, entry.code), ())
        for name, reading, place in (cards[number],)
    )
    work.what |= {"sheet": "index", "order": "skin", "cards": len(lines)}
    return IndexSheet(salon=salon_record(), stamp=stamp(work), order=ORDER, lines=lines)
