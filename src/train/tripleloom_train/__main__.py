"""python3 -m tripleloom_train adapt | train | restore | further | average | export; see README.md."""
import argparse
import pathlib

from .records import LABELS, Labels

RESOURCES = LABELS.parent


def parser():
    p = argparse.ArgumentParser(prog="tripleloom_train", description=__doc__)
    p.add_argument("--tokenizer", default=RESOURCES / "tokenizer.json", type=pathlib.Path)
    p.add_argument("--labels", default=LABELS, type=pathlib.Path, help="names and order of the model's outputs")
    p.add_argument("--device", default="cuda")
    p.add_argument("--seed", type=int, default=1)
    steps = p.add_subparsers(dest="step", required=True)
    a = steps.add_parser("adapt", help="masked-language modelling on plain abstracts")
    a.add_argument("files", nargs="+", type=pathlib.Path, help="JSON Lines with title and abstract")
    a.add_argument("--published", type=pathlib.Path, help="pytorch_model.bin of bge-small-en-v1.5")
    a.add_argument("--steps", type=int, default=9600)
    a.add_argument("-o", "--out", required=True, type=pathlib.Path)
    t = steps.add_parser("train", help="the tagger on annotated papers, and its thresholds")
    t.add_argument("folder", type=pathlib.Path, help="annotated JSON Lines to learn from")
    t.add_argument("--held-back", required=True, type=pathlib.Path, help="annotated JSON Lines for the thresholds")
    t.add_argument("--adapted", type=pathlib.Path, help="what adapt wrote")
    t.add_argument("--epochs", type=int, default=8)
    t.add_argument("--more-epochs", type=int, default=3, help="of a second stage at half the rates")
    t.add_argument("-o", "--out", required=True, type=pathlib.Path)
    r = steps.add_parser("restore", help="encoder.onnx and head.onnx of a folder to a checkpoint.pt that can learn on")
    r.add_argument("folder", type=pathlib.Path)
    r.add_argument("-o", "--out", required=True, type=pathlib.Path)
    f = steps.add_parser("further", help="learn on, from annotated papers and from what the product extracted")
    f.add_argument("start", type=pathlib.Path, help="folder of the checkpoint.pt to start from")
    f.add_argument("folder", type=pathlib.Path, help="annotated JSON Lines")
    f.add_argument("--fresh", type=pathlib.Path, help="folder of annotated JSON Lines that the networks have not learned from")
    f.add_argument("--encoder-rate", type=float, default=8e-5, help="peak; the head's is five times it")
    f.add_argument("--memory", type=float, default=0.99, help="of the running mean of the weights")
    f.add_argument("--repeats", type=int, default=2, help="how often each annotated paper comes")
    f.add_argument("--extracted", required=True, type=pathlib.Path, help="what tripleloom extract wrote")
    f.add_argument("--texts", required=True, type=pathlib.Path, help="the JSON Lines that it read, each with id, title and abstract")
    f.add_argument("-o", "--out", required=True, type=pathlib.Path)
    m = steps.add_parser("average", help="the mean of checkpoints that have one start")
    m.add_argument("folders", nargs="+", type=pathlib.Path)
    m.add_argument("-o", "--out", required=True, type=pathlib.Path)
    e = steps.add_parser("export", help="checkpoint.pt of a folder to encoder.onnx and head.onnx")
    e.add_argument("folder", type=pathlib.Path)
    return p


def main(arguments=None):
    options = parser().parse_args(arguments)
    from . import adapt, checkpoint, encoder, export, further, restore, train, wordpiece  # torch is needed from here on only
    labels = Labels.read(options.labels)
    if options.step == "export":
        export.export(options.folder, labels)
        return
    pieces = wordpiece.WordPiece(options.tokenizer)
    size = encoder.Size(vocabulary=len(pieces.vocabulary))
    if options.step == "adapt":
        adapt.adapt(options.files, options.published, pieces, options.out, size, steps=options.steps,
                    seed=options.seed, device=options.device)
        return
    if options.step == "restore":
        restore.restore(options.folder, labels, size, options.out)
        return
    if options.step == "further":
        plan = further.Plan(seed=options.seed, repeats=options.repeats, encoder_rate=options.encoder_rate,
                            head_rate=5 * options.encoder_rate, memory=options.memory)
        further.further(options.start, options.folder, options.fresh, options.extracted, options.texts, pieces, labels,
                        plan, options.device, options.out)
        return
    if options.step == "average":
        checkpoint.average(options.folders, labels, options.out)
        return
    first = train.Plan(epochs=options.epochs, seed=options.seed)
    stages = [first]
    if options.more_epochs:
        stages.append(train.Plan(epochs=options.more_epochs, encoder_rate=first.encoder_rate / 2,
                                 head_rate=first.head_rate / 2, seed=options.seed + 1))
    train.train(options.folder, options.held_back, options.adapted, pieces, labels, options.out, size, stages,
                device=options.device)


if __name__ == "__main__":
    main()
