"""Passwords: hashed with Argon2id, and as slow to refuse for a name that is not there as for one that is."""

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sayso.errors import SettingsError

#: Letters of a password: fewer fall to guessing by machine; more than anyone types would only cost time.
SHORTEST, LONGEST = 12, 200
#: Passwords that are looked at at once: each takes 64 MiB of memory and all cores for some hundredths of a second.
AT_ONCE = 4

_HASHER = PasswordHasher()  # RFC 9106, the second choice: 64 MiB, 3 passes, 4 lanes
_TURN = threading.BoundedSemaphore(AT_ONCE)
#: Held against where there is nobody of a name, so that the answer takes as long.
_NOBODY = _HASHER.hash("nobody has this password, and nobody of no name logs in")


def hashed(password: str) -> str:
    """The hash to keep of a new password. Raises SettingsError for one that is too short or too long."""
    composed = _composed(password)
    if not SHORTEST <= len(composed) <= LONGEST:
        raise SettingsError(f"a password has {SHORTEST} to {LONGEST} letters; several words do well.")
    with _TURN:
        return _HASHER.hash(composed)


def fits(password: str, kept: str | None) -> bool:
    """Whether it is the password of which ``kept`` is the hash; None: of nobody, which takes as long to say."""
    given = _composed(password[: LONGEST + 1])
    with _TURN:
        try:
            return _HASHER.verify(kept or _NOBODY, given) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def renewed(password: str, kept: str) -> str | None:
    """A hash by the measures of today of a password that fits; None where it has them already."""
    return _HASHER.hash(_composed(password)) if _HASHER.check_needs_rehash(kept) else None


def _composed(password: str) -> str:
    """The same letters give the same hash, whatever keyboard wrote them."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace").decode()
