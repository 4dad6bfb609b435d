package org.tripleloom.extract.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.Role;
import org.tripleloom.text.Analysis;

/** An annotated paper: its analysis, what the rules match, its candidates and their answers. */
final class Lesson {
  record Answer(int index, EntityType type, Role role) {}

  final Analysis analysis;
  final List<RuleMatch> matches;
  final List<Candidate> candidates;

  /** For each candidate the gold entity that it is, or null. */
  final List<Answer> answers = new ArrayList<>();

  /** "subject index, object index" to the relation's label. */
  final Map<String, String> relations = new HashMap<>();

  final int gold;

  Lesson(Analysis analysis, JsonNode gold, RuleSet rules, Candidates finder) {
    this.analysis = analysis;
    matches = rules.match(analysis);
    candidates = finder.of(analysis, matches);
    List<Set<String>> forms = new ArrayList<>();
    List<Answer> entities = new ArrayList<>();
    Map<String, Integer> byName = new HashMap<>();
    for (JsonNode e : gold.get("entities")) {
      Set<String> normalised = new HashSet<>();
      e.get("mentions").forEach(m -> normalised.add(normalise(m.asText())));
      normalised.remove("");
      byName.put(e.get("name").asText(), forms.size());
      entities.add(
          new Answer(
              forms.size(),
              EntityType.of(e.get("type").asText()),
              Role.of(e.get("role").asText())));
      forms.add(normalised);
    }
    this.gold = entities.size();
    for (Candidate candidate : candidates) {
      answers.add(answer(candidate.occurrences, forms, entities));
    }
    for (JsonNode r : gold.get("relations")) {
      Integer subject = byName.get(r.get(0).asText());
      Integer object = byName.get(r.get(2).asText());
      if (subject != null && object != null) {
        relations.put(subject + "," + object, r.get(1).asText());
      }
    }
  }

  private Answer answer(
      List<Occurrence> occurrences, List<Set<String>> forms, List<Answer> entities) {
    Set<String> own = new HashSet<>();
    for (Occurrence o : occurrences) {
      own.add(normalise(analysis.text().substring(o.begin(), o.end())));
    }
    for (int i = 0; i < forms.size(); i++) {
      if (forms.get(i).stream().anyMatch(own::contains)) {
        return entities.get(i);
      }
    }
    return null;
  }

  /** As the reference scorer does it. */
  static String normalise(String text) {
    StringBuilder out = new StringBuilder();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
      if (!word.isEmpty()) {
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
        out.append(out.length() == 0 ? "" : " ");
        out.append(plural ? word.substring(0, word.length() - 1) : word);
      }
    }
    return out.toString();
  }
}
