package org.tripleloom.extract.neural;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.Morphology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tripleloom.extract.Modality;
import org.tripleloom.extract.Role;
import org.tripleloom.extract.neural.Claims.EntityClaim;
import org.tripleloom.extract.neural.Claims.RelationClaim;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Sentence;

/**
 * The sentence behind each claim: the head is asked again about every mention alone, and the
 * sentence of the mention (for a relation, of the pair of mentions) that shows the claim best wins.
 */
final class Evidence {
  /** What a sentence that only suggests, or denies, is worth beside one that states. */
  private static final double HEDGED = 0.5;

  private static final double NEGATED = 0.1;

  /** Titles name things, abstracts say what is done with them. */
  private static final double TITLE = 0.5;

  /** The best sentence for a claim, and what it says of it. */
  record Shown(Sentence sentence, Modality modality) {}

  private record Place(int entity, WordSpan mention, Sentence sentence) {}

  private final TaggedText text;
  private final ModelLabels labels;
  private final List<EntityClaim> entities;
  private final List<Place> places = new ArrayList<>();
  private final HeadScores scores;
  private final Morphology morphology = new Morphology();

  Evidence(Analysis analysis, TaggedText text, NeuralModel model, List<EntityClaim> entities) {
    this.text = text;
    this.labels = model.labels();
    this.entities = entities;
    List<int[]> tokens = new ArrayList<>();
    for (int e = 0; e < entities.size(); e++) {
      for (WordSpan mention : entities.get(e).cluster().mentions()) {
        places.add(new Place(e, mention, sentence(analysis, mention.begin(text))));
        tokens.add(new Cluster("", List.of(mention)).tokens(text));
      }
    }
    scores = tokens.isEmpty() ? null : model.tagger().score(text, tokens);
  }

  private Sentence sentence(Analysis analysis, int offset) {
    Sentence sentence = analysis.sentenceUpTo(offset);
    addLemmas(sentence);
    return sentence;
  }

  /**
   * Cue words are looked up by lemma. Without a tagger, which would cost as much as a fifth of the
   * encoder, the ending alone decides ("fails", "suggested"); that is enough for them.
   */
  private void addLemmas(Sentence sentence) {
    if (sentence.tokens().get(0).lemma() == null) {
      for (CoreLabel token : sentence.tokens()) {
        String word = token.word().toLowerCase(Locale.ROOT);
        boolean plain = word.chars().allMatch(Character::isLetter);
        token.setLemma(plain ? morphology.stem(word) : word);
      }
    }
  }

  /** For the role of an entity. */
  Shown ofRole(int entity) {
    Role role = entities.get(entity).role();
    int roleIndex = labels.roles().indexOf(role);
    Shown best = null;
    double top = -1;
    for (int p = 0; p < places.size(); p++) {
      Place place = places.get(p);
      if (place.entity == entity) {
        Modality modality =
            isAboutDoing(role)
                ? Modality.of(place.sentence, place.mention.begin(text), place.mention.end(text))
                : Modality.STATED;
        double worth = scores.roles()[p][roleIndex] * weight(place.sentence, modality);
        if (worth > top) {
          top = worth;
          best = new Shown(place.sentence, modality);
        }
      }
    }
    return best;
  }

  /**
   * For a relation: among the sentences that hold both ends, else the sentence of the subject that
   * shows it best together with a mention of the object elsewhere.
   */
  Shown ofRelation(RelationClaim relation) {
    int name = labels.relations().indexOf(relation.type()) + 1;
    Shown best = null;
    double top = -1;
    for (int s = 0; s < places.size(); s++) {
      for (int o = 0; o < places.size(); o++) {
        Place subject = places.get(s);
        Place object = places.get(o);
        if (subject.entity != relation.subject() || object.entity != relation.object()) {
          continue;
        }
        boolean together = subject.sentence == object.sentence;
        Modality modality = together ? between(subject, object) : Modality.STATED;
        double worth =
            scores.relations()[s][o][name] * weight(subject.sentence, modality)
                + (together ? 1 : 0);
        if (worth > top) {
          top = worth;
          best = new Shown(later(subject, object), modality);
        }
      }
    }
    return best;
  }

  private Modality between(Place subject, Place object) {
    return Modality.between(
        subject.sentence,
        subject.mention.begin(text),
        subject.mention.end(text),
        object.mention.begin(text),
        object.mention.end(text));
  }

  /** A relation whose ends stand apart is read off where the second comes in. */
  private static Sentence later(Place subject, Place object) {
    return subject.sentence.begin() >= object.sentence.begin() ? subject.sentence : object.sentence;
  }

  private static double weight(Sentence sentence, Modality modality) {
    double weight = sentence.inTitle() ? TITLE : 1;
    return switch (modality) {
      case STATED -> weight;
      case HEDGED -> weight * HEDGED;
      case NEGATED -> weight * NEGATED;
    };
  }

  /** A suggestion or denial is about what is done; a subject is studied all the same. */
  private static boolean isAboutDoing(Role role) {
    return switch (role) {
      case INTRODUCES, USES, EVALUATES_ON, REPORTS, COMPARES_WITH -> true;
      case ADDRESSES, STUDIES, MENTIONS -> false;
    };
  }
}
