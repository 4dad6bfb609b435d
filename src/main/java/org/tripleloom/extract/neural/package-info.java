/**
 * The {@code neural} engine: a small transformer that marks mentions and a head that turns each
 * entity into a role, a type and relations, run in-process by ONNX Runtime. {@link
 * org.tripleloom.extract.neural.TaggerDecoder} is the model's own decoding, step by step as its
 * card describes; {@link org.tripleloom.extract.neural.NeuralExtractor} is the product on top of
 * it.
 */
package org.tripleloom.extract.neural;
