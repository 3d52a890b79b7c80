"""Keys of a client's card."""

from __future__ import annotations

from typing import ClassVar

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command, Group
from salon_tui.screens import card_menus
from salon_tui.screens.places import OfClient
from salon_tui.words.i18n import N_


class NewVisit(Command):
    key, label, action = "f6", N_("Visit"), "new"
    help = N_("Open a visit: the client has arrived.")
    permission = Permission.RECORD_VISIT


class Reveal(Command):
    key, label, action = "ctrl+t", N_("Show"), "reveal"
    help = N_("Show phone, address and the like in full; this is written down.")


class Repeat(Command):
    key, label, action = "ctrl+r", N_("Repeat"), "repeat"
    help = N_("Open a visit with the services, products and steps of the last one.")
    permission = Permission.RECORD_VISIT


class AssignClient(Command):
    key, label, action = LISTED, N_("Assign to somebody"), "assign"
    help = N_("Say who looks after this client from now on.")
    permission = Permission.ASSIGN


class OpenPage(Command):
    action = "open_page"
    page: ClassVar[str]

    @classmethod
    def run(cls, screen: object) -> None:
        """Opens the page."""
        getattr(screen, f"do_{cls.action}")(cls.page)


def _opening(place: OfClient) -> type[OpenPage]:
    words = {"label": place.name, "help": place.help, "permission": place.permission}
    return type(place.page, (OpenPage,), {"key": LISTED, "page": place.page, **words})


OPEN_PAGES = tuple(map(_opening, card_menus.OF_CLIENT))
"""What other areas have about the client."""
LOG_CONTACT = next(one for one in OPEN_PAGES if one.page == "contact")


class Product(Group):
    label = N_("Product")
    help = N_("Sell the client a product, or order one.")
    members = tuple(map(_opening, card_menus.OF_PRODUCT))


class Word(Group):
    label = N_("Opinion, complaint")
    help = N_("Write down what the client says of the salon, or a complaint.")
    members = tuple(map(_opening, card_menus.OF_WORD))


class File(Group):
    label = N_("File and consent")
    help = N_("Borrow a paper of the client's, write down a request, withdraw a consent, say who looks after them.")
    members = (*map(_opening, card_menus.OF_FILE), AssignClient, *map(_opening, card_menus.OF_TRUST))


GROUPS = (Product, Word, File)


class Look(Command):
    key, label, action = LISTED, N_("Look"), "look"
    help = N_("Look at the client who may be the same.")
