"""Two looks: a calm one, and one with the highest contrast."""

from __future__ import annotations

from textual.theme import Theme

CALM = Theme(
    name="calm",
    primary="#7fb3a6",
    secondary="#8f9bb3",
    accent="#e0b26b",
    warning="#e0b26b",
    error="#f07f73",
    success="#8fc98f",
    foreground="#e6e3dc",
    background="#1c2226",
    surface="#1c2226",
    panel="#262e33",
    dark=True,
    variables={
        "dim": "#97a1a6",
        "rule": "#4a545a",
        "input-selection-background": "#35645b",
        "input-selection-foreground": "#e6e3dc",
    },
)

CONTRAST = Theme(
    name="contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff6060",
    success="#60ff60",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    text_alpha=1.0,
    variables={
        "dim": "#ffffff",
        "rule": "#ffffff",
        "input-selection-background": "#ffff00",
        "input-selection-foreground": "#000000",
    },
)

THEMES = (CALM, CONTRAST)
