"""Numbered, frozen changes of the archive's tables, applied in order by ``playhouse.migrations``."""
