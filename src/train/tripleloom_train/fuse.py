"""The quantised encoder with fewer operators: the same weights and, to the last bit, the same answers.

ONNX Runtime's own optimiser does not see the attention through the export's reshaping; here it is one MultiHeadAttention.
The answers must stay the same to the last bit, for the scales of the int8 products hang on single values, and the smallest
difference grows from layer to layer to tenths of a logit. The result runs in ONNX Runtime alone (operators of
com.microsoft), and takes whole texts: `attention_mask` stays an input, and is not read.
"""
import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"
EPSILON = 1e-12


class Builder:
    def __init__(self, constants):
        self.constants = constants
        self.nodes, self.used = [], {}

    def take(self, name, value=None):
        """A constant's name, and its value goes along."""
        self.used[name] = numpy_helper.from_array(self.constants[name] if value is None else value, name)
        return name

    def add(self, operator, inputs, output, domain="", **attributes):
        self.nodes.append(helper.make_node(operator, inputs, [output], output, domain=domain, **attributes))
        return output

    def norm(self, x, name, output=None):
        inputs = [x, self.take(name + ".weight"), self.take(name + ".bias")]
        return self.add("LayerNormalization", inputs, output or name + "_out", axis=-1, epsilon=EPSILON)


def fuse(source, target, heads):
    """source is what quantise() wrote of an Encoder."""
    model = onnx.load(str(source))
    graph = model.graph
    constants = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    products = [n for n in graph.node if n.op_type == "MatMulInteger"]
    layers = (len(products) - 1) // 6
    if len(products) != 6 * layers + 1:
        raise ValueError(f"{source} is not an encoder of six products in a layer and one for the tags")
    b = Builder(constants)

    def weights(n, bias):
        product = products[n]
        scale = product.input[1].removesuffix("_wq") + "_ws"
        return b.take(product.input[1]), b.take(scale), b.take(product.input[3]), b.take(bias)

    def linear(x, n, bias, output):
        table, scale, zero, bias = weights(n, bias)
        return b.add("DynamicQuantizeMatMul", [x, table, scale, zero, bias], output, MICROSOFT)

    # words, segments and places
    b.add("Gather", [b.take("embedding_q"), "input_ids"], "words_q")
    b.add("DequantizeLinear", ["words_q", b.take("embedding_s"), b.take("embedding_z")], "words")
    b.add("Gather", [b.take("m.t.weight"), "token_type_ids"], "segments")
    b.add("Shape", ["input_ids"], "shape")
    b.add("Gather", ["shape", b.take("one", numpy.array([1], numpy.int64))], "length")
    b.add("Slice", [b.take("m.p.weight"), b.take("zero", numpy.array([0], numpy.int64)), "length", "zero"], "places")
    b.add("Add", ["words", "segments"], "placeless")
    b.add("Add", ["placeless", "places"], "embedded")
    x = b.norm("embedded", "m.n")
    for i in range(layers):
        at, n = f"m.l.{i}.", 6 * i
        b.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], [at + "xq", at + "xs", at + "xz"], at + "xq"))
        for j, part in enumerate("qkv"):
            table, scale, zero, bias = weights(n + j, f"{at}{part}.bias")
            b.add("MatMulIntegerToFloat", [at + "xq", table, at + "xs", scale, at + "xz", zero, bias], at + part, MICROSOFT)
        # asked for keys and values, which nobody reads, it sums as MatMul and Softmax do, and not blockwise
        b.nodes.append(helper.make_node(
            "MultiHeadAttention", [at + part for part in "qkv"], [at + "seen", at + "keys", at + "values"], at + "seen",
            domain=MICROSOFT, num_heads=heads))
        linear(at + "seen", n + 3, at + "o.bias", at + "o")
        x = b.norm(b.add("Add", [at + "o", x], at + "sum1"), at + "n1")
        linear(x, n + 4, at + "i.bias", at + "i")
        b.add("Gelu", [at + "i"], at + "gelu", MICROSOFT)
        linear(at + "gelu", n + 5, at + "d.bias", at + "d")
        x = b.norm(b.add("Add", [at + "d", x], at + "sum2"), at + "n2", "states" if i == layers - 1 else None)
    tags = next(n for n in graph.node if "logits" in n.output)
    linear(x, 6 * layers, next(name for name in tags.input if name in constants), "logits")

    fused = helper.make_graph(b.nodes, "encoder", graph.input, graph.output, list(b.used.values()))
    domains = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    onnx.save(helper.make_model(fused, opset_imports=domains, ir_version=8), str(target))
