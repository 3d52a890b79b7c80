"""Pages of dated records: what each kind gets from its declaration alone."""
