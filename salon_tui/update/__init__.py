"""Updates without a network: a release on a stick, signed by the publisher, put beside the program that is there.

Root's part (``release``, ``stick``, ``signing``, ``building``, ``machine``, ``steps``) never opens the archive;
``inside`` does, as the desk's account, and its words stay as they are, since two versions talk there. ``python -m
salon_tui.update.publishing`` makes keys, and the folder for a stick; the private key stays outside.
"""
