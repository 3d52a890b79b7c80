"""The care of a client: how far the plan has come, what stages have reached, what suits next.

It joins plans with visits: how far stages have come (``stages``, pure), what an analysis says of an aim
(``measuring``, pure), what may be offered (``suggesting``). What card, intake form and visit sheet print of dated
records is read in ``papers``.
"""
