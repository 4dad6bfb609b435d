"""int8 weights with dynamic activation scales: symmetric per output column, the word embedding per tensor."""
import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper


def per_column(weight):
    """int8 [in, out] and fp32 scales [out] with weight = int8 * scale as nearly as it goes."""
    scale = numpy.maximum(numpy.abs(weight).max(0), 1e-8).astype(numpy.float32) / 127
    return numpy.clip(numpy.rint(weight / scale), -127, 127).astype(numpy.int8), scale


def per_tensor(weight):
    scale = numpy.float32(max(numpy.abs(weight).max(), 1e-8) / 127)
    return numpy.clip(numpy.rint(weight / scale), -127, 127).astype(numpy.int8), scale


def quantise(source, target):
    """Every MatMul with a constant right side becomes MatMulInteger, the largest Gather table int8."""
    model = onnx.load(str(source))
    graph = model.graph
    constants = {t.name: t for t in graph.initializer}
    tables = [n for n in graph.node if n.op_type == "Gather" and n.input[0] in constants]
    words = max(tables, key=lambda n: numpy_helper.to_array(constants[n.input[0]]).size)
    nodes, added, gone, activations = [], [], set(), set()

    def constant(name, value):
        added.append(numpy_helper.from_array(numpy.asarray(value), name))
        return name

    for node in graph.node:
        if node is words:
            table, scale = per_tensor(numpy_helper.to_array(constants[node.input[0]]))
            gone.add(node.input[0])
            nodes += [
                helper.make_node("Gather", [constant("embedding_q", table), node.input[1]], ["embedding_g"]),
                helper.make_node("DequantizeLinear", ["embedding_g", constant("embedding_s", scale),
                                                      constant("embedding_z", numpy.int8(0))], list(node.output))]
        elif node.op_type == "MatMul" and node.input[1] in constants:
            x, w, y = node.input[0], node.input[1], node.output[0]
            table, scale = per_column(numpy_helper.to_array(constants[w]))
            gone.add(w)
            if x not in activations:
                activations.add(x)
                nodes.append(helper.make_node("DynamicQuantizeLinear", [x], [x + "_q", x + "_s", x + "_z"]))
            nodes += [
                helper.make_node("MatMulInteger", [x + "_q", constant(y + "_wq", table), x + "_z",
                                                   constant(y + "_wz", numpy.int8(0))], [y + "_i"]),
                helper.make_node("Cast", [y + "_i"], [y + "_f"], to=TensorProto.FLOAT),
                helper.make_node("Mul", [x + "_s", constant(y + "_ws", scale)], [y + "_sc"]),
                helper.make_node("Mul", [y + "_f", y + "_sc"], [y])]
        else:
            nodes.append(node)
    still = {name for node in nodes for name in node.input}
    kept = [t for t in graph.initializer if t.name not in gone or t.name in still]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept + added)
    onnx.checker.check_model(model)
    onnx.save(model, str(target))
