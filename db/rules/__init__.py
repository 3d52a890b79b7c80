"""What speaks against a treatment: rules over what a client has, what is done, what was tested and what was signed.

``judging``, ``effects`` and ``papers`` are pure and say what speaks against a treatment on any day;
``tests/db/rules/truth.tsv`` is what they are to say, line by line with its source, and a professional of a salon
can mend it. ``db/visits/store/health.py`` gathers what they are asked with, for booking, arrival and visits.
"""
