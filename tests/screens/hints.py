"""What a page says about keys, held against what they do there."""

from __future__ import annotations

import re

from db.core.permissions import Permission
from salon_tui.screens.base.page import Page
from tests.screens.desks import Sitting

_KEY = re.compile(r"\bF([1-9]|1[0-2])\b")


def useless_keys(desk: Sitting, text: str | None = None) -> list[str]:
    """The keys that the page in front speaks of, above its key line, and that do nothing there for who reads it.

    Args:
        desk: The desk.
        text: What is painted there, for whoever has read it already.
    """
    page = desk.app.screen
    if not isinstance(page, Page):
        return []
    spoken = "\n".join((desk.text if text is None else text).splitlines()[:-1])
    if desk.app.may(Permission.RECORD_VISIT):
        spoken = re.sub("F6 there|档案卡上按 F6", "", spoken)
    known = {key for command in page.commands() if page.offers(command) for key in command.all_keys()}
    return [f"F{number}" for number in _KEY.findall(spoken) if f"f{number}" not in known]
