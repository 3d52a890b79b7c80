"""The paper archive: where every printed sheet stands."""
