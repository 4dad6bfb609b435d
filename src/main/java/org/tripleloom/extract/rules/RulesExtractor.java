package org.tripleloom.extract.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tripleloom.extract.Dropped;
import org.tripleloom.extract.Engine;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.Extractor;
import org.tripleloom.extract.Mention;
import org.tripleloom.extract.Modality;
import org.tripleloom.extract.Surface;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperId;
import org.tripleloom.problem.Problem;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Analyzer;
import org.tripleloom.text.Depth;
import org.tripleloom.text.Sentence;
import org.tripleloom.vocab.GazetteerEntry;
import org.tripleloom.vocab.Ontology;

/**
 * The extractor that needs CoreNLP alone: rules over tokens and dependencies say where an entity or
 * a relation stands, and small linear models, learned offline from annotated papers, weigh what the
 * rules and the words around say (files and their making: {@code src/train/java/README.md}).
 * Deterministic; about 10 ms of its own for a usual abstract.
 */
public final class RulesExtractor implements Extractor {
  private static final String NAME = "rules";
  private static final String VERSION = "2";
  private static final int DROPPED = 40;

  /** What {@link #depth} says. */
  public static final Depth DEPTH = Depth.DEPENDENCIES;

  private final RuleSet rules;
  private final Candidates candidates;
  private final EntityFinder entities;
  private final RelationFinder relations;
  private final Map<String, Double> precision;
  private final Engine engine;

  RulesExtractor(
      RuleSet rules,
      Ontology ontology,
      Engine engine,
      EntityFinder entities,
      RelationFinder relations,
      Map<String, Double> precision) {
    this.rules = rules;
    this.candidates = new Candidates(gazetteer(ontology));
    this.entities = entities;
    this.relations = relations;
    this.precision = precision;
    this.engine = engine;
  }

  /**
   * @param files a user's rules, beside the bundled ones
   * @param ontology whose names are looked up in the text
   * @throws org.tripleloom.problem.ProblemException on the first thing wrong in a rule file
   */
  public static RulesExtractor open(List<Path> files, Ontology ontology) {
    Analyzer.preload(DEPTH);
    Map<String, Double> precision = precision();
    Map<String, Double> thresholds = numbers("thresholds.tsv");
    return new RulesExtractor(
        RuleSet.with(files),
        ontology,
        engine(files, ontology),
        new EntityFinder(
            LinearModel.load("entity"),
            LinearModel.load("type"),
            LinearModel.load("role"),
            thresholds.get("entity")),
        new RelationFinder(LinearModel.load("relation"), precision, thresholds.get("relation")),
        precision);
  }

  /** Name and version, without loading; throws {@link Problem#NO_RULE_FILE}. */
  public static Engine engine(List<Path> files, Ontology ontology) {
    return new Engine(NAME, version(files, ontology));
  }

  /** With what a user added in the name, so that cached answers of other rules are not taken. */
  private static String version(List<Path> files, Ontology ontology) {
    StringBuilder added = new StringBuilder();
    for (Path file : files) {
      try {
        added.append(Files.readString(file)).append('\0');
      } catch (IOException e) {
        throw Problem.NO_RULE_FILE.because(e, file);
      }
    }
    if (!ontology.hash().equals(Ontology.bundled().hash())) {
      added.append(ontology.hash());
    }
    return added.length() == 0
        ? VERSION
        : VERSION + "+" + PaperId.hash(added.toString()).substring(0, 8);
  }

  private static Map<String, String> gazetteer(Ontology ontology) {
    Map<String, String> types = new HashMap<>();
    for (GazetteerEntry entry : ontology.gazetteer()) {
      types.put(Surface.key(entry.form()), entry.type());
    }
    return types;
  }

  /** Of each bundled rule, as measured on annotated papers. */
  static Map<String, Double> precision() {
    return numbers("measured.tsv");
  }

  private static Map<String, Double> numbers(String file) {
    Map<String, Double> numbers = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                RulesExtractor.class.getResourceAsStream("/rules/" + file),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] columns = line.split("\t");
          numbers.put(columns[0], Double.parseDouble(columns[1]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return numbers;
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public Depth depth() {
    return DEPTH;
  }

  @Override
  public Extraction extract(Analysis analysis) {
    List<Dropped> dropped = new ArrayList<>();
    if (!analysis.whole()) {
      dropped.add(
          new Dropped(
              "the rest of the text",
              0,
              "only the first " + Analyzer.LONGEST_TEXT + " characters are read"));
    }
    List<RuleMatch> matches = rules.match(analysis);
    List<Found> found = entities.choose(analysis, candidates.of(analysis, matches), dropped);
    List<ExtractedRelation> stated = relations.find(analysis, found, matches, dropped);
    dropped.sort(
        Comparator.comparingDouble((Dropped d) -> -d.score()).thenComparing(Dropped::what));
    Paper paper = analysis.paper();
    return new Extraction(
        paper.inputId() == null ? paper.id().path() : paper.inputId(),
        paper.title(),
        engine,
        found.stream().map(f -> entity(analysis, f)).toList(),
        stated,
        dropped.subList(0, Math.min(DROPPED, dropped.size())));
  }

  private ExtractedEntity entity(Analysis analysis, Found found) {
    List<Mention> mentions = new ArrayList<>();
    for (Occurrence o : found.occurrences()) {
      mentions.add(
          new Mention(
              analysis.text().substring(o.begin(), o.end()),
              analysis.codePoints(o.begin(), o.end()),
              foundBy(analysis, found, o)));
    }
    Occurrence shown = shown(analysis, found);
    Sentence evidence = analysis.sentences().get(shown.sentence());
    return new ExtractedEntity(
        found.name(),
        mentions,
        found.type(),
        found.role(),
        found.confidence(),
        analysis.textOf(evidence),
        Modality.of(evidence, shown.begin(), shown.end()) == Modality.HEDGED);
  }

  /** The most precise of the rules that match the mention, else what made it a candidate. */
  private String foundBy(Analysis analysis, Found found, Occurrence o) {
    String best = null;
    double bestPrecision = -1;
    for (Rule rule : o.rules()) {
      double p = trust(rule);
      if (p > bestPrecision) {
        best = rule.name();
        bestPrecision = p;
      }
    }
    if (best != null) {
      return best;
    }
    boolean other =
        !Surface.key(analysis.text().substring(o.begin(), o.end())).equals(found.candidate().key);
    if (found.candidate().defined && other) {
      return "acronym";
    }
    return found.candidate().listedType.isEmpty() ? "noun-phrase" : "listed-name";
  }

  private double trust(Rule rule) {
    return Double.isNaN(rule.confidence())
        ? precision.getOrDefault(rule.name(), 0.0)
        : rule.confidence();
  }

  /** Where the role shows: at a rule that states it, else the first place in the abstract. */
  private Occurrence shown(Analysis analysis, Found found) {
    Occurrence best = null;
    double bestTrust = 0;
    for (Occurrence o : found.occurrences()) {
      for (Rule rule : o.rules()) {
        if (rule.role() == found.role() && trust(rule) > bestTrust) {
          best = o;
          bestTrust = trust(rule);
        }
      }
    }
    if (best != null) {
      return best;
    }
    for (Occurrence o : found.occurrences()) {
      if (!analysis.sentences().get(o.sentence()).inTitle()) {
        return o;
      }
    }
    return found.occurrences().get(0);
  }
}
