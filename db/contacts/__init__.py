"""Contact with clients outside their visits: what was said, when, by which way, and what is to follow.

A contact is never changed but put right by another one (``corrects``). A client's history (``store/timeline``)
reads the keys of each part first, then what makes up the page; a further part is an entry there.

What is to be done comes from ``rules``: each says once, in SQL, what makes a task and what ends it; its key is an
occurrence, never a run. ``store/making`` makes a day's, ``store/ending`` ends them in the transaction of the
operation that does what they ask (``store/followed`` names those), and keeps ``client_facts``, which
``store/facts`` derives. What its ``about`` is called has a page in ``OPENS`` of
``salon_tui/screens/contacts/acting``; lists are counted in indexes alone (``store/task_lists``). The days of the
year on which clients are thought of are ``models/occasion`` and ``rules/occasions``; a salon begins with those that
the migration writes down, named by their codes.
"""
