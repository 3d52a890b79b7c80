"""The command ``salon-tui``. Nothing heavy is imported before the command is known."""

from __future__ import annotations

import contextlib
import importlib
import locale
import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from argparse import Namespace

COMMANDS = {
    "demo": "salon_tui.cli.demo",
    "import": "salon_tui.cli.bring_in",
    "print": "salon_tui.cli.papers",
    "backup": "salon_tui.cli.backups.make",
    "restore": "salon_tui.cli.backups.restore",
    "drill": "salon_tui.cli.backups.drill",
    "check": "salon_tui.cli.check",
    "recover": "salon_tui.cli.recover",
    "doctor": "salon_tui.cli.doctor",
    "update": "salon_tui.cli.update",
    "kiosk": "salon_tui.cli.kiosk.command",
}
DESK = "salon_tui.cli.desk"


def main(arguments: list[str] | None = None) -> int:
    """Runs one command.

    Args:
        arguments: What was typed after the program's name; None takes the process's own.

    Returns:
        The exit status: 0, 1 with a sentence on standard error, 2 for a command line that isn't understood,
        70 with the number of an incident.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if _opens_desk(arguments):
        from salon_tui.kiosk.supervisor import supervise

        return supervise(lambda: _run(arguments))
    return _run(arguments)


def _opens_desk(arguments: list[str]) -> bool:
    """Whether a desk may open, which has a parent of its own; another command that is taken for one loses nothing."""
    return not (set(COMMANDS) - {"demo"} | {"--no-open", "--help", "-h"}) & set(arguments)


def _run(arguments: list[str]) -> int:
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "")
    from salon_tui.cli.say import prepare_streams

    prepare_streams()
    if (plain := _desk_alone(arguments)) is not None:
        return _carefully(plain)
    from salon_tui.cli.parser import choose_language, parser

    choose_language(arguments)
    try:
        asked = parser().parse_args(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return _carefully(asked)


def _desk_alone(arguments: list[str]) -> Namespace | None:
    """The kiosk's own command line, understood without argparse, which would take 25 ms of the start."""
    if len(arguments) % 2 or any(value.startswith("-") for value in arguments[1::2]):
        return None
    given = dict(zip(arguments[::2], arguments[1::2], strict=True))
    if not set(given) <= {"--data", "--keys"}:
        return None
    from salon_tui.words import i18n

    i18n.use(i18n.default_language())
    try:
        i18n._("")
    except OSError:
        # an installation without the catalogue still has to be able to say so
        i18n.use("en")
    asked = SimpleNamespace(command=None, data=given.get("--data"), keys=given.get("--keys"), lang=None)
    return cast("Namespace", asked)


def _carefully(asked: Namespace) -> int:
    """Runs the command; what goes wrong is said in one sentence, and never shown as a traceback."""
    try:
        run = importlib.import_module(COMMANDS.get(asked.command or "", DESK)).run
        status: int = run(asked)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except BrokenPipeError:
        # whoever read along has enough; the interpreter must not try again at its end
        with contextlib.suppress(OSError, AttributeError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt as error:
        import signal

        # pressed once more while it ends, it would be a traceback
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return _failed(error, asked)
    except BaseException as error:
        return _failed(error, asked)


def _failed(error: BaseException, asked: Namespace) -> int:
    from salon_tui.cli.failing import failed

    return failed(error, asked)


if __name__ == "__main__":
    sys.exit(main())
