"""Web addresses given as inputs: each fetched as a page to be read, or the reason why not."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import SourceError, VisitError, without_collecting
from sayso.records import NotModified, Raw
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.fetch.web import Visitor

_WEB_ADDRESS = re.compile(r"(https?):/+", re.IGNORECASE)  # one slash: pathlib makes one of two


def is_web_address(given: str | Path) -> bool:
    """Whether an input is a web address rather than a file."""
    return _WEB_ADDRESS.match(str(given)) is not None


class PageVisits:
    """Fetches pages, with one visitor for all of them, made when the first is asked for."""

    def __init__(self, settings: Settings, visitor: "Visitor | None" = None) -> None:
        self._settings, self._visitor = settings, visitor

    def raw(self, address: str | Path) -> Raw | SourceError:
        """The page at ``address``, or why there is none."""
        url = _WEB_ADDRESS.sub(lambda start: f"{start[1]}://", str(address), count=1)
        try:
            from sayso.fetch.web import Visitor, as_raw  # not at the top: who reads files needs no web library

            self._visitor = self._visitor or Visitor(self._settings)
            found = self._visitor.get(url)
            assert not isinstance(found, NotModified)  # nothing was known of it
            return as_raw(found)
        except ModuleNotFoundError as error:
            return without_collecting(error, url)
        except VisitError as error:
            return error
