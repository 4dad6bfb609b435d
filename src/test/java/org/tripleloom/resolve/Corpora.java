package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tripleloom.extract.ContextVector;
import org.tripleloom.extract.Engine;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.Mention;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;
import org.tripleloom.text.Span;

/** Small corpora of extracted papers. */
final class Corpora {
  private static final Engine ENGINE = new Engine("test", "1");

  private Corpora() {}

  static PaperEntities paper(String id, ExtractedEntity... entities) {
    return new PaperEntities(
        id, new Extraction(id, id, ENGINE, List.of(entities), List.of(), List.of()));
  }

  static ExtractedEntity method(String... forms) {
    return entity(EntityType.METHOD, 0.9, forms);
  }

  static ExtractedEntity metric(String... forms) {
    return entity(EntityType.METRIC, 0.9, forms);
  }

  static ExtractedEntity entity(String name, EntityType type, double confidence) {
    return entity(type, confidence, name);
  }

  static ExtractedEntity entity(EntityType type, double confidence, String... forms) {
    List<Mention> mentions = new ArrayList<>();
    for (String form : forms) {
      int at = 20 * mentions.size();
      mentions.add(
          new Mention(form, new Span(at, at + form.codePointCount(0, form.length())), "test"));
    }
    return new ExtractedEntity(
        forms[0],
        mentions,
        type,
        Role.MENTIONS,
        confidence,
        "A sentence.",
        false,
        vector(type + String.join(" ", forms)));
  }

  /** A method with a name, and with other forms that mean it in this paper alone. */
  static ExtractedEntity called(String name, String... forms) {
    ExtractedEntity plain = method(name);
    List<Mention> mentions = new ArrayList<>(plain.mentions());
    for (String form : forms) {
      mentions.add(new Mention(form, new Span(0, form.length()), Mention.COREFERENCE));
    }
    return new ExtractedEntity(
        name, mentions, plain.type(), plain.role(), plain.confidence(), plain.evidence(), false);
  }

  /** As an encoder might see it: a direction of its own for each of these. */
  private static ContextVector vector(String of) {
    byte[] values = new byte[32];
    new Random(of.hashCode()).nextBytes(values);
    return ContextVector.of(values);
  }

  /** A paper of methods that all show one sentence. */
  static PaperEntities evidence(String id, String sentence, String... names) {
    List<ExtractedEntity> entities = new ArrayList<>();
    for (String name : names) {
      ExtractedEntity plain = method(name);
      entities.add(
          new ExtractedEntity(
              name, plain.mentions(), plain.type(), plain.role(), 0.9, sentence, false));
    }
    return paper(id, entities.toArray(ExtractedEntity[]::new));
  }

  /** A paper of methods that states kinds: narrow, broad, narrow, broad… */
  static PaperEntities kinds(String id, double confidence, String... pairs) {
    Map<String, ExtractedEntity> entities = new LinkedHashMap<>();
    Arrays.stream(pairs).forEach(name -> entities.put(name, method(name)));
    List<ExtractedRelation> relations = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      relations.add(
          new ExtractedRelation(
              pairs[i],
              RelationType.SUB_CLASS_OF,
              pairs[i + 1],
              confidence,
              "A sentence.",
              false,
              "test"));
    }
    return new PaperEntities(
        id, new Extraction(id, id, ENGINE, List.copyOf(entities.values()), relations, List.of()));
  }

  /** Papers over a small vocabulary, so that keys, acronyms, types and kinds collide often. */
  static List<PaperEntities> random(int papers, long seed) {
    String[] first = {"graph", "Graph", "deep", "gated", "multi-modal", "multimodal", "Recurrent"};
    String[] middle = {"neural", "Neural", "memory", "language"};
    String[] last = {"networks", "network", "Network", "models", "model", "learning"};
    Random random = new Random(seed);
    List<PaperEntities> out = new ArrayList<>();
    for (int i = 0; i < papers; i++) {
      Map<String, ExtractedEntity> entities = new LinkedHashMap<>();
      for (int n = 0; n < 4; n++) {
        String full = pick(first, random) + " " + pick(middle, random) + " " + pick(last, random);
        StringBuilder initials = new StringBuilder();
        for (String word : full.split(" ")) {
          initials.append(Character.toUpperCase(word.charAt(0)));
        }
        String[] forms =
            switch (random.nextInt(3)) {
              case 0 -> new String[] {full};
              case 1 -> new String[] {full, initials.toString()};
              default -> new String[] {initials.toString()};
            };
        EntityType type = EntityType.values()[random.nextInt(EntityType.values().length)];
        entities.putIfAbsent(forms[0], entity(type, 0.1 + 0.8 * random.nextDouble(), forms));
      }
      List<String> names = List.copyOf(entities.keySet());
      List<ExtractedRelation> relations = new ArrayList<>();
      if (names.size() > 1) {
        relations.add(
            new ExtractedRelation(
                names.get(0),
                RelationType.SUB_CLASS_OF,
                names.get(1),
                random.nextDouble(),
                "A sentence.",
                false,
                "test"));
      }
      out.add(
          new PaperEntities(
              "paper/" + i,
              new Extraction(
                  "" + i, "t", ENGINE, List.copyOf(entities.values()), relations, List.of())));
    }
    return out;
  }

  /**
   * Papers whose terms are names in one and words in another, stand for one thing here and another
   * there, and are told as kinds in lists, so that what a key means changes with every paper.
   */
  static List<PaperEntities> shifting(int papers, long seed) {
    String[][] things = {
      {"CLIP", "contrastive language-image pretraining"},
      {"clip", "clips", "video clip"},
      {"MAP", "maximum a posteriori", "MAP inference"},
      {"mAP", "mean average precision"},
      {"map", "depth map", "maps"},
      {"RAG", "retrieval-augmented generation", "RAG pipeline"},
      {"rag", "rags"},
      {"SAM", "segment anything model", "SAM decoder"},
      {"SAM", "sharpness-aware minimization"},
      {"memory replay", "rehearsal", "generative memory replay"},
    };
    Random random = new Random(seed);
    List<PaperEntities> out = new ArrayList<>();
    for (int i = 0; i < papers; i++) {
      Map<String, ExtractedEntity> entities = new LinkedHashMap<>();
      for (int n = random.nextInt(4); n >= 0; n--) {
        String[] thing = things[random.nextInt(things.length)];
        String[] forms =
            random.nextInt(3) == 0
                ? new String[] {thing[1], thing[0]}
                : new String[] {pick(thing, random)};
        EntityType type = EntityType.values()[random.nextInt(3)];
        String list = thing[1] + " methods such as " + pick(thing, random) + " and rehearsal help.";
        ExtractedEntity plain = entity(type, 0.1 + 0.8 * random.nextDouble(), forms);
        entities.putIfAbsent(
            forms[0],
            new ExtractedEntity(
                plain.name(),
                plain.mentions(),
                type,
                plain.role(),
                plain.confidence(),
                list,
                false,
                vector(forms[0] + random.nextInt(6))));
      }
      out.add(paper("paper/" + i, entities.values().toArray(ExtractedEntity[]::new)));
    }
    return out;
  }

  private static String pick(String[] from, Random random) {
    return from[random.nextInt(from.length)];
  }
}
