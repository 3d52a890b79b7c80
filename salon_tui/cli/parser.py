"""What can be typed after ``salon-tui``."""

from __future__ import annotations

import argparse
import gettext
import os
from typing import NoReturn

from salon_tui.cli.kiosk.layout import FONT_POINTS, LEAST_POINTS, MOST_POINTS
from salon_tui.cli.say import complain
from salon_tui.demo import CLIENTS, MOST_CLIENTS
from salon_tui.words import i18n
from salon_tui.words.i18n import N_, _

USAGE = 2

ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("expected one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
)
"""Python's own sentences about a command line, so that the catalogue has them as well."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, with nothing in it that a terminal would obey."""

    def error(self, message: str) -> NoReturn:
        """Ends with status 2."""
        complain(f"{self.prog}: {message}")
        complain(_("Type {command} to see what there is.").format(command=f"{self.prog} --help"))
        raise SystemExit(USAGE)


def choose_language(arguments: list[str]) -> None:
    """Sets the language before anything is said: ``--lang``, else what the machine's locale asks for."""
    asked = ""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    i18n.use(asked if asked in i18n.LANGUAGES else i18n.default_language())
    try:
        _("options")
    except OSError:
        # an installation without the catalogue still has to be able to say so
        i18n.use("en")
    # argparse asks the standard library's default domain, which goes by the environment
    os.environ["LANGUAGE"] = {"zh": "zh_CN"}.get(i18n.language(), i18n.language())
    gettext.bindtextdomain(i18n.DOMAIN, i18n.LOCALES)
    gettext.textdomain(i18n.DOMAIN)


def parser() -> Parser:
    """The whole command line, in the language in use."""
    top = Parser(
        prog="salon-tui",
        description=_("A beauty salon's client archive and front desk. Without a command, the desk opens."),
        allow_abbrev=False,
    )
    _shared(top, first=True)
    commands = top.add_subparsers(dest="command", metavar=_("COMMAND"), parser_class=Parser)

    demo = commands.add_parser("demo", help=_("open a demo salon, made anew if there is none"), allow_abbrev=False)
    demo.add_argument(
        "--clients", type=_number(0, MOST_CLIENTS), default=CLIENTS, metavar="N", help=_("how many clients it has")
    )
    demo.add_argument("--seed", type=_number(0, 2**31), default=1, metavar="S", help=_("another seed, other clients"))
    demo.add_argument("--no-open", action="store_true", help=_("make it, but don't open the desk"))

    bring = commands.add_parser("import", help=_("bring clients in from a table"), allow_abbrev=False)
    bring.add_argument(
        "file", metavar=_("FILE"), help=_("a table: .xlsx .xls .xlsb .ods .csv, or an address book: .vcf")
    )
    bring.add_argument("--sheet", metavar=_("WORKSHEET"), help=_("the sheet to read"))
    bring.add_argument(
        "--encoding", metavar=_("ENCODING"), help=_("the encoding of a text file, such as gb18030 or big5")
    )
    bring.add_argument(
        "--columns",
        metavar=_("FILE"),
        help=_("what columns mean, and answers: a line for each, such as “来店时间 = leave out” or “? comments = in”"),
    )
    bring.add_argument(
        "--take",
        action="append",
        default=[],
        metavar=_("WHAT"),
        help=_("what changed, to be taken over: “all”, the number of a row, or a row and a field, such as 5:Phone"),
    )
    bring.add_argument("--yes", action="store_true", help=_("import without asking again"))
    bring.add_argument("--look", action="store_true", help=_("only look at what would be imported"))
    _signing_in(bring)

    paper = commands.add_parser("print", help=_("write a card or a form to a PDF file"), allow_abbrev=False)
    sheets = paper.add_subparsers(dest="sheet", metavar=_("SHEET"), required=True, parser_class=Parser)
    for name, text in (("card", _("a client's card")), ("intake", _("the intake form, empty without a number"))):
        sheet = sheets.add_parser(name, help=text, allow_abbrev=False)
        sheet.add_argument(
            "number", nargs=None if name == "card" else "?", metavar=_("NUMBER"), help=_("the client's card number")
        )
        sheet.add_argument("--to", required=True, metavar=_("FILE"), help=_("the file to write"))
        sheet.add_argument("--force", action="store_true", help=_("write over a file that is there"))
        _signing_in(sheet)

    backup = commands.add_parser("backup", help=_("make a backup now"), allow_abbrev=False)
    backup.add_argument("--to", metavar=_("FOLDER"), help=_("the folder; else the usual one, and sticks plugged in"))
    restore = commands.add_parser("restore", help=_("the archive again, from a backup"), allow_abbrev=False)
    restore.add_argument("backup", metavar=_("BACKUP"), help=_("a backup, or a folder whose newest is taken"))
    restore.add_argument("--to", metavar=_("FOLDER"), help=_("another data folder"))
    restore.add_argument("--yes", action="store_true", help=_("restore without asking again"))
    _signing_in(restore)
    drill = commands.add_parser("drill", help=_("restore the newest backup for trial"), allow_abbrev=False)
    drill.add_argument("place", nargs="?", metavar=_("FOLDER"), help=_("where backups are; else the usual folder"))
    check = commands.add_parser("check", help=_("check the archive, its log and its key"), allow_abbrev=False)
    doctor = commands.add_parser("doctor", help=_("look at this machine"), allow_abbrev=False)
    recover = commands.add_parser(
        "recover", help=_("a new PIN for a manager, or a lost key file, by the recovery sheet"), allow_abbrev=False
    )
    update = commands.add_parser("update", help=_("the program from a stick, or the one before"), allow_abbrev=False)
    update.add_argument(
        "stick", nargs="?", metavar=_("FOLDER"), help=_("the stick; else the one labelled SALON-UPDATE")
    )
    how = update.add_mutually_exclusive_group()
    how.add_argument("--check", action="store_true", help=_("only look whether it can be installed"))
    how.add_argument("--back", action="store_true", help=_("go back to the program before this one"))
    how.add_argument("--requested", action="store_true", help=_("as the desk has asked; for its unit"))
    for command in (demo, backup, drill, check, doctor, recover, update):
        _shared(command)
    _kiosk(
        commands.add_parser("kiosk", help=_("make this machine the front desk and nothing else"), allow_abbrev=False)
    )
    return top


