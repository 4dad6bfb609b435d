package org.tripleloom.text;

import edu.stanford.nlp.ling.CoreAnnotation;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.Annotator;
import edu.stanford.nlp.util.ArrayCoreMap;
import edu.stanford.nlp.util.CoreMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a sentence of too many tokens into several: parsing costs more than linear time. */
final class LongSentences implements Annotator {
  private final int longest;

  LongSentences(int longest) {
    this.longest = longest;
  }

  @Override
  public void annotate(Annotation annotation) {
    List<CoreMap> cut = new ArrayList<>();
    for (CoreMap sentence : annotation.get(CoreAnnotations.SentencesAnnotation.class)) {
      List<CoreLabel> tokens = sentence.get(CoreAnnotations.TokensAnnotation.class);
      if (tokens.size() <= longest) {
        sentence.set(CoreAnnotations.SentenceIndexAnnotation.class, cut.size());
        cut.add(sentence);
        continue;
      }
      for (int from = 0; from < tokens.size(); from += longest) {
        int until = Math.min(tokens.size(), from + longest);
        cut.add(part(annotation, new ArrayList<>(tokens.subList(from, until)), cut.size()));
      }
    }
    annotation.set(CoreAnnotations.SentencesAnnotation.class, cut);
  }

  private static CoreMap part(Annotation whole, List<CoreLabel> tokens, int index) {
    CoreMap part = new ArrayCoreMap();
    for (int i = 0; i < tokens.size(); i++) {
      tokens.get(i).setIndex(i + 1);
      tokens.get(i).setSentIndex(index);
    }
    int begin = tokens.get(0).beginPosition();
    int end = tokens.get(tokens.size() - 1).endPosition();
    part.set(CoreAnnotations.TokensAnnotation.class, tokens);
    part.set(CoreAnnotations.SentenceIndexAnnotation.class, index);
    part.set(CoreAnnotations.CharacterOffsetBeginAnnotation.class, begin);
    part.set(CoreAnnotations.CharacterOffsetEndAnnotation.class, end);
    part.set(
        CoreAnnotations.TextAnnotation.class,
        whole.get(CoreAnnotations.TextAnnotation.class).substring(begin, end));
    return part;
  }

  @Override
  public Set<Class<? extends CoreAnnotation>> requires() {
    return Set.of(CoreAnnotations.SentencesAnnotation.class);
  }

  @Override
  public Set<Class<? extends CoreAnnotation>> requirementsSatisfied() {
    return Set.of();
  }
}
