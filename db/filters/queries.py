"""What the desk asks of filters."""

from __future__ import annotations

from collections.abc import Sequence

from db.clients.records import ClientLine
from db.core.audit import digest
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.filters.fields import FILTER_FIELDS, needs
from db.filters.records import FilteredPage, Filters, SkinCount
from db.filters.store.by_skin import skin_counts
from db.filters.store.conditions import own_of
from db.filters.store.matching import Reach, as_lines, count_and_page, matching, page, reach


@query(Permission.FIND, logged=True)
def filtered(work: Work, asked: Filters) -> FilteredPage:
    """Whom filters leave: how many, and the first page of them in the order of the alphabet.

    Raises:
        InvalidFields: With every flaw, by name.
        Refused: ``NOT_ALLOWED`` for a filter by what this person may see of nobody.
    """
    found = matching(work, asked)
    number, first = count_and_page(found)
    work.what |= {
        "filters": asked.said,
        "lines": number,
        "question": digest(work.archive.keys.audit, b"filters", repr(asked)),
        **_named(asked, first),
    }
    return FilteredPage(lines=as_lines(work, first), count=number, is_own=found.is_own)


@query(Permission.FIND, logged=True)
def filtered_after(work: Work, asked: Filters, after: int) -> tuple[ClientLine, ...]:
    """The next page, behind the client with this id.

    Raises:
        InvalidFields: With every flaw, by name.
        Refused: ``NOT_ALLOWED``.
    """
    found = page(matching(work, asked), after)
    work.what |= {"lines": len(found), **_named(asked, found)}
    return as_lines(work, found)


def _named(asked: Filters, shown: Sequence[int]) -> dict[str, object]:
    """Whom the log names: standing on a list of who answers something says of a client what no other list does."""
    return {"clients": list(shown)} if asked.said else {}


@query(Permission.FIND)
def usable_filters(work: Work) -> tuple[str, ...]:
    """Names of the filters by which this person may look for anybody, in the order of the form."""
    return tuple(field.name for field in FILTER_FIELDS if reach(work, needs(field.name)) is not Reach.NOBODY)


@query(Permission.FIND)
def by_skin(work: Work) -> tuple[SkinCount, ...]:
    """How many clients have each skin type and each concern, as the analyses that count say; of none nothing.

    Nothing at all for who may see nobody's health.
    """
    whom = reach(work, Permission.SEE_HEALTH)
    if whom is Reach.NOBODY:
        return ()
    return skin_counts(own_of(work.staff) if whom is Reach.OWN else None)
