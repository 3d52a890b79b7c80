"""Archives as earlier programs left them, one for each state of the tables: what came before is opened for ever.

Each is the demo salon, whose people nobody is: all that stood in its database, as SQL, and the small files that lay
beside it, its key among them. Before the tables change, and so before the next migration is begun, the archive of
today's is kept with one command, to be committed with it: ``python -m tests.db.releases``. The tests in
:mod:`tests.db.releases.test_releases` take up whatever is here, and miss what isn't.
"""
