"""Readings with grammar from compact notation, so that rules can be tested without the model.

One word after the other: ``text/TAG/relation/head``, heads counted from 1, 0 for the head of the sentence:
``Rebels/NOUN/nsubj/2 shelled/VERB/root/0 Oster/PROPN/obj/2``.
"""

from sayso.records import Document, Reading, Span, Token


def parsed(*sentences: str) -> Reading:
    """The reading of these sentences, words one space apart."""
    text, tokens, spans = "", [], []
    for sentence in sentences:
        base, start = len(tokens), len(text) + bool(text)
        for piece in sentence.split():
            word, tag, relation, head = piece.rsplit("/", 3)
            text += " " * bool(text) + word
            governor = None if head == "0" else base + int(head) - 1
            span = Span(len(text) - len(word), len(text))
            tokens.append(Token(span, word, governor, relation, tag, 0.0, None, 0.0))
        spans.append(Span(start, len(text)))
    document = Document("d1", text, None, None, None, None, "en", None, ())
    return Reading(document, tuple(spans), tuple(tokens), (), (), "none")
