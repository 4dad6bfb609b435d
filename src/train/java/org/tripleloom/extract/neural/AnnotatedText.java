package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.Role;
import org.tripleloom.extract.neural.EntitySelection.Chosen;
import org.tripleloom.measure.Annotated;
import org.tripleloom.text.Analysis;

/**
 * An annotated paper as the networks see it.
 *
 * @param answers for each candidate the index of the annotated entity that it is, or -1
 */
record AnnotatedText(
    Annotated gold,
    Analysis analysis,
    TaggedText text,
    AcronymKeys keys,
    CandidateFinder.Found found,
    List<Integer> answers) {
  static AnnotatedText of(Annotated gold, Analysis analysis, NeuralModel model) {
    TaggedText text = model.tag(analysis, model.windows(analysis));
    AcronymKeys keys = new AcronymKeys(analysis.paper().title(), analysis.paper().abstractText());
    CandidateFinder.Found found = new CandidateFinder(model).find(analysis, text, keys);
    List<Set<String>> forms = new ArrayList<>();
    for (Annotated.Entity entity : gold.entities()) {
      forms.add(keysOf(entity.mentions()));
    }
    List<Integer> answers = new ArrayList<>();
    for (Candidate candidate : found.candidates()) {
      answers.add(answer(keysOf(candidate.cluster().forms(text).keySet()), forms));
    }
    return new AnnotatedText(gold, analysis, text, keys, found, answers);
  }

  private static int answer(Set<String> own, List<Set<String>> forms) {
    for (int i = 0; i < forms.size(); i++) {
      if (forms.get(i).stream().anyMatch(own::contains)) {
        return i;
      }
    }
    return -1;
  }

  /** As the scorer compares them. */
  private static Set<String> keysOf(Iterable<String> forms) {
    Set<String> keys = new HashSet<>();
    forms.forEach(form -> keys.add(AcronymKeys.key(form)));
    keys.remove("");
    return keys;
  }

  /**
   * The annotated entities that are among the candidates, each as its likeliest one with annotated
   * type and role; by index of the annotated entity, in order of the text.
   */
  Map<Integer, Chosen> annotated() {
    Map<Integer, Chosen> likeliest = new LinkedHashMap<>();
    for (int i = 0; i < answers.size(); i++) {
      int answer = answers.get(i);
      Candidate candidate = found.candidates().get(i);
      Chosen before = likeliest.get(answer);
      if (answer >= 0
          && (before == null || before.candidate().likeliest() < candidate.likeliest())) {
        Annotated.Entity entity = gold.entities().get(answer);
        likeliest.put(
            answer,
            new Chosen(
                candidate,
                candidate.cluster(),
                EntityType.of(entity.type()),
                Role.of(entity.role()),
                1,
                1));
      }
    }
    Map<Integer, Chosen> inOrder = new LinkedHashMap<>();
    likeliest.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().cluster().mentions().get(0)))
        .forEach(entry -> inOrder.put(entry.getKey(), entry.getValue()));
    return inOrder;
  }
}
