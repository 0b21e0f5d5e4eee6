"""Reading and Resolutions in, findings out. Pure: no model, no clock, no files but its own tables."""

from sayso.derive.checks import check_consistency
from sayso.derive.disputes import derive_disputes
from sayso.derive.events import derive_events
from sayso.derive.figures import derive_figures
from sayso.derive.obligations import derive_obligations
from sayso.derive.statements import derive_statements

__all__ = [
    "check_consistency",
    "derive_disputes",
    "derive_events",
    "derive_figures",
    "derive_obligations",
    "derive_statements",
]
