"""The labels of the model's heads."""

ROLES = ("SRC", "CUE", "CON")
TAGS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BIES"))
KINDS = ("person", "organization", "government", "armed_group", "media", "place", "law", "weapon")
KIND_TAGS = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))
