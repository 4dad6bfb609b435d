"""encoder.onnx and head.onnx, as `export` writes them, back into a checkpoint that can learn on."""
import pathlib

import numpy
import onnx
import torch
from onnx import numpy_helper

from . import checkpoint


def restore(folder, labels, size, out):
    """Of the files in `folder`: int8 weights times their scales, so nearly what they were made from."""
    folder = pathlib.Path(folder)
    model, head = checkpoint.networks(size, labels)
    weights = quantised(onnx.load(str(folder / "encoder.onnx")).graph)
    model.load_state_dict({name: torch.from_numpy(weights[name]) for name in model.state_dict()})
    graph = onnx.load(str(folder / "head.onnx")).graph
    known = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    # the exporter turns a product without a bias round and gives it a name of its own
    turned = [known[n] for n in known if n not in head.state_dict()]
    head.load_state_dict({name: torch.from_numpy(numpy.array(known[name] if name in known else turned[0].T))
                          for name in head.state_dict()})
    checkpoint.save(out, size, (model.state_dict(), head.state_dict()), labels)


def quantised(graph):
    """Weights by parameter name, of a graph that fuse() wrote."""
    known = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    out = {name: numpy.array(value) for name, value in known.items() if name.startswith("m.")}
    for node in graph.node:
        table = next((name for name in node.input if name.endswith("_wq")), None)
        if table:
            scale, bias = table.removesuffix("_wq") + "_ws", node.input[-1]
            name = bias.removesuffix(".bias") if bias.startswith("m.") else "tag"
            out[name + ".weight"] = numpy.ascontiguousarray((known[table].astype(numpy.float32) * known[scale]).T)
            out[name + ".bias"] = numpy.array(known[bias])
    out["m.w.weight"] = known["embedding_q"].astype(numpy.float32) * known["embedding_s"]
    return out
