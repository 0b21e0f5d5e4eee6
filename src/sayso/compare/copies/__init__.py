"""Copies of a report: the same text, cut, edited, reworded, translated or taken over in part.

``copy_profile`` makes a report ready once; ``copy_marks`` gives the marks that copies of it share; ``judge_copy`` says
how two reports stand to each other, and why.
"""

from sayso.compare.copies.candidates import copy_marks
from sayso.compare.copies.judge import judge_copy
from sayso.compare.copies.profile import CopyProfile, copy_profile

__all__ = ["CopyProfile", "copy_marks", "copy_profile", "judge_copy"]
