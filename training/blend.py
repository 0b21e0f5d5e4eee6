"""The mean of two versions of the weights: what both learned of attributions, heads only one has as they are.

python -m training.blend NEW.pt OLD.pt --share 0.8 --to blended.pt
"""

from argparse import ArgumentParser
from pathlib import Path

import torch


def blend(new: Path, old: Path, share: float) -> dict[str, torch.Tensor]:
    """``share`` of the new weights and the rest of the old, where both have them; the name head is the new one."""
    fresh, before = (torch.load(path, weights_only=True) for path in (new, old))
    return {
        name: tensor if name not in before or name.startswith("kinds.") else torch.lerp(before[name], tensor, share)
        for name, tensor in fresh.items()
    }


def main() -> None:
    """Blend from the command line."""
    parser = ArgumentParser(description="Blend two versions of the weights.")
    parser.add_argument("new", type=Path)
    parser.add_argument("old", type=Path)
    parser.add_argument("--share", type=float, default=0.8, help="of the new weights, 0 to 1")
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    torch.save(blend(options.new, options.old, options.share), options.to)


if __name__ == "__main__":
    main()
