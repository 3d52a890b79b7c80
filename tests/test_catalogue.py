import gettext
from pathlib import Path

import pytest

from salon_tui.words.catalogue import Catalogue
from salon_tui.words.i18n import DOMAIN, LOCALES
from tests.catalogue import flaws, messages

COMPILED = LOCALES / "zh_CN" / "LC_MESSAGES" / f"{DOMAIN}.mo"


def test_every_message_is_translated() -> None:
    assert flaws() == []


def test_messages_are_read_as_gettext_reads_them() -> None:
    catalogue = Catalogue(COMPILED)
    with COMPILED.open("rb") as file:
        theirs = gettext.GNUTranslations(file)
    for message in messages():
        # of plurals, gettext knows the singular by its number alone
        assert catalogue.find(message) in (theirs.gettext(message), theirs.ngettext(message, "", 1))
    assert catalogue.find("no message") is None


def test_what_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.mo"
    for data in (b"", b"\xde\x12\x04", b"PK" * 20):
        path.write_bytes(data)
        with pytest.raises(OSError):
            Catalogue(path)
