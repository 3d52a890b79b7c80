"""The card that is kept is printed again after a merge, and after undoing it, just where it shows something else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from db.clients.operations import clients
from db.core.sql import rows, run
from db.papers.filing.queries import reprint_list
from db.papers.printed.operations import print_card
from tests.db.dated.samples import save
from tests.db.merging.files import merged, two, undone
from tests.db.salon import OWNER, Salon


def printed(salon: Salon, client: int) -> None:
    """The card of a client is printed, and put away."""
    print_card(salon.desk(OWNER), client)
    run("UPDATE sheet SET state = 'filed' WHERE client_id = ? AND kind = 'card' AND state = 'sent'", client)


def outdated(salon: Salon, client: int) -> tuple[str, ...]:
    """What has changed on a card, as the list of cards to be printed says."""
    lines = [line for line in reprint_list(salon.desk(OWNER)) if line.client.id == client and line.why == "outdated"]
    return lines[0].fields if lines else ()


def _analysis(salon: Salon, client: int) -> None:
    save(salon, salon.desk(OWNER), client)


def _since(salon: Salon, client: int) -> None:
    run("UPDATE condition SET began = '2025-05-01' WHERE client_id = ?", client)


def _nothing(salon: Salon, client: int) -> None:
    """Nothing besides."""


@pytest.mark.parametrize(
    ("theirs", "and_then", "fields"),
    [
        ({"occupation": "教师"}, _nothing, ()),
        ({"allergens": ("fragrance",)}, _nothing, ("allergens",)),
        ({"allergens": ("acids",)}, _nothing, ()),
        ({"allergens": ("acids",)}, _since, ("conditions",)),
        ({"likes": "茶"}, _nothing, ("likes",)),
        ({}, _analysis, ("skin.skin_type", "skin.concerns")),
        ({"consent_health": False}, _nothing, ("consent_health",)),
    ],
)
def test_the_card_is_printed_again_where_it_shows_something_else(
    salon: Salon, theirs: dict[str, Any], and_then: Callable[[Salon, int], None], fields: tuple[str, ...]
) -> None:
    one, other = two(salon, {"allergens": ("acids",)}, theirs)
    and_then(salon, other)
    printed(salon, one)
    salon.clock.forward(minutes=5)
    merge = merged(salon, one, other)
    assert outdated(salon, one) == fields
    # one that is printed now shows it; when the two are two again, it shows too much
    printed(salon, one)
    salon.clock.forward(minutes=5)
    assert outdated(salon, one) == ()
    undone(salon, merge.id)
    assert outdated(salon, one) == fields


def test_undone_before_it_is_printed_again_the_card_is_right(salon: Salon) -> None:
    one, other = two(salon, {}, {"allergens": ("acids",), "likes": "茶"})
    printed(salon, one)
    salon.clock.forward(minutes=5)
    merge = merged(salon, one, other)
    assert outdated(salon, one) == ("likes", "allergens")
    undone(salon, merge.id)
    assert outdated(salon, one) == ()


def test_what_was_told_of_health_since_is_missing_on_the_card_that_goes_back(salon: Salon) -> None:
    one, other = two(salon)
    printed(salon, other)
    salon.clock.forward(minutes=5)
    merge = merged(salon, one, other)
    desk = salon.desk(OWNER)
    salon.change(desk, clients.open_client(desk, one), do_not_treat=("thrombosis",))
    undone(salon, merge.id)
    assert rows("SELECT state FROM sheet WHERE client_id = ?", other) == [("filed",)]
    assert outdated(salon, other) == ("do_not_treat",)
