"""What people answer where something speaks against a visit."""
