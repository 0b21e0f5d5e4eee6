"""The desk in a browser: requests in, pages, JSON and CSV out. ``app`` makes it, ``serve`` runs it."""

from sayso.web.application import app
from sayso.web.passwords import hashed
from sayso.web.serving import Where, serve

__all__ = ["Where", "app", "hashed", "serve"]
