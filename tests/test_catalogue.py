from tests.catalogue import flaws


def test_every_message_is_translated() -> None:
    assert flaws() == []
