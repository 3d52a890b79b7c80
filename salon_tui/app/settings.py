"""Where the archive and its key are: the command line, then the environment, then the user's own folders."""

import os
from pathlib import Path
from typing import NamedTuple

from salon_tui.words.i18n import _

APP = "salon-tui"
DEMO = "salon-tui-demo"
DATA_VARIABLE = "SALON_TUI_DATA"
KEYS_VARIABLE = "SALON_TUI_KEYS"
CREDENTIAL = "salon-key"
"""What systemd calls the key where its unit hands it over (see ``db.core.disk.keys``)."""
KEY_NAME = "key-name"
"""The file in the data folder that names the archive's key."""


class SettingsError(Exception):
    """The places can't be used as they were given; the text is the sentence to say."""


class Places(NamedTuple):
    """Where things are; its types are no texts (``from __future__ import annotations``): the start waits for it.

    Attributes:
        data: The data folder: the database, its lock, drafts.
        keys: The folder of the key files, never inside the data folder, so that a copy of the data is no use alone.
    """

    data: Path
    keys: Path

    @property
    def incidents(self) -> Path:
        """The file in which the program writes down where it failed, without any values."""
        return self.data / "incidents.log"

    @property
    def key(self) -> Path | None:
        """The archive's key file; None where the data folder doesn't name one."""
        try:
            words = (self.data / KEY_NAME).read_text("ascii").split()
        except (OSError, ValueError):
            return None
        return self.keys / f"{Path(words[0]).name}.key" if words else None


def places(data: str | None = None, keys: str | None = None, *, demo: bool = False) -> Places:
    """The data folder and the key folder to use.

    The demo never follows ``SALON_TUI_DATA``, so that it can't touch the salon's own archive.

    Args:
        data: ``--data``.
        keys: ``--keys``.
        demo: Whether it is the demo's folder that is asked for.

    Raises:
        SettingsError: When the key folder is inside the data folder, with the sentence to say.
    """
    chosen = data or (None if demo else os.environ.get(DATA_VARIABLE)) or None
    key_folder = keys or os.environ.get(KEYS_VARIABLE) or None
    found = Places(
        _folder(chosen) if chosen else _user_folder(DEMO if demo else APP, config=False),
        _folder(key_folder) if key_folder else _user_folder(APP, config=True) / "keys",
    )
    if inside(found.keys, found.data):
        raise SettingsError(
            _(
                "The key folder {keys} is inside the data folder {data}, where a copy of the data would take the key "
                "along. Choose a key folder somewhere else, with --keys or SALON_TUI_KEYS."
            ).format(keys=found.keys, data=found.data)
        )
    return found


def is_key_handed_over() -> bool:
    """Whether systemd hands the key over to this process, so that it needs no file."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
    return folder != "" and (Path(folder) / CREDENTIAL).exists()


def inside(inner: Path, outer: Path) -> bool:
    """Whether a folder is another one or lies in it, links followed."""
    return inner.resolve().is_relative_to(outer.resolve())


def _folder(text: str) -> Path:
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError as error:
        raise SettingsError(
            _("There is no home folder for {path}. Give the folder in full.").format(path=text)
        ) from error


def _user_folder(name: str, *, config: bool) -> Path:
    # 20 ms, and only where no folder is given
    import platformdirs

    return (platformdirs.user_config_path if config else platformdirs.user_data_path)(name, appauthor=False)
