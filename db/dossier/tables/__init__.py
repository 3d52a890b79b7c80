"""What of each table that has something of a client stands in the client's copy, and what doesn't, and why."""

from db.dossier.tables.care import CARE
from db.dossier.tables.contacts import CONTACTS
from db.dossier.tables.declaration import Told as Told
from db.dossier.tables.files import FILES
from db.dossier.tables.left import LEFT as LEFT
from db.dossier.tables.money import MONEY

TOLD: tuple[Told, ...] = (*FILES, *CARE, *MONEY, *CONTACTS)
"""In the order of the copy; who comes first is who the client is, see ``db/dossier/store``."""
