"""The last things an alert told of, as an Atom file that is written anew with each of them."""

from contextlib import suppress
from pathlib import Path

from sayso.records import Alert, Message
from sayso.show.ledger.alerts import as_feed
from sayso.store import Ledger
from sayso.watch.taken import NotTakenError


class FeedFile:
    """Writes one feed. It holds all there is to tell, so one message stands for those beside it."""

    def __init__(self, ledger: Ledger, alert: Alert) -> None:
        self._ledger, self._name = ledger, alert.name
        self._path = Path(alert.file) if alert.file else None

    def __call__(self, _message: Message, /) -> None:
        """Write the feed, whole or not at all; there is nothing to do where the desk alone shows it.

        Raises NotTakenError.
        """
        if self._path is not None:
            self._write(self._path)

    def _write(self, path: Path) -> None:
        content = as_feed(self._name, self._ledger.alerting.things(self._name))
        part = path.with_name(f".{path.name}.part")
        try:
            if not (path.is_file() and path.read_bytes() == content):
                part.write_bytes(content)
                part.replace(path)
        except OSError as error:
            raise NotTakenError(f"the feed cannot be written ({error.strerror})", concerns_all=True) from None
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
