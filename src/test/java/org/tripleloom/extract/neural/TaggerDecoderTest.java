package org.tripleloom.extract.neural;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.extract.neural.GoldenPapers.Golden;
import org.tripleloom.extract.neural.TaggerDecoder.Decoded;
import org.tripleloom.extract.neural.TaggerDecoder.Entity;

class TaggerDecoderTest {
  private static final Path SHARED = Path.of("../shared/model/golden.jsonl");
  private static final double TOLERANCE = 0.02;

  private static NeuralModel model;

  @BeforeAll
  static void load(@TempDir Path folder) throws IOException {
    model = new NeuralModel(GoldenPapers.networks(folder));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void our_own_papers_are_decoded_as_the_reference_does() throws IOException {
    assertSame(GoldenPapers.own(), 43);
  }

  @Test
  void further_papers_are_decoded_as_the_reference_does() throws IOException {
    assumeTrue(Files.exists(SHARED), "skipped: no " + SHARED + ", our own golden papers ran");
    assertSame(GoldenPapers.in(SHARED), 30);
  }

  private static void assertSame(GoldenPapers golden, int papers) {
    assertEquals(papers, golden.papers().size());
    assertAll(golden.papers().stream().map(TaggerDecoderTest::check));
  }

  private static Executable check(Golden golden) {
    return () -> {
      Windows windows = model.windows(golden.analysis());
      assertEquals(1, windows.windows().size(), golden.id());
      TaggedText text = model.tag(golden.analysis(), windows);
      AcronymKeys keys =
          new AcronymKeys(
              golden.analysis().paper().title(), golden.analysis().paper().abstractText());
      Decoded decoded = new TaggerDecoder(model.tagger(), model.labels()).decode(text, keys);
      assertAll(
          golden.id(),
          () ->
              assertEquals(
                  ids(golden.expected()), Arrays.toString(model.ids(windows.windows().get(0)))),
          () -> assertEquals(mentions(golden.expected()), mentions(decoded, text)),
          () -> clustersEqual(golden.expected().get("clusters"), decoded, text),
          () -> assertEquals(entities(golden.expected()), entities(decoded, text)),
          () -> assertEquals(relations(golden.expected()), relations(decoded, text)));
    };
  }

  private static void clustersEqual(JsonNode expected, Decoded decoded, TaggedText text) {
    assertEquals(expected.size(), decoded.clusters().size());
    assertFalse(expected.isEmpty());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(
          strings(expected.get(i).get("forms")),
          new TreeSet<>(decoded.clusters().get(i).forms(text).keySet()));
      assertClose(expected.get(i).get("roles"), decoded.scores().roles()[i]);
      assertClose(expected.get(i).get("types"), decoded.scores().types()[i]);
    }
  }

  private static void assertClose(JsonNode expected, double[] found) {
    assertEquals(expected.size(), found.length);
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected.get(i).asDouble(), found[i], TOLERANCE);
    }
  }

  private static String ids(JsonNode expected) {
    List<Long> ids = new ArrayList<>();
    expected.get("input_ids").forEach(id -> ids.add(id.asLong()));
    return ids.toString();
  }

  private static List<String> mentions(JsonNode expected) {
    List<String> mentions = new ArrayList<>();
    for (JsonNode mention : expected.get("mentions")) {
      JsonNode tokens = mention.get("tokens");
      mentions.add(tokens.get(0) + "-" + tokens.get(1) + " " + mention.get("text").asText());
    }
    return mentions;
  }

  private static List<String> mentions(Decoded decoded, TaggedText text) {
    return decoded.mentions().stream()
        .map(
            mention ->
                text.words().get(mention.first()).firstToken()
                    + "-"
                    + (text.words().get(mention.end() - 1).endToken() - 1)
                    + " "
                    + mention.of(text))
        .toList();
  }

  /** Of equally long forms the reference names any one, so a name is compared by its length. */
  private static Set<String> entities(JsonNode expected) {
    Set<String> entities = new TreeSet<>();
    for (JsonNode entity : expected.get("entities")) {
      entities.add(
          String.join(
              " | ",
              entity.get("name").asText().length() + " characters",
              strings(entity.get("mentions")).toString(),
              entity.get("type").asText(),
              entity.get("role").asText()));
    }
    return entities;
  }

  private static Set<String> entities(Decoded decoded, TaggedText text) {
    Set<String> entities = new TreeSet<>();
    for (Entity entity : decoded.entities()) {
      Cluster cluster = decoded.clusters().get(entity.cluster());
      entities.add(
          String.join(
              " | ",
              cluster.name(text).length() + " characters",
              new TreeSet<>(cluster.forms(text).keySet()).toString(),
              entity.type().label(),
              entity.role().label()));
    }
    return entities;
  }

  private static Set<String> relations(JsonNode expected) {
    Map<String, String> forms = new HashMap<>();
    for (JsonNode entity : expected.get("entities")) {
      forms.put(entity.get("name").asText(), strings(entity.get("mentions")).toString());
    }
    Set<String> relations = new TreeSet<>();
    for (JsonNode triple : expected.get("relations")) {
      relations.add(
          String.join(
              " | ",
              forms.get(triple.get(0).asText()),
              triple.get(1).asText(),
              forms.get(triple.get(2).asText())));
    }
    return relations;
  }

  private static Set<String> relations(Decoded decoded, TaggedText text) {
    Set<String> relations = new TreeSet<>();
    decoded
        .relations()
        .forEach(
            relation ->
                relations.add(
                    String.join(
                        " | ",
                        forms(decoded, relation.subject(), text),
                        relation.type().label(),
                        forms(decoded, relation.object(), text))));
    return relations;
  }

  private static String forms(Decoded decoded, int entity, TaggedText text) {
    Cluster cluster = decoded.clusters().get(decoded.entities().get(entity).cluster());
    return new TreeSet<>(cluster.forms(text).keySet()).toString();
  }

  private static TreeSet<String> strings(JsonNode array) {
    TreeSet<String> values = new TreeSet<>();
    array.forEach(value -> values.add(value.asText()));
    return values;
  }
}
