"""Frozen tables about Chinese names.

``strokes.bin`` is made by ``make_strokes.py`` from kTotalStrokes of the Unihan database, Unicode 15.0.0
(Unihan_IRGSources.txt of 2022-08-01), which the Unicode License v3 covers: ``LICENSE-UNICODE.txt``. The first value is
taken where there are two, which is the mainland's (UAX 38). The tables of surnames and readings are the project's own.
"""
