"""Document in, Reading out: the fine-tuned encoder, its heads, and the sentence splitter."""

from sayso.read.reading import encode_only, read

__all__ = ["encode_only", "read"]
