"""``salon-tui update``: the program from a stick, or the one before it again."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from salon_tui.app.removable import labelled
from salon_tui.app.settings import places
from salon_tui.cli.say import Trouble, tell
from salon_tui.update.machine import Machine
from salon_tui.update.release import Release
from salon_tui.update.request import take_request
from salon_tui.update.result import Step
from salon_tui.update.sentences import STEPS, result_sentence, update_sentence
from salon_tui.update.steps import check, go_back, update
from salon_tui.update.stick import LABEL
from salon_tui.update.why import UpdateError, Why
from salon_tui.words.i18n import _, language
from salon_tui.words.words import telling


def run(asked: Namespace) -> int:
    """Updates, looks, or goes back; status 1 with a sentence where the program in use stays.

    Raises:
        Trouble: Why it stays.
    """
    machine = Machine(places=places(asked.data, asked.keys))
    try:
        return _run(asked, machine)
    except UpdateError as error:
        raise Trouble(update_sentence(error)) from error


def _run(asked: Namespace, machine: Machine) -> int:
    if asked.back:
        done = go_back(machine, _told)
        tell(result_sentence(done) if done else _("Nothing was changed."))
        return 0
    digest = take_request(machine) if asked.requested else ""
    stick = Path(asked.stick).expanduser().absolute() if asked.stick else labelled().get(LABEL)
    if stick is None:
        raise UpdateError(Why.NO_STICK)
    if asked.check:
        for line in _what_is_there(check(machine, stick), machine.installed):
            tell(line)
        return 0
    tell(result_sentence(update(machine, stick, _told, digest)))
    return 0


def _told(step: Step) -> None:
    tell(f"{_(STEPS[step])} …")


def _what_is_there(release: Release, installed: str) -> list[str]:
    return [
        telling(_("In use"), installed),
        telling(_("On the stick"), f"{release.version} · {release.date}"),
        release.notes[language()],
        _("The signature and every file are good. Without --check, it is installed."),
    ]
