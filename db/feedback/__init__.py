"""What clients say of the salon: opinions, surveys, complaints, and what was changed because of them.

A complaint has a row for each step, which a later one never changes; a keyed survey is an opinion under each
heading (``store/checking.py`` recounts both).
"""
