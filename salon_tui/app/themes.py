"""The looks: named colours, and what the six text styles are made of. Nothing else in the program knows a colour."""

from __future__ import annotations

from typing import Any

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

# sixteen: values that every library maps to exactly one of the sixteen; the nearest to the tones of the dark look
# would be black or grey
_TABLE = """
name       dark    paper   contrast sixteen
background #14191b #faf8f3 #000000 #000000
panel      #1b2224 #f2eee5 #000000 #000000
band       #262e31 #e8e2d6 #000000 #000000
well       #2a3336 #ffffff #1a1a1a #000000
rule       #465257 #c3bbad #ffffff #555555
shade      #6a797e #867d6e #c8c8c8 #aaaaaa
below      #5a666a #a8a093 #8a8a8a #555555
foreground #e9e5dc #22282b #ffffff #ffffff
dim        #a2adae #565f63 #dcdcdc #aaaaaa
quiet      #95a0a2 #5a6367 #b4b4b4 #aaaaaa
accent     #86cdb6 #0f6353 #ffff00 #55ffff
alarm      #ff9585 #a32015 #ff8a80 #ff5555
mark       #21493f #cfe6dc #ffff00 #00aaaa
on-mark    #f4fbf7 #08291f #000000 #000000
tag        #54666a #22282b #ffffff #aaaaaa
on-tag     #ffffff #faf8f3 #000000 #000000
stop       #b83a2c #a32015 #ff8a80 #aa0000
on-stop    #ffffff #ffffff #000000 #ffffff
"""
_ROWS = [line.split() for line in _TABLE.strip().splitlines()]
COLOURS = {look: {name: values[at] for name, *values in _ROWS[1:]} for at, look in enumerate(_ROWS[0][1:])}
"""The named colours of each look that has any."""

_STYLES = {
    "quiet-style": "none",
    "below-style": "none",
    "block-style": "bold",
    "mark-style": "none",
    "well-style": "none",
    "cursor-style": "none",
    "selection-style": "none",
    "caret-style": "none",
}
_UNDERLINED = {**_STYLES, "well-style": "underline"}
"""Among sixteen colours there is none for a ground that is nearly the page's."""
_PLAIN = {
    "quiet-style": "dim",
    "below-style": "dim",
    "block-style": "bold reverse",
    "mark-style": "bold reverse",
    "well-style": "underline",
    # on the line of the focus, which is reverse
    "cursor-style": "not reverse",
    "selection-style": "not reverse underline",
    "caret-style": "reverse",
}
"""What stands for colours where there are none: these survive on every terminal."""


def _theme(name: str, colours: dict[str, str], styles: dict[str, str], *, dark: bool = True) -> Theme:
    return Theme(
        name=name,
        primary=colours["accent"],
        secondary=colours["dim"],
        accent=colours["accent"],
        warning=colours["alarm"],
        error=colours["alarm"],
        success=colours["foreground"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["background"],
        panel=colours["panel"],
        dark=dark,
        text_alpha=1.0,
        variables={
            **colours,
            **styles,
        },
    )


CALM = _theme("calm", COLOURS["dark"], _STYLES)
PAPER = _theme("paper", COLOURS["paper"], _STYLES, dark=False)
CONTRAST = _theme("contrast", COLOURS["contrast"], _STYLES)
SIXTEEN = _theme("sixteen", COLOURS["sixteen"], _UNDERLINED)
MONO = _theme("mono", COLOURS["contrast"], _PLAIN)

CHOSEN = (CALM, PAPER, CONTRAST)
"""Those that a person chooses from."""
THEMES = {theme.name: theme for theme in (*CHOSEN, SIXTEEN, MONO)}


def look_for(app: App[Any], chosen: str) -> str:
    """The look for what a person chose, on this terminal.

    Args:
        app: Knows what the terminal can do, and whether no colours are wanted (``NO_COLOR``).
        chosen: What was chosen; one that isn't known any more is the first.
    """
    if app.no_color or app.console.color_system is None:
        return MONO.name
    if app.console.color_system == "standard":
        return SIXTEEN.name
    return chosen if chosen in {theme.name for theme in CHOSEN} else CALM.name


class Colourless(LineFilter):
    """Takes every colour off, greys too, and leaves reverse, underline, bold and dim."""

    NONE = Style.from_color(RichColor.parse("default"), RichColor.parse("default"))

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text without colours."""
        return [
            Segment(text, self.NONE if style is None else style + self.NONE, control)
            for text, style, control in segments
        ]
