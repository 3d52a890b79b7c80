"""The archive's files: whole, belonging together, and looked over."""
