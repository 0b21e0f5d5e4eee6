"""The labels of the model's heads."""

ROLES = ("SRC", "CUE", "CON")
TAGS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BIES"))
KINDS = ("person", "organization", "government", "armed_group", "media", "place", "law", "weapon")
KIND_TAGS = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))
PARTS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
    *("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"),
)  # universal parts of speech
RELATIONS = (
    *("acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "compound"),
    *("conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj"),
    *("list", "mark", "nmod", "nmod:poss", "nsubj", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "orphan"),
    *("parataxis", "punct", "reparandum", "root", "vocative", "xcomp", "csubj:pass"),
)  # Universal Dependencies 2, with the subtypes that rules ask for
ROOTS = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)  # of PLOVER
