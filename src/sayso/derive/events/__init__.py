"""Events of one document: trigger, PLOVER root, who to whom, where, when, and on whose word.

A sentence gives its triggers (``triggers``), each its sides (``grammar``, or ``nearby`` where nothing is parsed), its
standing in the sentence (``status``) and in the statements (``voices``), its setting (``setting``). What only looks
like an event goes to ``rejects``; denials are held against claims in ``disputed``.
"""

from sayso.derive.events.account import derive_events

__all__ = ["derive_events"]
