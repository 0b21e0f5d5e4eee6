"""Counts and amounts of one document, each with who reports it."""

from sayso.derive.figures.assembly import derive_figures

__all__ = ["derive_figures"]
