"""Frozen tables for the printed faces.

``general_standard.txt`` is made by ``make_standard.py`` from kTGH of the Unihan database, Unicode 15.0.0
(Unihan_OtherMappings.txt of 2022-08-01), which the Unicode License v3 covers: ``db/text/data/LICENSE-UNICODE.txt``.
"""
