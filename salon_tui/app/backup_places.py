"""Where a backup can be written now: the folder, and those of the known sticks that are plugged in."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from db.backup.records import BackupPlaces
from salon_tui.app.removable import labelled, sticks

ON_STICK = "salon-tui-backups"
"""The folder on a stick, beside whatever else is on it."""


class Reachable(NamedTuple):
    """A place that is there: its folder, and the label where it is a stick."""

    folder: Path
    label: str = ""


def reachable(places: BackupPlaces) -> list[Reachable]:
    """The places that a backup can go to now, the folder first."""
    plugged = labelled()
    sticks = [Reachable(plugged[label] / ON_STICK, label) for label in places.sticks if label in plugged]
    return [Reachable(places.folder), *sticks]


def on_sticks() -> list[Reachable]:
    """Where a backup can lie on what is plugged in, whatever it is called: nobody knows the sticks' labels yet."""
    labels = {place: label for label, place in labelled().items()}
    return [Reachable(place, labels.get(stick, "")) for stick in sticks() for place in (stick / ON_STICK, stick)]


def in_folder(folder: Path) -> Path:
    """Where the backups are in a folder that somebody names, which may be the stick itself."""
    return folder / ON_STICK if (folder / ON_STICK).is_dir() else folder
