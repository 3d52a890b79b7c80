"""The front desk with its compositor, terminal and input method, as they are laid down on a machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from db.clients.finding.queries import find
from tests.db.salon import DESK_WOMAN, PINS
from tests.journeys.conftest import home
from tests.journeys.homes import Home
from tests.kiosk.headless.screen import HEAD, UNHURRIED, Kiosk

__all__ = ["home"]

PINYIN, NAME, PHONE = "zhangwei", "张伟", "13611112222"
UNITS: Final = "salon-kiosk.service salon-update.service salon-update.path"
TITLE = (0, 0, 120, 24)
"""Where a page's name stands, or the client's."""
CHINESE: Final = "ctrl+space"
"""Changes between letters and Chinese."""
WAYS_OUT: Final = (
    *("ctrl+q", "ctrl+c", "ctrl+z", "ctrl+backslash", "ctrl+d", "ctrl+p", "ctrl+o", "ctrl+x", "ctrl+s", "ctrl+w"),
    # of the terminal: another one, its clipboard, searching, links, characters by number, size
    *(f"ctrl+shift+{key}" for key in ("n", "c", "v", "r", "u", "z", "x", "q", "t", "Return", "Escape")),
    *("ctrl+plus", "ctrl+minus", "ctrl+0", "shift+Insert", "shift+Page_Up", "ctrl+shift+alt+u"),
    # of desktops and consoles
    *("alt+F4", "alt+Tab", "alt+F2", "ctrl+alt+F2", "ctrl+alt+Delete", "ctrl+alt+BackSpace", "ctrl+alt+t"),
    *(f"logo+{key}" for key in ("Return", "d", "shift+q", "shift+e", "shift+c", "r", "l", "2", "space")),
    *("Print", "Sys_Req", "Pause", "Menu", "Super_L", "XF86Switch_VT_2", "XF86PowerOff", "XF86Sleep", "XF86Terminal"),
    # of machines, and those that wait for another one
    *("XF86Hibernate", "XF86Suspend", "XF86LogOff", "XF86ScreenSaver", "XF86WWW", "XF86Reload", "XF86Eject"),
    *("Multi_key", "a", "dead_acute", "e", "Escape"),
)


@pytest.mark.long
def test_the_desk_is_all_there_is_and_chinese_is_typed(home: Home, tmp_path: Path) -> None:
    with Kiosk(home, tmp_path) as kiosk:
        # what is wrong with a unit or with the terminal's settings would be said
        assert kiosk.run(f"systemd-analyze verify --man=no {UNITS}") == ""
        kiosk.run("foot --check-config --config=/etc/salon-tui/foot.ini")
        kiosk.open()
        first = kiosk.wait_painted()
        assert kiosk.windows() == [("foot", True)]
        running = kiosk.processes()
        assert sorted(Path(command.split()[0]).name for command in running.values()) == [
            *("dbus-daemon", "dbus-run-session", "fcitx5", "foot", "python", "python", "sh", "sh", "sh", "sway")
        ]

        # a PIN's digits arrive as they are with the input method on
        kiosk.press(CHINESE, "2")
        chosen = kiosk.wait_changed(first)
        kiosk.type(PINS[DESK_WOMAN], UNHURRIED)
        start = kiosk.wait_changed(chosen, HEAD)

        # no key opens, ends or uncovers anything
        kiosk.press(*WAYS_OUT, "F3")
        assert kiosk.processes() == running
        assert kiosk.windows() == [("foot", True)]

        # a name in Chinese: what is half typed is seen, and what was chosen is typed
        kiosk.press("F6")
        form = kiosk.wait_changed(start, HEAD)
        kiosk.keys("1112", "-k Return", "12", "-k Return")
        form = kiosk.wait_changed(form)
        kiosk.type(PINYIN)
        half = kiosk.wait_changed(form)
        kiosk.press("space")
        whole = kiosk.wait_changed(half)
        assert whole != form
        kiosk.keys("-k Return", "2", "-k Return", "19880312", "-k Return", PHONE, "-k F10")
        kiosk.wait_changed(whole, TITLE)

        # killed, it takes the compositor with it, and its unit starts both anew
        kiosk.run(f"kill -9 {kiosk.desk()[0]}")
        kiosk.run("wait %1 || true")
        left = " ".join(kiosk.processes().values())
        assert not re.search(r"sway |foot |salon_tui", left), left
        logs = kiosk.log.read_text("utf-8")
    with home.desk(DESK_WOMAN) as desk:
        assert [line.name for line in find(desk, PHONE[-4:])] == [NAME]
    for secret in (PINYIN, NAME, PHONE, PINS[DESK_WOMAN]):
        assert secret not in logs
