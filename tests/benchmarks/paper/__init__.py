"""Paper: what a sheet and a thousand cards cost, beside the bare canvas."""
