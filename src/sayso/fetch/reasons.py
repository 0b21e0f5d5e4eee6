"""Why a file cannot be read, in words that say what to do."""


def reason_of(error: OSError | ValueError) -> str:
    """What went wrong, without a full stop."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder. Check the name"
    if isinstance(error, PermissionError):
        return "not allowed to read it. Change its permissions or copy it"
    return (getattr(error, "strerror", None) or str(error)).rstrip(".")


def in_short(error: BaseException) -> str:
    """What a library says of it: its first sentence, on one line and no longer than that."""
    return " ".join(str(error).split()).partition(". ")[0].rstrip(".")[:100] or type(error).__name__
