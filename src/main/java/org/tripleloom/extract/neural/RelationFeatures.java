package org.tripleloom.extract.neural;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tripleloom.extract.Role;
import org.tripleloom.extract.neural.EntitySelection.Chosen;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Sentence;

/**
 * What the bare text shows of two entities: types, roles, where they stand to each other, the words
 * between them. The relation {@link Lexicon} was trained on exactly these names, each of value 1,
 * so a change here needs new weights.
 */
final class RelationFeatures {
  private static final int NEAR = 12;
  private static final int SHORT = 4;

  private final TaggedText text;
  private final List<Chosen> entities;
  private final String[] words;
  private final int[] sentences;
  private final Map<String, Integer> firsts = new HashMap<>();

  RelationFeatures(Analysis analysis, TaggedText text, List<Chosen> entities) {
    this.text = text;
    this.entities = entities;
    words = new String[text.words().size()];
    sentences = new int[words.length];
    for (int w = 0; w < words.length; w++) {
      TaggedText.Word word = text.words().get(w);
      words[w] = word.of(text.text()).toLowerCase(Locale.ROOT);
      sentences[w] = sentence(analysis, word.begin());
    }
    for (int e = 0; e < entities.size(); e++) {
      firsts.putIfAbsent(entities.get(e).role().label(), e);
    }
  }

  /** Whether some mention of one stands in the same sentence as one of the other. */
  boolean together(int subject, int object) {
    return distance(subject, object) == 0;
  }

  Map<String, Double> of(int subject, int object) {
    Set<String> names = new HashSet<>();
    String types = entities.get(subject).type().label() + ">" + entities.get(object).type().label();
    String roles = entities.get(subject).role().label() + ">" + entities.get(object).role().label();
    names.add("tt=" + types);
    names.add("rr=" + roles);
    names.add("tr=" + types + roles);
    addPlaces(names, subject, object, types, roles);
    addNearest(names, subject, object, types);
    addForms(names, form(subject), form(object));
    Map<String, Double> features = new HashMap<>();
    names.forEach(name -> features.put(name, 1.0));
    return features;
  }

  private void addPlaces(Set<String> names, int subject, int object, String types, String roles) {
    int distance = distance(subject, object);
    names.add("sd=" + Math.min(distance, 4));
    names.add("sd|tt=" + Math.min(distance, 3) + types);
    names.add("sd|rr=" + Math.min(distance, 3) + roles);
    names.add("same=" + Math.min(shared(subject, object), 3));
    names.add("tit=" + (inTitle(subject) ? 1 : 0) + (inTitle(object) ? 1 : 0));
    if (isFirst(Role.INTRODUCES, subject)) {
      names.add("s1st");
      names.add("s1st|" + types);
    }
    if (isFirst(Role.INTRODUCES, object)) {
      names.add("o1st");
      names.add("o1st|" + types);
    }
    if (isFirst(entities.get(object).role(), object)) {
      names.add("ofirst=" + entities.get(object).role().label());
      names.add("ofirst|" + roles);
    }
    if (isFirst(entities.get(subject).role(), subject)) {
      names.add("sfirst=" + entities.get(subject).role().label());
    }
  }

