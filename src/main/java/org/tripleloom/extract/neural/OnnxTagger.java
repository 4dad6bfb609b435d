package org.tripleloom.extract.neural;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tripleloom.problem.Problem;

/**
 * The two networks, one session each for all threads: their weights lie in memory (and in the
 * caches of the processor) once. Each run uses the calling thread alone and takes one window: rows
 * of a batch, and padding, would change each other's scores. About 40 ms of one core for an
 * abstract.
 */
final class OnnxTagger implements AutoCloseable {
  private final OrtEnvironment environment;
  private final ModelFiles files;
  private final ModelLabels labels;
  private final OrtSession encoder;
  private final OrtSession head;

  /** Loads the networks and checks their shapes against the labels. */
  OnnxTagger(ModelFiles files, ModelLabels labels) {
    this.files = files;
    this.labels = labels;
    this.environment = environment();
    this.encoder = session(ModelFiles.ENCODER);
    try {
      this.head = session(ModelFiles.HEAD);
    } catch (RuntimeException e) {
      close(encoder);
      throw e;
    }
    try {
      checkShapes();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** How wide the encoder's states are. */
  int hidden() {
    return (int) width(encoder, "states", true);
  }

  /** Runs the encoder on one window. */
  Encoded encode(long[] ids, long[] segments) {
    long[] shape = {1, ids.length};
    long[] mask = new long[ids.length];
    Arrays.fill(mask, 1);
    try (OnnxTensor idTensor = tensor(ids, shape);
        OnnxTensor maskTensor = tensor(mask, shape);
        OnnxTensor segmentTensor = tensor(segments, shape);
        OrtSession.Result result =
            encoder.run(
                Map.of(
                    "input_ids", idTensor,
                    "attention_mask", maskTensor,
                    "token_type_ids", segmentTensor))) {
      return new Encoded(floats(result, "states"), floats(result, "logits"), ids.length);
    } catch (OrtException e) {
      throw Problem.MODEL_FAILED.because(e, e.getMessage());
    }
  }

  /**
   * Runs the head.
   *
   * @param tokens for each entity the rows of {@code text} that show it, and first among them the
   *     first token of its first mention
   */
  HeadScores score(TaggedText text, List<int[]> tokens) {
    int n = tokens.size();
    int width = text.tokens();
    float[] pool = new float[n * width];
    float[] first = new float[n * width];
    for (int i = 0; i < n; i++) {
      int[] rows = tokens.get(i);
      first[i * width + rows[0]] = 1;
      for (int row : rows) {
        pool[i * width + row] = 1f / rows.length;
      }
    }
    long[] shape = {n, width};
    try (OnnxTensor states = tensor(text.states(), new long[] {width, text.hidden()});
        OnnxTensor poolTensor = tensor(pool, shape);
        OnnxTensor firstTensor = tensor(first, shape);
        OrtSession.Result result =
            head.run(Map.of("states", states, "pool", poolTensor, "first", firstTensor))) {
      return probabilities(
          n, floats(result, "roles"), floats(result, "types"), floats(result, "relations"));
    } catch (OrtException e) {
      throw Problem.MODEL_FAILED.because(e, e.getMessage());
    }
  }

  @Override
  public void close() {
    close(encoder);
    close(head);
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw Problem.MODEL_FAILED.because(e, e.getMessage());
    }
  }

  private HeadScores probabilities(int n, float[] roles, float[] types, float[] relations) {
    int roleCount = labels.roles().size() + 1;
    int typeCount = labels.types().size();
    int relationCount = labels.relations().size() + 1;
    double[][] r = new double[n][];
    double[][] t = new double[n][];
    double[][][] s = new double[n][n][];
    for (int i = 0; i < n; i++) {
      r[i] = Encoded.softmax(roles, i * roleCount, roleCount);
      t[i] = Encoded.softmax(types, i * typeCount, typeCount);
      for (int j = 0; j < n; j++) {
        s[i][j] = Encoded.softmax(relations, (i * n + j) * relationCount, relationCount);
      }
    }
    return new HeadScores(r, t, s);
  }

  private void checkShapes() {
    check(ModelFiles.ENCODER, encoder, "logits", labels.tags().size());
    check(ModelFiles.HEAD, head, "roles", labels.roles().size() + 1);
    check(ModelFiles.HEAD, head, "types", labels.types().size());
    check(ModelFiles.HEAD, head, "relations", labels.relations().size() + 1);
    long hidden = width(encoder, "states", true);
    if (hidden != width(head, "states", false)) {
      throw Problem.MODEL_SHAPE.at(
          files.place(ModelFiles.HEAD), "states must be " + hidden + " wide, as the encoder's");
    }
  }

  private static OrtEnvironment environment() {
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      return environment;
    } catch (OrtException | LinkageError | RuntimeException e) {
      throw Problem.PROCESSOR.because(
          e, System.getProperty("os.name"), System.getProperty("os.arch"));
    }
  }

  private OrtSession session(String name) {
    byte[] bytes = files.read(name);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      return environment.createSession(bytes, options);
    } catch (OrtException e) {
      throw Problem.MODEL_FILE_DAMAGED.because(e, files.place(name));
    }
  }

  private void check(String file, OrtSession session, String output, long wanted) {
    long found = width(session, output, true);
    if (found != wanted) {
      throw Problem.MODEL_SHAPE.at(
          files.place(file),
          output + " must be " + wanted + " wide, as the labels say, not " + found);
    }
  }

  /** Length of the last axis of a float tensor; 0 when there is none of that name. */
  private static long width(OrtSession session, String name, boolean output) {
    try {
      Map<String, NodeInfo> nodes = output ? session.getOutputInfo() : session.getInputInfo();
      if (nodes.containsKey(name)
          && nodes.get(name).getInfo() instanceof TensorInfo info
          && info.type == OnnxJavaType.FLOAT
          && info.getShape().length > 0) {
        return info.getShape()[info.getShape().length - 1];
      }
      return 0;
    } catch (OrtException e) {
      throw Problem.MODEL_FAILED.because(e, e.getMessage());
    }
  }

  private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  private OnnxTensor tensor(float[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
  }

  /** The values of an output; the caller closes the result. */
  private static float[] floats(OrtSession.Result result, String name) {
    OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }
}
