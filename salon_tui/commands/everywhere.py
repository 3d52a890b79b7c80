"""What works on every page: moving, finding, going back, choosing."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands.declaration import LISTED, Command
from salon_tui.words.i18n import N_


class Help(Command):
    key, label, action = "f1", N_("Help"), "help"
    help = N_("What this field and this page are for, and which keys work here.")
    rank = 0


class Find(Command):
    key, label, action = "f2", N_("Find"), "find"
    help = N_("Find a client by name, pinyin, initials, end of the phone or card number; or a page by its name.")
    permission = Permission.FIND
    rank = 2


class GoHome(Command):
    key, label, action = "f3", N_("Home"), "home"
    help = N_("Back to the opening page; what is not saved is kept as a draft.")
    on_key_line = False


class Choose(Command):
    key, label, action = "f4", N_("Choose"), "choose"
    help = N_("Choose from the list for this field.")


class More(Command):
    key, label, action = "f4", N_("More"), "more"
    help = N_("What else this page can do, by digit. Where a field has a list, F4 opens that first; F4 again is this.")


class Resume(Command):
    key, label, action = LISTED, N_("Back to what is not saved"), "resume"
    help = N_("Back to the form that was left last, with what was typed in it.")


class Menu(Command):
    key, label, action = "0", N_("Menu"), "menu"
    help = N_("Everything else: lists, staff, catalogue, settings, import.")
    bound = False


class Refresh(Command):
    key, label, action = "f5", N_("Refresh"), "refresh_page"
    help = N_("Read everything on this page again.")
    on_key_line = False


class Accept(Command):
    key, label, action = "f10", N_("OK"), "accept"
    help = N_("Do what is asked here.")


class Lock(Command):
    key, label, action = "f11,ctrl+l", N_("Lock"), "lock"
    help = N_("Lock the desk, or change the person at it: the screen is dark at once. Pressed again, it stays dark.")
    rank = 0


class Back(Command):
    key, label, action = "f12,escape", N_("Back"), "back"
    help = N_("One step back; what is not saved is kept as a draft.")
    rank = 0


class Enter(Command):
    key, label, action = "enter", N_("Open"), "enter"
    help = N_("Open what the mark stands on; in a form, the next field.")
    on_key_line = False


class Down(Command):
    key, label, action = "down,tab", N_("Down"), "down"
    help = N_("The next line or field.")
    on_key_line = False


class Up(Command):
    key, label, action = "up,shift+tab", N_("Up"), "up"
    help = N_("The line or field before.")
    on_key_line = False


class PageDown(Command):
    key, label, action = "pagedown", N_("Next page"), "page_down"
    help = N_("The next page of the list or form.")
    on_key_line = False


class PageUp(Command):
    key, label, action = "pageup", N_("Page before"), "page_up"
    help = N_("The page before of the list or form.")
    on_key_line = False


class Narrow(Command):
    key, label, action = "a–z", N_("Narrow"), "narrow"
    help = N_("Letters leave the lines that have them, as written or in pinyin; Backspace widens the list again.")
    on_key_line = False
    bound = False


class Ends(Command):
    key, label, action = "home,end", N_("First, last"), "ends"
    help = N_("The first and the last line of the list.")
    on_key_line = False
    bound = False