  /** The two mentions of one sentence with the fewest words between them. */
  private void addNearest(Set<String> names, int subject, int object, String types) {
    WordSpan left = null;
    WordSpan right = null;
    int gap = Integer.MAX_VALUE;
    String order = "";
    for (WordSpan a : entities.get(subject).cluster().mentions()) {
      for (WordSpan b : entities.get(object).cluster().mentions()) {
        if (sentences[a.first()] == sentences[b.first()]) {
          int between = a.overlaps(b) ? -1 : Math.max(b.first() - a.end(), a.first() - b.end());
          if (between < gap) {
            gap = between;
            order = a.overlaps(b) ? "=" : a.first() < b.first() ? "<" : ">";
            left = a.first() < b.first() ? a : b;
            right = a.first() < b.first() ? b : a;
          }
        }
      }
    }
    if (left == null) {
      return;
    }
    names.add("ord=" + order);
    names.add("ord|tt=" + order + types);
    names.add("d=" + Math.min(gap, NEAR));
    names.add("d|o|tt=" + Math.min(Math.floorDiv(gap, 3), 4) + order + types);
    if (order.equals("=")) {
      return;
    }
    String[] between = Arrays.copyOfRange(words, left.end(), right.first());
    for (int i = 0; gap <= NEAR && i < gap; i++) {
      names.add("bw=" + order + between[i]);
      names.add("bw|tt=" + order + between[i] + types);
      if (i > 0) {
        names.add("bb=" + order + between[i - 1] + " " + between[i]);
      }
    }
    if (gap <= SHORT) {
      names.add("bt=" + order + String.join(" ", between));
    } else {
      names.add("bt3=" + order + between[0] + " " + between[1]);
      names.add("bt4=" + order + between[gap - 2] + " " + between[gap - 1]);
    }
    if (left.first() > 0) {
      names.add("pre=" + order + words[left.first() - 1]);
    }
    if (left.first() > 1) {
      names.add("pre2=" + order + words[left.first() - 2] + " " + words[left.first() - 1]);
    }
    if (right.end() < words.length) {
      names.add("post=" + order + words[right.end()]);
    }
  }

  private static void addForms(Set<String> names, String subject, String object) {
    if (subject.isEmpty() || object.isEmpty()) {
      return;
    }
    List<String> s = List.of(subject.split(" "));
    List<String> o = List.of(object.split(" "));
    String lastOfSubject = s.get(s.size() - 1);
    String lastOfObject = o.get(o.size() - 1);
    addIf(names, subject.endsWith(" " + object), "s_ends_o");
    addIf(names, object.endsWith(" " + subject), "o_ends_s");
    addIf(names, lastOfSubject.equals(lastOfObject), "samelast");
    addIf(names, s.stream().anyMatch(o::contains), "shared");
    addIf(names, subject.contains(object), "s_has_o");
    addIf(names, object.contains(subject), "o_has_s");
    names.add("sl=" + lastOfSubject);
    names.add("ol=" + lastOfObject);
    names.add("ll=" + lastOfSubject + ">" + lastOfObject);
    names.add("ok=" + object);
    names.add("sk=" + subject);
  }

  private static void addIf(Set<String> names, boolean holds, String name) {
    if (holds) {
      names.add(name);
    }
  }

  /** Sentences between the nearest mentions; 0 in one sentence. */
  private int distance(int subject, int object) {
    int least = Integer.MAX_VALUE;
    for (WordSpan a : entities.get(subject).cluster().mentions()) {
      for (WordSpan b : entities.get(object).cluster().mentions()) {
        least = Math.min(least, Math.abs(sentences[a.first()] - sentences[b.first()]));
      }
    }
    return least;
  }

  private int shared(int subject, int object) {
    int pairs = 0;
    for (WordSpan a : entities.get(subject).cluster().mentions()) {
      for (WordSpan b : entities.get(object).cluster().mentions()) {
        pairs += sentences[a.first()] == sentences[b.first()] ? 1 : 0;
      }
    }
    return pairs;
  }

  private boolean inTitle(int entity) {
    return entities.get(entity).cluster().mentions().stream()
        .anyMatch(mention -> text.inTitle(mention.first()));
  }

  private boolean isFirst(Role role, int entity) {
    return firsts.getOrDefault(role.label(), -1) == entity;
  }

  private String form(int entity) {
    return AcronymKeys.key(entities.get(entity).cluster().name(text));
  }

  private static int sentence(Analysis analysis, int offset) {
    int at = 0;
    List<Sentence> all = analysis.sentences();
    for (int s = 0; s < all.size() && all.get(s).begin() <= offset; s++) {
      at = s;
    }
    return at;
  }
}
