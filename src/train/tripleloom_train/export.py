"""Step 3: the checkpoint becomes encoder.onnx (int8 weights) and head.onnx (fp32)."""
import inspect
import pathlib

import torch

from . import checkpoint, fuse, quantise

OPSET = 14
# the exporter that traces: newer versions of PyTorch have to be asked for it, older ones have no other
TRACING = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}


def export(folder, labels):
    """Reads checkpoint.pt of the folder and writes both networks beside it."""
    folder = pathlib.Path(folder)
    size, (model, head) = checkpoint.load(folder, labels)
    model.eval()
    head.eval()
    ids = torch.randint(1, size.vocabulary, (1, 9))
    texts = {0: "batch", 1: "tokens"}
    plain = folder / "encoder-fp32.onnx"
    torch.onnx.export(
        model, (ids, torch.ones_like(ids), torch.zeros_like(ids)), str(plain), opset_version=OPSET, **TRACING,
        input_names=["input_ids", "attention_mask", "token_type_ids"], output_names=["states", "logits"],
        dynamic_axes={n: texts for n in ("input_ids", "attention_mask", "token_type_ids", "states", "logits")})
    quantised = folder / "encoder-int8.onnx"
    quantise.quantise(plain, quantised)
    plain.unlink()
    fuse.fuse(quantised, folder / "encoder.onnx", size.heads)
    quantised.unlink()
    rows = {0: "entities", 1: "tokens"}
    torch.onnx.export(
        head, (torch.randn(9, size.width), torch.rand(3, 9), torch.rand(3, 9)), str(folder / "head.onnx"),
        opset_version=OPSET, **TRACING, input_names=["states", "pool", "first"],
        output_names=["roles", "types", "relations"],
        dynamic_axes={"states": {0: "tokens"}, "pool": rows, "first": rows, "roles": {0: "entities"},
                      "types": {0: "entities"}, "relations": {0: "entities", 1: "others"}})
