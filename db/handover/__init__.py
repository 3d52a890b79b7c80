"""What is somebody's who leaves, and how it becomes a colleague's.

A kind of what somebody has in hand is one line in ``store/kinds``, which says whose its rows are.
"""
