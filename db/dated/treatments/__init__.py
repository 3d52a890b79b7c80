"""What clients have agreed to service by service: read beside the general consents, and taken back at any time."""
