"""A batch in a process of its own, to be killed: ``python -m tests.batch.driver IN OUT ENGINE``."""

import sys
from pathlib import Path

from sayso.batch import Asked, run_batch
from sayso.settings import Settings
from tests.batch import poison

#: Documents of a shard, so small that a dozen documents are several.
SHARD = 4

#: Seconds and megabytes: little, but more than a short report needs on a busy machine.
SETTINGS = Settings(processes=2, document_seconds=8, process_megabytes=800)


def main(folder: str, out: str, engine: str) -> None:
    """Run, and say so."""
    asked = Asked([folder], shard_size=SHARD)
    for progress in run_batch(asked, Path(out), SETTINGS, engine=engine, reader=poison.read):  # type: ignore[arg-type]
        print(progress.before + progress.now, flush=True)
    print(f"done: {progress.read} read, {progress.failed} failed", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
