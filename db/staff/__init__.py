"""Who works here, PINs, sessions, drafts."""
