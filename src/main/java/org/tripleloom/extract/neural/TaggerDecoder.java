package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.List;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;

/**
 * What the model itself says about a paper: the decoding of its card, nothing added. Golden papers
 * hold it to the reference.
 */
final class TaggerDecoder {
  /**
   * An entity that the model keeps.
   *
   * @param cluster index in {@link Decoded#clusters}
   */
  record Entity(int cluster, EntityType type, Role role) {}

  /** Between two of {@link Decoded#entities}, by index. */
  record Relation(int subject, RelationType type, int object) {}

  /**
   * @param scores for {@code clusters}; null when there are none
   */
  record Decoded(
      List<WordSpan> mentions,
      List<Cluster> clusters,
      HeadScores scores,
      List<Entity> entities,
      List<Relation> relations) {}

  private final OnnxTagger tagger;
  private final ModelLabels labels;
  private final MentionSearch search;

  TaggerDecoder(OnnxTagger tagger, ModelLabels labels) {
    this.tagger = tagger;
    this.labels = labels;
    this.search = new MentionSearch(labels);
  }

  Decoded decode(TaggedText text, AcronymKeys keys) {
    List<WordSpan> mentions = search.mentions(text);
    List<Cluster> clusters = Cluster.of(text, mentions, keys);
    if (clusters.isEmpty()) {
      return new Decoded(mentions, clusters, null, List.of(), List.of());
    }
    HeadScores scores =
        tagger.score(text, clusters.stream().map(cluster -> cluster.tokens(text)).toList());
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      if (scores.kept(i) >= labels.keep()) {
        entities.add(entity(i, clusters.get(i), scores, text));
      }
    }
    return new Decoded(mentions, clusters, scores, entities, relations(entities, scores));
  }

  private Entity entity(int i, Cluster cluster, HeadScores scores, TaggedText text) {
    double[] types = types(cluster, scores.types()[i], text);
    Entity best = null;
    double top = -1;
    for (int r = 0; r < labels.roles().size(); r++) {
      for (int t = 0; t < types.length; t++) {
        double product = types[t] * scores.roles()[i][r];
        if (product > top && labels.roles().get(r).allows(labels.types().get(t))) {
          top = product;
          best = new Entity(i, labels.types().get(t), labels.roles().get(r));
        }
      }
    }
    return best;
  }

  /** The mean of what tags and head say. */
  static double[] types(Cluster cluster, double[] head, TaggedText text) {
    double[] types = cluster.typeEvidence(text, head.length);
    for (int t = 0; t < types.length; t++) {
      types[t] = (types[t] + head[t]) / 2;
    }
    return types;
  }

  private List<Relation> relations(List<Entity> entities, HeadScores scores) {
    List<Relation> relations = new ArrayList<>();
    for (int s = 0; s < entities.size(); s++) {
      for (int o = 0; o < entities.size(); o++) {
        double[] names = scores.relations()[entities.get(s).cluster][entities.get(o).cluster];
        if (s != o && 1 - names[0] > labels.relation()) {
          int best = 1;
          for (int r = 2; r < names.length; r++) {
            best = names[r] > names[best] ? r : best;
          }
          relations.add(new Relation(s, labels.relations().get(best - 1), o));
        }
      }
    }
    return relations;
  }
}
