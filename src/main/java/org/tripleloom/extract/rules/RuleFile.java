package org.tripleloom.extract.rules;

import edu.stanford.nlp.ling.tokensregex.Env;
import edu.stanford.nlp.ling.tokensregex.TokenSequencePattern;
import edu.stanford.nlp.semgraph.semgrex.SemgrexPattern;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a file of rules: YAML, a mapping {@code macros} (name to TokensRegex, used as {@code $NAME}
 * in the patterns) and a list {@code rules} with the keys of {@link Rule}. What is wrong is said
 * with file and line ({@link Problem#BAD_RULE}).
 */
final class RuleFile {
  static final String SECOND = "a second rule is named ";

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "comment",
          "when",
          "tokens",
          "dependencies",
          "in",
          "type",
          "role",
          "relation",
          "confidence",
          "example",
          "expect");

  private final String file;
  private final Env env = TokenSequencePattern.getNewEnv();

  private RuleFile(String file, Map<String, String> macros) {
    this.file = file;
    env.setDefaultStringPatternFlags(Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    env.setDefaultStringMatchFlags(0x02);
    macros.forEach(
        (name, pattern) -> env.bind("$" + name, TokenSequencePattern.compile(env, pattern)));
  }

  /** Reads a user's file; {@code macros} are those of the bundled rules. */
  static List<Rule> read(Path path, Map<String, String> macros) {
    if (!Files.isRegularFile(path)) {
      throw Problem.NO_RULE_FILE.at(path);
    }
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      return read(path.toString(), reader, macros);
    } catch (IOException e) {
      throw Problem.NO_RULE_FILE.because(e, path);
    }
  }

  static List<Rule> read(String file, Reader reader, Map<String, String> macros) {
    return new RuleFile(file, macros).rules(reader);
  }

  private List<Rule> rules(Reader reader) {
    Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(reader);
    } catch (MarkedYAMLException e) {
      throw bad(e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1, e.getProblem());
    } catch (YAMLException e) {
      throw bad(1, "it is not text: " + e.getMessage());
    }
    if (!(root instanceof MappingNode top)) {
      throw bad(1, "a list named \"rules\" is needed");
    }
    Map<String, Node> parts = entries(top, Set.of("rules"));
    if (!(parts.get("rules") instanceof SequenceNode list)) {
      throw bad(line(root), "a list named \"rules\" is needed");
    }
    List<Rule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node node : list.getValue()) {
      Rule rule = rule(node);
      if (!names.add(rule.name())) {
        throw bad(line(node), SECOND + rule.name());
      }
      rules.add(rule);
    }
    return rules;
  }

  private Rule rule(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw bad(line(node), "a rule is a mapping with name, comment, example and a pattern");
    }
    Map<String, Node> keys = entries(mapping, KEYS);
    int line = line(node);
    for (String needed : List.of("name", "comment", "example", "expect")) {
      if (!keys.containsKey(needed)) {
        throw bad(line, "the rule has no \"" + needed + "\"");
      }
    }
    if (keys.containsKey("tokens") == keys.containsKey("dependencies")) {
      throw bad(line, "a rule has either \"tokens\" or \"dependencies\"");
    }
    TokenSequencePattern tokens = value(keys, "tokens", s -> TokenSequencePattern.compile(env, s));
    SemgrexPattern dependencies = value(keys, "dependencies", SemgrexPattern::compile);
    RelationType relation = value(keys, "relation", RelationType::of);
    String pattern = value(keys, tokens == null ? "dependencies" : "tokens", Function.identity());
    for (String capture : relation == null ? List.of("entity") : List.of("subject", "object")) {
      if (!pattern.contains(tokens == null ? "=" + capture : "?$" + capture)) {
        throw bad(line, "the pattern names no \"" + capture + "\"");
      }
    }
    EntityType type = value(keys, "type", EntityType::of);
    Role role = value(keys, "role", Role::of);
    if (type != null && role != null && !role.allows(type)) {
      throw bad(line, role.label() + " does not take a " + type.label());
    }
    Double confidence = value(keys, "confidence", RuleFile::probability);
    Rule.Part part = value(keys, "in", s -> Rule.Part.valueOf(s.toUpperCase(Locale.ROOT)));
    return new Rule(
        value(keys, "name", Function.identity()),
        value(keys, "comment", Function.identity()),
        file,
        line,
        Set.copyOf(strings(keys.get("when"))),
        tokens,
        dependencies,
        part == null ? Rule.Part.BOTH : part,
        type,
        role,
        relation,
        confidence == null ? Double.NaN : confidence,
        value(keys, "example", Function.identity()),
        strings(keys.get("expect")));
  }

  private static double probability(String text) {
    double p = Double.parseDouble(text);
    if (!(p > 0 && p <= 1)) {
      throw new IllegalArgumentException("a confidence is above 0 and at most 1");
    }
    return p;
  }

  /** The key's value, or null without the key; what {@code read} throws is told with the line. */
  private <T> T value(Map<String, Node> keys, String key, Function<String, T> read) {
    Node node = keys.get(key);
    if (node == null) {
      return null;
    }
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw bad(line(node), "\"" + key + "\" needs a text");
    }
    try {
      return read.apply(scalar.getValue().strip());
    } catch (RuntimeException | Error e) {
      if (e instanceof VirtualMachineError fatal) {
        throw fatal;
      }
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw bad(line(node), "\"" + key + "\" is wrong: " + message.lines().findFirst().orElse(""));
    }
  }

  private List<String> strings(Node node) {
    List<String> values = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        if (!(item instanceof ScalarNode scalar)) {
          throw bad(line(item), "a list of texts is needed");
        }
        values.add(scalar.getValue());
      }
    } else if (node != null) {
      throw bad(line(node), "a list is needed, as in [a, b]");
    }
    return values;
  }

  private Map<String, Node> entries(MappingNode mapping, Set<String> allowed) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (!allowed.contains(key)) {
        throw bad(line(tuple.getKeyNode()), "there is no key \"" + key + "\"");
      }
      entries.put(key, tuple.getValueNode());
    }
    return entries;
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private ProblemException bad(int line, String what) {
    return Problem.BAD_RULE.at(file, line, what);
  }
}
