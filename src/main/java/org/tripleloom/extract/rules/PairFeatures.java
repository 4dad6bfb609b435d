package org.tripleloom.extract.rules;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.IndexedWord;
import edu.stanford.nlp.semgraph.SemanticGraph;
import edu.stanford.nlp.semgraph.SemanticGraphCoreAnnotations.BasicDependenciesAnnotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Sentence;

/** What the relation scorer sees of two entities of a paper, in this order. */
final class PairFeatures {
  private static final int LONGEST_BETWEEN = 5;
  private static final int LONGEST_PATH = 5;

  private final Analysis analysis;
  private final List<Found> all;
  private final Map<String, Integer> alike = new HashMap<>();

  PairFeatures(Analysis analysis, List<Found> all) {
    this.analysis = analysis;
    this.all = all;
    all.forEach(f -> alike.merge(kind(f), 1, Integer::sum));
  }

  /**
   * @param rules the names of the relation rules that match the pair
   */
  Set<String> of(Found one, Found other, Collection<String> rules) {
    Set<String> out = new LinkedHashSet<>();
    String types = one.type().label() + ">" + other.type().label();
    String kinds = kind(one) + ">" + kind(other);
    out.add("bias");
    out.add("types=" + types);
    out.add("kinds=" + kinds);
    out.add(
        "alike=" + kinds + Math.min(3, alike.get(kind(one))) + Math.min(3, alike.get(kind(other))));
    out.add("firstofkind=" + kinds + (leads(one) ? "Y" : "N") + (leads(other) ? "Y" : "N"));
    out.add("titles=" + kinds + inTitle(one) + inTitle(other));
    contained(one, other, kinds, out);
    for (String rule : rules) {
      out.add("rule=" + rule);
      out.add("rule=" + rule + " " + types);
    }
    List<String> heads = List.of(head(one), head(other));
    out.add("head1=" + types + heads.get(0));
    out.add("head2=" + types + heads.get(1));
    int together = 0;
    int nearest = Integer.MAX_VALUE;
    for (Occurrence a : one.occurrences()) {
      for (Occurrence b : other.occurrences()) {
        if (a.sentence() == b.sentence() && !a.overlaps(b)) {
          together++;
          nearest = Math.min(nearest, distance(a, b));
          if (together <= 4) {
            between(a, b, types, kinds, out);
          }
        }
      }
    }
    out.add("together=" + kinds + Math.min(3, together));
    out.add("near=" + types + bucket(nearest));
    out.add("near=" + kinds + bucket(nearest));
    return out;
  }

  private boolean leads(Found f) {
    for (Found other : all) {
      if (kind(other).equals(kind(f))) {
        return other == f;
      }
    }
    return false;
  }

  private String inTitle(Found f) {
    return analysis.sentences().get(f.occurrences().get(0).sentence()).inTitle() ? "T" : "-";
  }

  private static void contained(Found one, Found other, String kinds, Set<String> out) {
    String a = one.candidate().key;
    String b = other.candidate().key;
    if (a.endsWith(" " + b)) {
      out.add("inside=ends " + kinds);
      out.add("inside=ends");
    } else if (b.endsWith(" " + a)) {
      out.add("inside=endsother " + kinds);
    } else if (a.startsWith(b + " ")) {
      out.add("inside=begins " + kinds);
    } else if (b.startsWith(a + " ")) {
      out.add("inside=beginsother " + kinds);
    }
    Set<String> words = new LinkedHashSet<>(List.of(a.split(" ")));
    words.retainAll(List.of(b.split(" ")));
    if (!words.isEmpty()) {
      out.add("shared=" + kinds);
    }
  }

  private void between(Occurrence a, Occurrence b, String types, String kinds, Set<String> out) {
    Sentence sentence = analysis.sentences().get(a.sentence());
    List<CoreLabel> tokens = sentence.tokens();
    boolean forward = a.from() < b.from();
    String order = (sentence.inTitle() ? "title" : "") + (forward ? ">" : "<");
    int from = forward ? a.to() : b.to();
    int to = forward ? b.from() : a.from();
    StringBuilder words = new StringBuilder();
    for (int i = from; i < to; i++) {
      CoreLabel token = tokens.get(i);
      String lemma = Words.lemma(token);
      String tag = token.tag();
      if (tag.startsWith("VB") || tag.equals("IN") || tag.equals("TO")) {
        out.add("mid=" + order + types + lemma);
        out.add("mid=" + order + lemma);
      }
      words.append(' ').append(lemma);
    }
    if (to - from <= LONGEST_BETWEEN) {
      out.add("words=" + order + types + words);
      out.add("words=" + order + words);
    }
    out.add("order=" + order + kinds);
    int first = forward ? a.from() : b.from();
    out.add("before=" + order + types + (first == 0 ? "^" : Words.lemma(tokens.get(first - 1))));
    for (int i = 0; i < first; i++) {
      if (tokens.get(i).tag().startsWith("VB")) {
        out.add("verbbefore=" + order + types + Words.lemma(tokens.get(i)));
      }
    }
    String path = path(sentence, a.head(), b.head());
    if (!path.isEmpty()) {
      out.add("path=" + path);
      out.add("path=" + types + path);
    }
  }

  /** The dependencies from one head up to where they meet and down to the other. */
  private static String path(Sentence sentence, int one, int other) {
    SemanticGraph graph = sentence.annotation().get(BasicDependenciesAnnotation.class);
    if (graph == null) {
      return "";
    }
    List<IndexedWord> up = ancestors(graph, one);
    List<IndexedWord> down = ancestors(graph, other);
    for (int i = 0; i < up.size(); i++) {
      int k = down.indexOf(up.get(i));
      if (k < 0) {
        continue;
      }
      if (i + k > LONGEST_PATH) {
        return "";
      }
      StringBuilder path = new StringBuilder();
      for (int n = 0; n < i; n++) {
        path.append(relation(graph, up.get(n), up.get(n + 1)));
        path.append(n + 1 < i ? "^" : "^" + Words.lemma(up.get(i).backingLabel()));
      }
      if (i == 0) {
        path.append('*');
      }
      for (int n = k - 1; n >= 0; n--) {
        path.append('v').append(relation(graph, down.get(n), down.get(n + 1)));
      }
      return path.toString();
    }
    return "";
  }

  private static String relation(SemanticGraph graph, IndexedWord child, IndexedWord parent) {
    return graph.getEdge(parent, child).getRelation().getShortName();
  }

  private static List<IndexedWord> ancestors(SemanticGraph graph, int token) {
    List<IndexedWord> chain = new ArrayList<>();
    IndexedWord node = graph.getNodeByIndexSafe(token + 1);
    while (node != null && chain.size() <= LONGEST_PATH && !chain.contains(node)) {
      chain.add(node);
      node = graph.getParent(node);
    }
    return chain;
  }

  private String head(Found f) {
    Occurrence o = f.occurrences().get(0);
    return Words.lemma(analysis.sentences().get(o.sentence()).tokens().get(o.head()));
  }

  private static String kind(Found f) {
    return f.type().label() + "." + f.role().label();
  }

  private static int distance(Occurrence a, Occurrence b) {
    return a.from() < b.from() ? b.from() - a.to() : a.from() - b.to();
  }

  private static String bucket(int distance) {
    if (distance == Integer.MAX_VALUE) {
      return "apart";
    }
    return distance <= 3 ? "" + distance : distance <= 6 ? "6" : distance <= 12 ? "12" : "far";
  }
}