def _kiosk(command: Parser) -> None:
    what = command.add_subparsers(dest="what", metavar=_("WHAT"), required=True, parser_class=Parser)
    install = what.add_parser("install", help=_("lay the front desk down"), allow_abbrev=False)
    install.add_argument(
        "--font-size",
        type=_number(LEAST_POINTS, MOST_POINTS),
        default=FONT_POINTS,
        metavar="N",
        help=_("height of the characters, in points"),
    )
    uninstall = what.add_parser("uninstall", help=_("take away what was laid down"), allow_abbrev=False)
    for one in (install, uninstall):
        one.add_argument("--dry-run", action="store_true", help=_("show what would be done, and change nothing"))
        # the archive has its place there
        one.add_argument("--lang", choices=i18n.LANGUAGES, default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _shared(command: Parser, *, first: bool = False) -> None:
    # a command's own default would overwrite what stands before the command
    default = None if first else argparse.SUPPRESS
    command.add_argument("--data", metavar=_("FOLDER"), default=default, help=_("the data folder"))
    command.add_argument("--keys", metavar=_("FOLDER"), default=default, help=_("the folder of the key file"))
    command.add_argument("--lang", choices=i18n.LANGUAGES, default=default, help=_("the language of this command line"))


def _signing_in(command: Parser) -> None:
    _shared(command)
    command.add_argument("--as", dest="person", metavar=_("NAME"), help=_("who signs in; the PIN is asked for"))


class _number:  # argparse names the type in its sentence
    """A whole number between two others."""

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def __call__(self, text: str) -> int:
        """Reads it.

        Raises:
            ArgumentTypeError: With the sentence to say.
        """
        if text.isascii() and text.isdecimal() and len(text) < 12 and self.least <= int(text) <= self.most:
            return int(text)
        raise argparse.ArgumentTypeError(
            _("type a whole number from {least} to {most}").format(least=self.least, most=self.most)
        )
