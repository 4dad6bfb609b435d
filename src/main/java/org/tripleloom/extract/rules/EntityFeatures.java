package org.tripleloom.extract.rules;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.IndexedWord;
import edu.stanford.nlp.semgraph.SemanticGraph;
import edu.stanford.nlp.semgraph.SemanticGraphCoreAnnotations.BasicDependenciesAnnotation;
import edu.stanford.nlp.semgraph.SemanticGraphEdge;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tripleloom.extract.EntityType;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Sentence;

/**
 * What the scorers see of a candidate: its words and shape, where and how often it stands, the
 * words around it, what governs it, and the rules that matched.
 */
final class EntityFeatures {
  private static final int OCCURRENCES = 5;

  private final Analysis analysis;
  private final Map<Integer, String> mainVerbs = new HashMap<>();

  EntityFeatures(Analysis analysis) {
    this.analysis = analysis;
  }

  /** For whether it is an entity, and of which type. */
  Set<String> of(Candidate candidate) {
    Set<String> out = new LinkedHashSet<>();
    out.add("bias");
    for (String key : candidate.keys) {
      out.add("key=" + key);
    }
    words(candidate, out);
    counts(candidate, out);
    if (candidate.defined) {
      out.add("acronym");
    }
    if (!candidate.listedType.isEmpty()) {
      out.add("listed=" + candidate.listedType);
    }
    int seen = 0;
    for (Occurrence o : candidate.occurrences) {
      if (seen++ < OCCURRENCES) {
        context(o, out);
      }
      for (Rule rule : o.rules()) {
        out.add("rule=" + rule.name());
      }
    }
    return out;
  }

  /** For its role, once its type is known. */
  static Set<String> forRole(Set<String> features, EntityType type) {
    Set<String> out = new LinkedHashSet<>(features);
    String label = type.label();
    out.add("type=" + label);
    for (String feature : features) {
      if (feature.startsWith("rule=")
          || feature.startsWith("verb")
          || feature.startsWith("gov=")
          || feature.startsWith("first=")
          || feature.startsWith("title")
          || feature.startsWith("l1=")
          || feature.startsWith("count=")
          || feature.startsWith("shape=")) {
        out.add(label + "|" + feature);
      }
    }
    return out;
  }

  private void words(Candidate candidate, Set<String> out) {
    Set<String> shapes = new HashSet<>();
    for (Occurrence o : candidate.occurrences) {
      List<CoreLabel> tokens = analysis.sentences().get(o.sentence()).tokens();
      if (o == candidate.occurrences.get(0) || shapes.size() < 3) {
        String form = analysis.text().substring(o.begin(), o.end());
        if (shapes.add(form)) {
          out.add("shape=" + (sentenceOf(o).inTitle() ? "T" : "") + shape(form));
        }
      }
    }
    Occurrence o = candidate.occurrences.get(0);
    for (Occurrence other : candidate.occurrences) {
      if (other.to() - other.from() > o.to() - o.from()) {
        o = other;
      }
    }
    List<CoreLabel> tokens = sentenceOf(o).tokens();
    String head = Words.lemma(tokens.get(o.head()));
    out.add("head=" + head);
    out.add("suffix=" + head.substring(Math.max(0, head.length() - 3)));
    if (o.head() > o.from()) {
      out.add("head2=" + Words.lemma(tokens.get(o.head() - 1)) + " " + head);
    }
    String first = Words.lemma(tokens.get(o.from()));
    out.add("begin=" + first);
    StringBuilder tags = new StringBuilder("tags=");
    for (int i = o.from(); i < o.to(); i++) {
      String lemma = Words.lemma(tokens.get(i));
      out.add("word=" + lemma);
      String tag = tokens.get(i).tag();
      tags.append(tag, 0, Math.min(tag.startsWith("VB") ? 3 : 2, tag.length())).append(' ');
    }
    out.add(tags.toString());
    int length = o.to() - o.from();
    out.add("length=" + Math.min(length, 7));
    if (length > 1) {
      out.add("tail=" + Words.lemma(tokens.get(o.to() - 1)));
    }
  }

  private void counts(Candidate candidate, Set<String> out) {
    Set<Integer> sentences = new HashSet<>();
    int maximal = 0;
    boolean title = false;
    int first = Integer.MAX_VALUE;
    int last = -1;
    int titles = 0;
    for (Sentence s : analysis.sentences()) {
      titles += s.inTitle() ? 1 : 0;
    }
    int abstractCount = 0;
    for (Occurrence o : candidate.occurrences) {
      sentences.add(o.sentence());
      maximal += o.maximal() ? 1 : 0;
      if (sentenceOf(o).inTitle()) {
        title = true;
      } else {
        abstractCount++;
        first = Math.min(first, o.sentence() - titles);
        last = Math.max(last, o.sentence() - titles);
      }
    }
    int n = candidate.occurrences.size();
    int total = analysis.sentences().size() - titles;
    String whole = maximal == n ? "all" : maximal == 0 ? "none" : "some";
    out.add("maximal=" + whole);
    out.add("count=" + Math.min(n, 6));
    out.add("count=" + Math.min(n, 6) + whole);
    out.add("sentences=" + Math.min(sentences.size(), 5));
    out.add("title=" + title + (abstractCount > 0));
    out.add("title=" + title + Math.min(abstractCount, 3) + whole);
    if (first != Integer.MAX_VALUE) {
      out.add("first=" + (first < 3 ? "" + first : "" + (3 + 3 * first / Math.max(1, total))));
      out.add("last=" + (last == total - 1 ? "end" : "" + 4 * last / Math.max(1, total)));
    }
  }

