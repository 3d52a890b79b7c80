"""Every table of the archive, from the models of every area, for what compares or measures all of them."""

from __future__ import annotations

from db.merging.store.tables import tables as tables
