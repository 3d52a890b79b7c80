"""What the salon invites its clients to: whom it suits, who was invited, what they answered, and who came.

Whom one suits is words, grades and districts, looked for when the list is filled.
"""
