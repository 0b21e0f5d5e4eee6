"""That a message was not taken, in words that hold nothing secret."""


class NotTakenError(Exception):
    """A message that was not taken; it is tried again.

    ``concerns_all``: others to the same place would not be taken either. ``wait``: seconds asked for by who refused.
    The line has words of ours alone: what a server answers may repeat what it was sent.
    """

    def __init__(self, told: str, *, concerns_all: bool, wait: float | None = None) -> None:
        super().__init__(told)
        self.concerns_all = concerns_all
        self.wait = wait
