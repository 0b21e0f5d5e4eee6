"""A message to a program: JSON, signed so that the receiver knows that it is ours, and not an old one sent again.

Headers and signature are those of Standard Webhooks 1.0 (standardwebhooks.com): HMAC-SHA256 over id, time and body.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime

from sayso.errors import VisitError
from sayso.records import Message
from sayso.show.ledger.alerts import as_body
from sayso.watch.outside import Outside
from sayso.watch.taken import NotTakenError

#: How a key begins that is written in base64.
KEY_MARK = "whsec_"


class Hook:
    """Sends messages to one address, signed with one key."""

    def __init__(self, name: str, address: str, key: str, outside: Outside, clock: Callable[[], str]) -> None:
        self._name, self._address, self._key = name, address, key_of(key)
        self._outside, self._clock = outside, clock

    def __call__(self, message: Message, /) -> None:
        """Send one message. Raises NotTakenError."""
        body = as_body(message)
        moment = str(int(datetime.fromisoformat(self._clock()).timestamp()))
        headers = {
            "content-type": "application/json",
            "webhook-id": message.id,
            "webhook-timestamp": moment,
            "webhook-signature": signature(self._key, message.id, moment, body),
            "idempotency-key": message.id,
        }
        try:
            self._outside.post(self._address, body, headers)
        except VisitError as error:  # its line names the address, which may be secret
            concerns_all = error.kind != "answer"
            raise NotTakenError(_told(error), concerns_all=concerns_all, wait=error.wait) from None


def key_of(given: str) -> bytes:
    """The bytes of a key: base64 behind ``whsec_``, else the text itself."""
    if given.startswith(KEY_MARK):
        try:
            return base64.b64decode(given.removeprefix(KEY_MARK), validate=True)
        except binascii.Error:
            pass  # no base64: the text itself is the key
    return given.encode()


def signature(key: bytes, id_: str, moment: str, body: bytes) -> str:
    """The header ``webhook-signature``."""
    signed = b".".join([id_.encode(), moment.encode(), body])
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def _told(error: VisitError) -> str:
    reasons = {
        "busy": "the webhook asks for patience",
        "server": "the webhook's server fails",
        "gone": "the webhook's address is no more",
        "forbidden": "the webhook forbids it",
        "unreachable": "the webhook's server cannot be reached",
        "address": "the webhook's address is private; allow its host by name",
        "url": "the webhook's address is none that is asked",
        "slow": "the webhook's server does not answer in time",
        "certificate": "the webhook's certificate is not to be trusted",
        "redirects": "the webhook sends elsewhere, which is not followed",
    }
    return reasons.get(error.kind, f"the webhook refused ({error.kind})")
