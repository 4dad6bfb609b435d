package org.tripleloom.extract.neural;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.tripleloom.extract.Calibration;
import org.tripleloom.extract.ContextVector;
import org.tripleloom.problem.Problem;
import org.tripleloom.text.Analysis;

/** A loaded model: labels, tokenizer and networks, loaded side by side. Thread-safe. */
final class NeuralModel implements AutoCloseable {
  private final ModelLabels labels;
  private final WordPieces tokenizer;
  private final OnnxTagger tagger;
  private final Lexicon candidateLexicon;
  private final Lexicon relationLexicon;
  private final Ranking ranking;
  private final Calibration calibration;
  private final Projection projection;

  /** Throws a TL-3xx problem when a part is missing, damaged or does not fit. */
  NeuralModel(ModelFiles files) {
    CompletableFuture<WordPieces> pieces = CompletableFuture.supplyAsync(() -> tokenizer(files));
    labels = parsed(files, ModelFiles.LABELS, ModelLabels::parse);
    candidateLexicon =
        lexicon(files, ModelFiles.CANDIDATES, 1 + labels.none() + labels.types().size());
    relationLexicon = lexicon(files, ModelFiles.RELATIONS, 1 + labels.relations().size());
    int relations = labels.relations().size();
    ranking = parsed(files, ModelFiles.RANKING, bytes -> Ranking.parse(bytes, relations));
    calibration =
        files.has(ModelFiles.CALIBRATION)
            ? parsed(files, ModelFiles.CALIBRATION, NeuralModel::calibration)
            : Calibration.none();
    projection =
        files.has(ModelFiles.PROJECTION)
            ? parsed(files, ModelFiles.PROJECTION, Projection::new)
            : null;
    tagger = new OnnxTagger(files, labels);
    int hidden = tagger.hidden();
    if (projection != null && projection.width() != hidden) {
      tagger.close();
      throw Problem.MODEL_SHAPE.at(
          files.place(ModelFiles.PROJECTION), "it must take states " + hidden + " wide");
    }
    try {
      tokenizer = pieces.join();
    } catch (CompletionException e) {
      tagger.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
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

  /**
   * What the encoder sees of some tokens; none of a model without a projection.
   *
   * @param states [tokens, hidden], row by row
   */
  ContextVector vector(float[] states, int[] tokens) {
    return projection == null ? ContextVector.NONE : projection.of(states, tokens);
  }

  /** Outputs: entity, roles, types. */
  Lexicon candidateLexicon() {
    return candidateLexicon;
  }

  /** Outputs: none, relations. */
  Lexicon relationLexicon() {
    return relationLexicon;
  }

  Ranking ranking() {
    return ranking;
  }

  Windows windows(Analysis analysis) {
    return Windows.of(analysis, tokenizer, labels.maxTokens());
  }

  long[] ids(Window window) {
    return window.ids(tokenizer.classId(), tokenizer.separatorId());
  }

  /** The tokens of a text, as many as a window takes. */
  List<WordPieces.Piece> pieces(String text) {
    List<WordPieces.Piece> all = tokenizer.of(text);
    return all.subList(0, Math.min(all.size(), labels.maxTokens() - Window.SPECIAL));
  }

  Encoded encode(Window window) {
    return tagger.encode(ids(window), window.segments());
  }

  TaggedText tag(Analysis analysis, Windows windows) {
    List<Encoded> encoded = new ArrayList<>();
    windows.windows().forEach(window -> encoded.add(encode(window)));
    return new TaggedText(analysis.text(), windows.windows(), encoded);
  }

  @Override
  public void close() {
    tokenizer.close();
    tagger.close();
  }

  private static <T> T parsed(ModelFiles files, String name, Function<byte[], T> parser) {
    try {
      return parser.apply(files.read(name));
    } catch (IllegalArgumentException e) {
      throw Problem.MODEL_SHAPE.because(e, files.place(name), e.getMessage());
    }
  }

  private static Lexicon lexicon(ModelFiles files, String name, int outputs) {
    Lexicon lexicon = parsed(files, name, Lexicon::new);
    if (lexicon.outputs() != outputs) {
      throw Problem.MODEL_SHAPE.at(files.place(name), "it must have " + outputs + " outputs");
    }
    return lexicon;
  }

  private static Calibration calibration(byte[] bytes) {
    try {
      return Calibration.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
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
