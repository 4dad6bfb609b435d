package org.tripleloom.extract.neural;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.tripleloom.extract.Calibration;
import org.tripleloom.problem.Problem;
import org.tripleloom.text.Analysis;

/** A loaded model: labels, tokenizer and networks, loaded side by side. Thread-safe. */
final class NeuralModel implements AutoCloseable {
  private final ModelLabels labels;
  private final WordPieces tokenizer;
  private final OnnxTagger tagger;
  private final Calibration calibration;
  private final String fingerprint;

  /** Throws a TL-3xx problem when a part is missing, damaged or does not fit. */
  NeuralModel(ModelFiles files) {
    CompletableFuture<WordPieces> pieces = CompletableFuture.supplyAsync(() -> tokenizer(files));
    byte[] labelBytes = files.read(ModelFiles.LABELS);
    byte[] calibrationBytes = files.readIfPresent(ModelFiles.CALIBRATION);
    labels = labels(files, labelBytes);
    calibration = calibration(files, calibrationBytes);
    tagger = new OnnxTagger(files, labels);
    try {
      tokenizer = pieces.join();
    } catch (CompletionException e) {
      tagger.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    fingerprint =
        ModelFiles.sha256(
            (tagger.checksum()
                    + ModelFiles.sha256(labelBytes)
                    + ModelFiles.sha256(files.read(ModelFiles.TOKENIZER))
                    + (calibrationBytes == null ? "" : ModelFiles.sha256(calibrationBytes)))
                .getBytes(StandardCharsets.US_ASCII));
  }

  ModelLabels labels() {
    return labels;
  }

  OnnxTagger tagger() {
    return tagger;
  }

  Calibration calibration() {
    return calibration;
  }

  /** Changes with any of the model's files; 64 hexadecimal digits. */
  String fingerprint() {
    return fingerprint;
  }

  Windows windows(Analysis analysis) {
    return Windows.of(analysis, tokenizer, labels.maxTokens());
  }

  long[] ids(Window window) {
    return window.ids(tokenizer.classId(), tokenizer.separatorId());
  }

  TaggedText tag(Analysis analysis, Windows windows) {
    List<Encoded> encoded = new ArrayList<>();
    for (Window window : windows.windows()) {
      encoded.add(tagger.encode(ids(window), window.segments()));
    }
    return new TaggedText(analysis.text(), windows.windows(), encoded);
  }

  @Override
  public void close() {
    tokenizer.close();
    tagger.close();
  }

  private static ModelLabels labels(ModelFiles files, byte[] bytes) {
    try {
      return ModelLabels.parse(bytes);
    } catch (IllegalArgumentException e) {
      throw Problem.MODEL_SHAPE.because(e, files.place(ModelFiles.LABELS), e.getMessage());
    }
  }

  private static Calibration calibration(ModelFiles files, byte[] bytes) {
    try {
      return bytes == null ? Calibration.none() : Calibration.read(new ByteArrayInputStream(bytes));
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.MODEL_SHAPE.because(e, files.place(ModelFiles.CALIBRATION), e.getMessage());
    }
  }

  private static WordPieces tokenizer(ModelFiles files) {
    byte[] bytes = files.read(ModelFiles.TOKENIZER);
    try {
      return new WordPieces(bytes);
    } catch (LinkageError e) {
      throw Problem.PROCESSOR.because(
          e, System.getProperty("os.name"), System.getProperty("os.arch"));
    } catch (IOException | RuntimeException e) {
      throw Problem.MODEL_FILE_DAMAGED.because(e, files.place(ModelFiles.TOKENIZER));
    }
  }
}
