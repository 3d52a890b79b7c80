"""The filing cabinet: places, filing, checks, loans, volumes."""