  private void context(Occurrence o, Set<String> out) {
    Sentence sentence = sentenceOf(o);
    List<CoreLabel> tokens = sentence.tokens();
    String t = sentence.inTitle() ? "title " : "";
    String left1 = lemma(tokens, o.from() - 1);
    String left2 = lemma(tokens, o.from() - 2);
    String right1 = lemma(tokens, o.to());
    out.add("l1=" + t + left1);
    out.add("l2=" + t + left2 + " " + left1);
    out.add("r1=" + t + right1);
    out.add("r2=" + t + right1 + " " + lemma(tokens, o.to() + 1));
    out.add("lr=" + left1 + " _ " + right1);
    out.add(
        (sentence.inTitle() ? "titletags=" : "around=")
            + tag(tokens, o.from() - 1)
            + "_"
            + tag(tokens, o.to()));
    if (o.maximal()) {
      out.add("ml1=" + t + left1);
    }
    if (sentence.inTitle()) {
      out.add(
          "titleat=" + (o.from() == 0 ? "begin" : "in") + (o.to() == tokens.size() ? "end" : ""));
      return;
    }
    String verb = mainVerbs.computeIfAbsent(o.sentence(), this::mainVerb);
    int at = Integer.parseInt(verb.substring(0, verb.indexOf(' ')));
    out.add("verb=" + verb.substring(verb.indexOf(' ')) + (o.from() > at ? " after" : " before"));
    governor(sentence, o, out);
    cueBefore(tokens, o, out);
  }

  /** The nearest verb to the left, and the preposition on the way. */
  private static void cueBefore(List<CoreLabel> tokens, Occurrence o, Set<String> out) {
    String preposition = "";
    for (int i = o.from() - 1; i >= Math.max(0, o.from() - 12); i--) {
      String tag = tokens.get(i).tag();
      if (preposition.isEmpty() && (tag.equals("IN") || tag.equals("TO"))) {
        preposition = Words.lemma(tokens.get(i));
      }
      if (tag.startsWith("VB")) {
        out.add("verbleft=" + Words.lemma(tokens.get(i)) + " " + preposition);
        return;
      }
    }
  }

  private static void governor(Sentence sentence, Occurrence o, Set<String> out) {
    SemanticGraph graph = sentence.annotation().get(BasicDependenciesAnnotation.class);
    IndexedWord head = graph == null ? null : graph.getNodeByIndexSafe(o.head() + 1);
    if (head == null) {
      return;
    }
    for (SemanticGraphEdge edge : graph.incomingEdgeList(head)) {
      String relation = edge.getRelation().getShortName();
      String governor = Words.lemma(edge.getGovernor().backingLabel());
      out.add("gov=" + relation + " " + governor);
      out.add("rel=" + relation + (o.maximal() ? "!" : ""));
      for (IndexedWord child : graph.getChildrenWithReln(head, CASE)) {
        out.add("case=" + Words.lemma(child.backingLabel()) + " " + governor);
      }
    }
  }

  private static final edu.stanford.nlp.trees.GrammaticalRelation CASE =
      edu.stanford.nlp.trees.UniversalEnglishGrammaticalRelations.CASE_MARKER;

  /** "position lemma" of the sentence's root, marked where we or the paper is its subject. */
  private String mainVerb(int index) {
    Sentence sentence = analysis.sentences().get(index);
    List<CoreLabel> tokens = sentence.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      String lemma = Words.lemma(tokens.get(i));
      boolean us =
          lemma.equals("we")
              || i > 0
                  && (lemma.equals("paper") || lemma.equals("work") || lemma.equals("study"))
                  && Words.lemma(tokens.get(i - 1)).equals("this");
      for (int k = i + 1; us && k < Math.min(tokens.size(), i + 6); k++) {
        if (tokens.get(k).tag().startsWith("VB") && !Words.lemma(tokens.get(k)).equals("have")) {
          return k + " we " + Words.lemma(tokens.get(k));
        }
      }
    }
    for (int i = 0; i < tokens.size(); i++) {
      String tag = tokens.get(i).tag();
      if (tag.equals("VBZ") || tag.equals("VBP") || tag.equals("VBD")) {
        return i + " " + Words.lemma(tokens.get(i));
      }
    }
    return "0 none";
  }

  private Sentence sentenceOf(Occurrence o) {
    return analysis.sentences().get(o.sentence());
  }

  private static String lemma(List<CoreLabel> tokens, int i) {
    return i < 0 ? "^" : i >= tokens.size() ? "$" : Words.lemma(tokens.get(i));
  }

  private static String tag(List<CoreLabel> tokens, int i) {
    return i < 0 ? "^" : i >= tokens.size() ? "$" : tokens.get(i).tag();
  }

  private static String shape(String form) {
    boolean digit = form.chars().anyMatch(Character::isDigit);
    boolean lower = form.chars().anyMatch(Character::isLowerCase);
    boolean innerUpper = form.substring(1).chars().anyMatch(Character::isUpperCase);
    boolean firstUpper = Character.isUpperCase(form.charAt(0));
    boolean space = form.indexOf(' ') >= 0;
    return (firstUpper ? "X" : "x")
        + (innerUpper ? "X" : "")
        + (lower ? "x" : "")
        + (digit ? "d" : "")
        + (form.indexOf('-') >= 0 ? "-" : "")
        + (space ? " " : "");
  }
}
