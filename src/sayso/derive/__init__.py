"""Reading and Resolutions in, findings out. Pure: no model, no clock, no files but its own tables."""

from sayso.derive.statements import derive_statements

__all__ = ["derive_statements"]
