"""Both networks in one file, checkpoint.pt of a folder, with the labels beside it."""
import dataclasses
import pathlib

import torch

from . import encoder

NAME = "checkpoint.pt"


def networks(size, labels):
    """The encoder and the head, their weights drawn at random."""
    return (encoder.Encoder(size, len(labels.tags)),
            encoder.Head(size.width, len(labels.roles), len(labels.types), len(labels.relations)))


def save(folder, size, weights, labels):
    """weights: those of encoder and head by name, or the networks' state_dict()s."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    torch.save({"size": dataclasses.asdict(size), "encoder": weights[0], "head": weights[1]}, folder / NAME)
    labels.write(folder / "labels.json")


def weights(folder):
    """Size, and the weights of encoder and head."""
    saved = torch.load(pathlib.Path(folder) / NAME, map_location="cpu", weights_only=True)
    return encoder.Size(**saved["size"]), (saved["encoder"], saved["head"])


def load(folder, labels):
    """Size, and both networks."""
    size, kept = weights(folder)
    both = networks(size, labels)
    for network, known in zip(both, kept):
        network.load_state_dict(known)
    return size, both


def average(folders, labels, out):
    """Every weight is the mean of theirs (Wortsman et al. 2022, "Model soups").

    They must have come from one start, or their mean says nothing.
    """
    sizes, kept = zip(*(weights(folder) for folder in folders))
    means = [{name: sum(w[name] for w in part) / len(folders) for name in part[0]} for part in zip(*kept)]
    save(out, sizes[0], means, labels)
