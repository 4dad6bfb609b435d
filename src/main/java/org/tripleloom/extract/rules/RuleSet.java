package org.tripleloom.extract.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.IndexedWord;
import edu.stanford.nlp.ling.tokensregex.TokenSequenceMatcher;
import edu.stanford.nlp.semgraph.SemanticGraph;
import edu.stanford.nlp.semgraph.SemanticGraphCoreAnnotations.EnhancedPlusPlusDependenciesAnnotation;
import edu.stanford.nlp.semgraph.semgrex.SemgrexMatcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tripleloom.problem.Problem;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Sentence;

/** The bundled rules and a user's, ready to match. Immutable; one serves all threads. */
public final class RuleSet {
  private static final String FOLDER = "/rules/";
  private static final List<String> FILES =
      List.of("titles.yaml", "introducing.yaml", "roles.yaml", "kinds.yaml", "relations.yaml");

  private final List<Rule> rules;

  private RuleSet(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  public static RuleSet bundled() {
    return with(List.of());
  }

  /**
   * The bundled rules and those of the files.
   *
   * @throws org.tripleloom.problem.ProblemException on the first thing wrong in a file
   */
  public static RuleSet with(List<Path> files) {
    Map<String, String> macros = macros();
    List<Rule> rules = new ArrayList<>();
    for (String name : FILES) {
      try (InputStream in = RuleSet.class.getResourceAsStream(FOLDER + name)) {
        rules.addAll(
            RuleFile.read(name, new InputStreamReader(in, StandardCharsets.UTF_8), macros));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    for (Path file : files) {
      rules.addAll(RuleFile.read(file, macros));
    }
    Set<String> names = new HashSet<>();
    for (Rule rule : rules) {
      if (!names.add(rule.name())) {
        throw Problem.BAD_RULE.at(rule.file(), rule.line(), RuleFile.SECOND + rule.name());
      }
    }
    return new RuleSet(rules);
  }

  /** Named pieces of patterns, for bundled and users' rules alike. */
  static Map<String, String> macros() {
    try (InputStream in = RuleSet.class.getResourceAsStream(FOLDER + "macros.yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<Map<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that need no dependencies: they work on an analysis with lemmas alone. */
  public RuleSet withoutDependencies() {
    return new RuleSet(rules.stream().filter(rule -> !rule.needsDependencies()).toList());
  }

  List<Rule> rules() {
    return rules;
  }

  /** All matches, by sentence, then in order of the rules, then from left to right. */
  List<RuleMatch> match(Analysis analysis) {
    List<RuleMatch> found = new ArrayList<>();
    for (int i = 0; i < analysis.sentences().size(); i++) {
      Sentence sentence = analysis.sentences().get(i);
      Set<String> lemmas = new HashSet<>();
      for (CoreLabel token : sentence.tokens()) {
        lemmas.add(Words.lemma(token));
      }
      Set<RuleMatch> matches = new LinkedHashSet<>();
      for (Rule rule : rules) {
        if (rule.part().holds(sentence.inTitle())
            && (rule.when().isEmpty() || !Collections.disjoint(rule.when(), lemmas))) {
          if (rule.tokens() != null) {
            matchTokens(rule, sentence, i, matches);
          } else {
            matchDependencies(rule, sentence, i, matches);
          }
        }
      }
      found.addAll(matches);
    }
    return found;
  }

  private static void matchTokens(Rule rule, Sentence sentence, int index, Set<RuleMatch> out) {
    TokenSequenceMatcher matcher = rule.tokens().getMatcher(sentence.tokens());
    while (matcher.find()) {
      if (rule.relation() == null) {
        add(out, rule, index, matcher.start("$entity"), matcher.end("$entity"), -1, -1);
      } else {
        add(
            out,
            rule,
            index,
            matcher.start("$subject"),
            matcher.end("$subject"),
            matcher.start("$object"),
            matcher.end("$object"));
      }
    }
  }

  private static void add(
      Set<RuleMatch> out, Rule rule, int index, int from, int to, int otherFrom, int otherTo) {
    if (from >= 0) {
      out.add(new RuleMatch(rule, index, from, to, otherFrom, otherTo));
    }
  }

  private static void matchDependencies(
      Rule rule, Sentence sentence, int index, Set<RuleMatch> out) {
    SemanticGraph graph = sentence.annotation().get(EnhancedPlusPlusDependenciesAnnotation.class);
    if (graph == null || graph.isEmpty()) {
      return;
    }
    List<RuleMatch> matches = new ArrayList<>();
    SemgrexMatcher matcher = rule.dependencies().matcher(graph);
    while (matcher.find()) {
      boolean entity = rule.relation() == null;
      IndexedWord one = matcher.getNode(entity ? "entity" : "subject");
      IndexedWord other = entity ? null : matcher.getNode("object");
      if (one != null && one.index() > 0 && !one.equals(other)) {
        int from = one.index() - 1;
        int otherFrom = other == null ? -1 : other.index() - 1;
        int otherTo = other == null ? -1 : other.index();
        matches.add(new RuleMatch(rule, index, from, from + 1, otherFrom, otherTo));
      }
    }
    matches.sort(
        (a, b) ->
            a.from() != b.from()
                ? Integer.compare(a.from(), b.from())
                : Integer.compare(a.otherFrom(), b.otherFrom()));
    out.addAll(matches);
  }
}
