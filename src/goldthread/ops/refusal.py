"""What an operation says when it cannot be done."""


class Refusal(Exception):
    """An operation that cannot be done; the text is one sentence saying why and what to do."""
