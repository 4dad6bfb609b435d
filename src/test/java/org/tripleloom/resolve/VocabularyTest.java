package org.tripleloom.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

class VocabularyTest {
  private static final String PREFIXES =
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <http://v.org/> ."
          + " @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . ";

  private static final List<PaperEntities> PAPERS =
      List.of(
          Corpora.paper("a", Corpora.method("memory replay"), Corpora.method("deep networks")),
          Corpora.paper("b", Corpora.method("Rehearsal")),
          Corpora.paper("c", Corpora.method("generative memory replay")),
          Corpora.paper("d", Corpora.method("sparse transformers")));

  @TempDir Path folder;

  private Vocabulary vocabulary(String turtle) throws IOException {
    return Vocabulary.read(List.of(Files.writeString(folder.resolve("v.ttl"), PREFIXES + turtle)));
  }

  private static Resolution resolve(Vocabulary vocabulary) {
    return new Resolver(Curation.NONE, vocabulary).resolve(PAPERS);
  }

  private static List<Problem> problems(List<ProblemException> warnings) {
    return warnings.stream().map(ProblemException::problem).toList();
  }

  @Test
  void labels_of_one_concept_make_one_entity_that_matches_it() throws IOException {
    Resolution found =
        resolve(
            vocabulary(":r skos:prefLabel \"Memory replay\"@en ; skos:altLabel \"rehearsal\" ."));
    Entity replay = found.entity("b", "Rehearsal");
    assertEquals(found.entity("a", "memory replay"), replay);
    assertEquals("http://v.org/r", replay.matches().get(0).iri());
    assertTrue(replay.matches().get(0).exact());
    assertTrue(found.merges().stream().anyMatch(m -> m.reason() == Merge.Reason.VOCABULARY));
  }

  @Test
  void what_several_files_say_of_one_concept_counts_together() throws IOException {
    Path first =
        Files.writeString(folder.resolve("1.ttl"), PREFIXES + ":r skos:prefLabel \"rehearsal\" .");
    Path second =
        Files.writeString(
            folder.resolve("2.ttl"), PREFIXES + ":r skos:altLabel \"memory replay\" .");
    Resolution found = resolve(Vocabulary.read(List.of(first, second)));
    assertEquals(found.entity("a", "memory replay"), found.entity("b", "Rehearsal"));
  }

  @Test
  void a_term_whose_end_is_known_gets_a_broad_match_with_the_reason() throws IOException {
    Resolution found = resolve(vocabulary(":t rdfs:label \"Transformer\" ."));
    Match match = found.entity("d", "sparse transformers").matches().get(0);
    assertEquals(
        new Match("http://v.org/t", false, "it is named as a kind of \"Transformer\""), match);
  }

  @Test
  void a_label_of_two_concepts_matches_neither() throws IOException {
    Resolution found =
        resolve(vocabulary(":x skos:altLabel \"rehearsal\" . :y skos:altLabel \"rehearsal\" ."));
    assertEquals(List.of(), found.entity("b", "Rehearsal").matches());
  }

  @Test
  void what_the_vocabulary_calls_broader_is_a_kind() throws IOException {
    Resolution found =
        resolve(
            vocabulary(
                ":r skos:prefLabel \"rehearsal\" ; skos:broader :d ."
                    + " :d skos:prefLabel \"deep networks\" ."));
    assertEquals(List.of("deep-networks"), found.entity("b", "Rehearsal").broader());
  }

  @Test
  void bad_vocabularies_are_one_warning_each_and_the_resolution_goes_on() throws IOException {
    Vocabulary broken = vocabulary(":r skos:prefLabel \"x");
    assertEquals(List.of(Problem.VOCABULARY_UNREADABLE), problems(broken.warnings()));
    assertTrue(broken.warnings().get(0).getMessage().contains("v.ttl"));
    assertEquals(
        List.of(Problem.VOCABULARY_LANGUAGE),
        problems(vocabulary(":r skos:prefLabel \"Wiederholung\"@de .").warnings()));
    assertEquals(List.of(Problem.VOCABULARY_EMPTY), problems(vocabulary("").warnings()));
    assertEquals(
        List.of(Problem.NO_SUCH_SOURCE),
        problems(Vocabulary.read(List.of(folder.resolve("gone.ttl"))).warnings()));
    Vocabulary round =
        vocabulary(
            ":r skos:prefLabel \"rehearsal\" ; skos:broader :m ."
                + " :m skos:prefLabel \"deep networks\" ; skos:broader :r .");
    assertEquals(List.of(Problem.VOCABULARY_CYCLE), problems(round.warnings()));
    Resolution found = resolve(round);
    assertEquals(
        1,
        found.entity("b", "Rehearsal").broader().size()
            + found.entity("a", "deep networks").broader().size());
    assertEquals(resolve(Vocabulary.NONE).entities(), resolve(broken).entities());
  }

  @Test
  void a_large_vocabulary_is_read_as_a_stream_and_only_labels_of_the_corpus_count()
      throws IOException {
    int concepts = 50_000;
    Path file = folder.resolve("large.nt");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < concepts; i++) {
        String label = i == 777 ? "rehearsal" : "label number " + i;
        out.write("<http://v.org/" + i + "> <" + SKOS.prefLabel + "> \"" + label + "\"@en .\n");
        out.write("<http://v.org/" + i + "> <" + SKOS.altLabel + "> \"Zahl " + i + "\"@de .\n");
        out.write("<http://v.org/" + i + "> <" + SKOS.altLabel + "> \"other " + i + "\" .\n");
        out.write(
            "<http://v.org/" + i + "> <" + SKOS.broader + "> <http://v.org/" + i / 2 + "> .\n");
      }
    }
    Vocabulary large = Vocabulary.read(List.of(file));
    assertEquals(List.of(), large.warnings());
    assertEquals(concepts, large.concepts().size());
    assertEquals(
        List.of("http://v.org/777"),
        resolve(large).entity("b", "Rehearsal").matches().stream().map(Match::iri).toList());
  }

  @Test
  void a_million_labels_are_used_and_told_of_in_one_sentence() throws IOException {
    Path file = folder.resolve("million.nt");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < 1_000_000; i++) {
        String label = i == 777 ? "rehearsal" : "l" + i;
        out.write("<v:" + i / 100 + "> <" + SKOS.altLabel + "> \"" + label + "\" .\n");
      }
    }
    Vocabulary million = Vocabulary.read(List.of(file));
    assertEquals(List.of(Problem.VOCABULARY_LARGE), problems(million.warnings()));
    assertTrue(million.warnings().get(0).getMessage().contains("1,000,000 labels"));
    assertEquals(
        List.of("v:7"),
        resolve(million).entity("b", "Rehearsal").matches().stream().map(Match::iri).toList());
  }
}
