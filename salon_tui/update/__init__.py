"""Updates without a network: a release on a stick, signed by the publisher, put beside the program that is there."""
