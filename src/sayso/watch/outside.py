"""What a watch needs of the world outside, and how it gets it: lists of articles, pages, a place to send things to."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from sayso.records import FeedVisit, Fetched, NotModified, Remembered, Taken
from sayso.settings import Settings

if TYPE_CHECKING:
    pass


class Outside(Protocol):
    """Every verb raises VisitError, which says why it failed and for how long it is to be left alone."""

    def list(self, address: str, known: Remembered) -> FeedVisit | NotModified:
        """The feed or sitemap at an address."""

    def get(self, address: str, known: Remembered) -> Fetched | NotModified:
        """The page at an address."""

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> Taken:
        """Send something to an address, once."""


class TheWeb:
    """The web, by the one door of Sayso to it."""

    def __init__(self, settings: Settings) -> None:
        from sayso.fetch.web import Visitor  # not at the top: reading a file of sources needs no web

        self._visitor: Visitor = Visitor(settings)

    def list(self, address: str, known: Remembered) -> FeedVisit | NotModified:
        """The feed or sitemap at an address."""
        from sayso.fetch.feeds import visit_feed

        return visit_feed(self._visitor, address, known)

    def get(self, address: str, known: Remembered) -> Fetched | NotModified:
        """The page at an address."""
        return self._visitor.get(address, known)

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> Taken:
        """Send something to an address, once."""
        return self._visitor.post(address, body, headers)
