package org.tripleloom.extract.neural;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tripleloom.extract.Calibration;
import org.tripleloom.extract.Dropped;
import org.tripleloom.extract.Engine;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.Extractor;
import org.tripleloom.extract.Mention;
import org.tripleloom.extract.Modality;
import org.tripleloom.extract.neural.Claims.EntityClaim;
import org.tripleloom.extract.neural.Claims.RelationClaim;
import org.tripleloom.extract.neural.Evidence.Shown;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Depth;

/** The default engine: the tagger, and around it what makes its answers fit for a graph. */
public final class NeuralExtractor implements Extractor {
  /** Counts up whenever this package would answer otherwise with the same model. */
  private static final int LOGIC = 6;

  private static final String RULE = "tagger";

  /** What is left of a confidence when the sentence only suggests the claim. */
  private static final double HEDGED = 0.8;

  /** What {@link #depth} says. */
  public static final Depth DEPTH = Depth.SENTENCES;

  private final NeuralModel model;
  private final Engine engine;
  private final ClaimFinder finder;

  private NeuralExtractor(ModelFiles files) {
    this.model = new NeuralModel(files);
    this.engine = engine(files);
    this.finder = new ClaimFinder(model);
  }

  /** With the bundled model. Throws a TL-3xx problem when it cannot run here. */
  public static NeuralExtractor bundled() {
    return new NeuralExtractor(ModelFiles.bundled());
  }

  /** With the model in a folder: encoder.onnx, head.onnx, tokenizer.json, labels.json. */
  public static NeuralExtractor of(Path folder) {
    return new NeuralExtractor(ModelFiles.in(folder));
  }

  /**
   * Name and version, without loading the model. Of the bundled one nothing else is read than its
   * checksums.
   *
   * @param folder of a user's model, or null for the bundled one
   */
  public static Engine engine(Path folder) {
    return engine(files(folder));
  }

  /** As {@link Extractor#checksum}, of the model in a folder; null for the bundled one. */
  public static String checksum(Path folder) {
    return files(folder).fingerprint();
  }

  private static ModelFiles files(Path folder) {
    return folder == null ? ModelFiles.bundled() : ModelFiles.in(folder);
  }

  private static Engine engine(ModelFiles files) {
    return new Engine("neural", LOGIC + "-" + files.fingerprint().substring(0, 8));
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public Depth depth() {
    return DEPTH;
  }

  @Override
  public Extraction extract(Analysis analysis) {
    Windows windows = model.windows(analysis);
    TaggedText text = model.tag(analysis, windows);
    Claims claims = finder.find(analysis, text);
    Evidence evidence = new Evidence(analysis, text, model, claims.entities());
    List<Dropped> dropped = new ArrayList<>(claims.dropped());
    if (windows.unread() > 0) {
      dropped.add(
          new Dropped("the end of the text", 0, windows.unread() + " tokens too many to be read"));
    }
    List<String> names = names(claims.entities(), text);
    List<ExtractedEntity> entities = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      entities.add(
          entity(analysis, text, names.get(i), claims.entities().get(i), evidence.ofRole(i)));
    }
    List<ExtractedRelation> relations = new ArrayList<>();
    for (RelationClaim claim : claims.relations()) {
      Shown shown = evidence.ofRelation(claim);
      String subject = names.get(claim.subject());
      String object = names.get(claim.object());
      if (shown.modality() == Modality.NEGATED) {
        dropped.add(
            new Dropped(
                subject + " " + claim.type().label() + " " + object, claim.score(), "denied"));
      } else {
        relations.add(
            new ExtractedRelation(
                subject,
                claim.type(),
                object,
                confidence(Calibration.Kind.RELATION, claim.score(), shown),
                analysis.textOf(shown.sentence()),
                shown.modality() == Modality.HEDGED,
                RULE));
      }
    }
    String id =
        analysis.paper().inputId() == null
            ? analysis.paper().id().path()
            : analysis.paper().inputId();
    return new Extraction(id, analysis.paper().title(), engine, entities, relations, dropped);
  }

  @Override
  public void close() {
    model.close();
  }

  private ExtractedEntity entity(
      Analysis analysis, TaggedText text, String name, EntityClaim claim, Shown shown) {
    List<Mention> mentions =
        claim.cluster().mentions().stream()
            .map(
                mention ->
                    new Mention(
                        mention.of(text),
                        analysis.codePoints(mention.begin(text), mention.end(text)),
                        claim.cluster().passing().contains(mention) ? Mention.COREFERENCE : RULE))
            .toList();
    return new ExtractedEntity(
        name,
        mentions,
        claim.type(),
        claim.role(),
        confidence(Calibration.Kind.ENTITY, claim.score(), shown),
        analysis.textOf(shown.sentence()),
        shown.modality() == Modality.HEDGED,
        model.vector(text.states(), claim.cluster().tokens(text)));
  }

  private double confidence(Calibration.Kind kind, double score, Shown shown) {
    double confidence = model.calibration().apply(kind, score);
    return shown.modality() == Modality.HEDGED ? confidence * HEDGED : confidence;
  }

  /** Each entity's fullest name; no two entities share a form. */
  private static List<String> names(List<EntityClaim> entities, TaggedText text) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (EntityClaim entity : entities) {
      String name = entity.cluster().name(text);
      if (!taken.add(name)) {
        throw new IllegalStateException("two entities named " + name);
      }
      names.add(name);
    }
    return names;
  }
}
