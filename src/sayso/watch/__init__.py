"""A door: follows the sources an analyst names, and tells what a watch list finds in them.

``rounds`` is the place to begin. What it needs of the world outside stands in ``outside``; its state in the ledger.
"""

from sayso.watch.rounds import TICK, Means, Round, Watch, watch_of
from sayso.watch.visiting import Visited

__all__ = ["TICK", "Means", "Round", "Visited", "Watch", "watch_of"]
