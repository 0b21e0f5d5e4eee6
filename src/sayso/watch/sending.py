"""The outbox: messages that are due, tried one after the other until each is taken.

A message is marked as sent right after its receiver took it. If the process dies between the two, it is sent again
with the id it had (Message-ID of a mail, webhook-id of a webhook), by which mail programs and receivers know it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from sayso.errors import SettingsError
from sayso.records import Alert, Message
from sayso.store import Ledger
from sayso.watch import feed_file, hook, mail
from sayso.watch.outside import Outside
from sayso.watch.taken import NotTakenError
from sayso.watch.times import growing, last_day, last_hour, later

#: Seconds until the second try; doubled by each failure, up to six hours: who mends a mail server in the morning has
#: what came in the night by noon.
FIRST_WAIT, LONGEST_WAIT = 60, 21_600
#: Messages of one alert that are tried in a row; the next come with the next round.
AT_ONCE = 200


class Send(Protocol):
    """How the messages of one alert are sent."""

    def __call__(self, message: Message, /) -> None:
        """Send it. Raises NotTakenError."""


class Post:
    """The outbox of one ledger, and the ways its messages go."""

    def __init__(
        self,
        ledger: Ledger,
        alerts: Sequence[Alert],
        outside: Outside,
        clock: Callable[[], str],
        environment: Mapping[str, str],
    ) -> None:
        """Raises SettingsError where a variable is missing that holds what is secret."""
        self._ledger, self._clock = ledger, clock
        self.put_off = 0  # how often a message was not taken
        self._ways: list[tuple[Alert, Send]] = []
        for alert in alerts:
            self._ways.append((alert, self._way(alert, outside, environment)))

    def deliver(self, stopped: Callable[[], bool]) -> int:
        """Write the digests that are due, try the messages that are; how many were taken."""
        taken = 0
        for alert, send in self._ways:
            if alert.rhythm != "each":
                self._gather(alert)
            for message in self._ledger.alerting.due(alert.name, AT_ONCE):
                if stopped():
                    return taken
                try:
                    send(message)
                except NotTakenError as error:
                    self._put_off(message, error)
                    if error.concerns_all:
                        break
                else:
                    self._ledger.alerting.sent(message.id)
                    taken += 1
        return taken

    def _gather(self, alert: Alert) -> None:
        """Write a digest of what was noted before the last time one was due, if there is anything."""
        at = self._clock()
        due = last_hour(at) if alert.rhythm == "hourly" else last_day(at, alert.at)
        first = self._ledger.alerting.first_gathered(alert.name)
        if first is not None and first < due:
            self._ledger.alerting.write_digest(alert.name, alert.to or ("",), due)

    def _put_off(self, message: Message, error: NotTakenError) -> None:
        self.put_off += 1
        wait = max(growing(FIRST_WAIT, message.attempts + 1, LONGEST_WAIT), error.wait or 0.0)
        self._ledger.alerting.not_sent(message.id, str(error), later(self._clock(), seconds=wait))

    def _way(self, alert: Alert, outside: Outside, environment: Mapping[str, str]) -> Send:
        if alert.channel == "email":
            assert alert.server is not None
            return mail.Mail(alert.server, secret(alert, alert.server.password_env, environment))
        if alert.channel == "webhook":
            address = alert.address or secret(alert, alert.address_env, environment)
            key = secret(alert, alert.key_env, environment)
            assert address is not None
            assert key is not None
            return hook.Hook(alert.name, address, key, outside, self._clock)
        return feed_file.FeedFile(self._ledger, alert)


def secret(alert: Alert, name: str | None, environment: Mapping[str, str]) -> str | None:
    """What a variable of the environment holds; None where none is named. Raises SettingsError where it is not set."""
    if name is None:
        return None
    if not (value := environment.get(name)):
        raise SettingsError(f"alert {alert.name!r}: the variable {name} is not set; it holds what is secret.")
    return value
