package org.tripleloom.graph;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.Mention;
import org.tripleloom.extract.RelationType;
import org.tripleloom.paper.PaperId;
import org.tripleloom.resolve.Entity;
import org.tripleloom.text.Span;

/**
 * One statement of one paper with its evidence, entities resolved.
 *
 * @param holds whether the graph asserts it as a plain triple; always, but for that one is a kind
 *     of another where the hierarchy over all papers has it otherwise ({@link Entity#kinds})
 * @param hash of paper, property and the normalised names as extracted: resolving anew keeps it
 * @param subject IRI path of the paper for a role, of an entity for a relation
 * @param property local name in the ontology
 * @param object IRI path of an entity
 * @param subjectType what the subject is in this paper; null for a role
 * @param rule what found a relation; null for a role, whose mentions have their own
 * @param subjectMention null for a role
 * @param objectMentions all of a role, one of a relation
 */
public record Claim(
    boolean holds,
    String hash,
    String subject,
    String property,
    String object,
    EntityType subjectType,
    EntityType objectType,
    double confidence,
    String sentence,
    boolean hedged,
    String rule,
    Mention subjectMention,
    List<Mention> objectMentions) {
  private static final int HASH_LENGTH = 32;
  private static final Comparator<Mention> NAMES_FIRST =
      Comparator.comparing(mention -> !mention.isName());

  public Claim {
    objectMentions = List.copyOf(objectMentions);
  }

  /** Whether it says what the paper does with an entity, not what an entity has to do with one. */
  public boolean isRole() {
    return subjectType == null;
  }

  /**
   * The claims of a paper, each hash once. A relation whose ends are one entity after resolution is
   * left out.
   *
   * @param paper its IRI path
   * @param text of the paper, in which mentions and sentences stand
   */
  public static Collection<Claim> of(
      String paper, String text, Extraction extraction, Meaning meaning) {
    Map<String, Claim> claims = new LinkedHashMap<>();
    Map<String, ExtractedEntity> byName = new HashMap<>();
    for (ExtractedEntity entity : extraction.entities()) {
      byName.put(entity.name(), entity);
      put(claims, role(paper, entity, meaning.slug(entity.name())));
    }
    for (ExtractedRelation relation : extraction.relations()) {
      String subject = meaning.slug(relation.subject());
      String object = meaning.slug(relation.object());
      if (!subject.equals(object)) {
        ExtractedEntity from = byName.get(relation.subject());
        ExtractedEntity to = byName.get(relation.object());
        Span sentence = sentence(text, relation.evidence());
        put(claims, relation(paper, relation, sentence, from, to, meaning));
      }
    }
    return claims.values();
  }

  private static Claim role(String paper, ExtractedEntity entity, String slug) {
    return new Claim(
        true,
        hash(paper, entity),
        paper,
        entity.role().label(),
        Entity.path(slug),
        null,
        entity.type(),
        entity.confidence(),
        entity.evidence(),
        entity.hedged(),
        null,
        null,
        entity.mentions());
  }

  private static Claim relation(
      String paper,
      ExtractedRelation relation,
      Span sentence,
      ExtractedEntity from,
      ExtractedEntity to,
      Meaning meaning) {
    return new Claim(
        holds(relation, meaning),
        hash(paper, relation),
        Entity.path(meaning.slug(from.name())),
        relation.type().property(),
        Entity.path(meaning.slug(to.name())),
        from.type(),
        to.type(),
        relation.confidence(),
        relation.evidence(),
        relation.hedged(),
        relation.rule(),
        mention(from, sentence),
        List.of(mention(to, sentence)));
  }

  /** Whether the plain triple of a relation stands in the graph of its paper. */
  public static boolean holds(ExtractedRelation relation, Meaning meaning) {
    return relation.type() != RelationType.SUB_CLASS_OF
        || meaning.isKind(relation.subject(), relation.object());
  }

  private static Span sentence(String text, String sentence) {
    int at = sentence.isEmpty() ? -1 : text.indexOf(sentence);
    if (at < 0) {
      return null;
    }
    int begin = text.codePointCount(0, at);
    return new Span(begin, begin + sentence.codePointCount(0, sentence.length()));
  }

  /** The first mention in the sentence, else the first of all; a name where there is one. */
  private static Mention mention(ExtractedEntity entity, Span sentence) {
    return entity.mentions().stream()
        .filter(mention -> isIn(sentence, mention.span()))
        .min(NAMES_FIRST)
        .or(() -> entity.mentions().stream().min(NAMES_FIRST))
        .orElseThrow();
  }

  private static boolean isIn(Span sentence, Span mention) {
    return sentence != null
        && mention.begin() >= sentence.begin()
        && mention.end() <= sentence.end();
  }

  /** Names that differ only in case are one claim, the surer one, with the mentions of both. */
  private static void put(Map<String, Claim> claims, Claim claim) {
    claims.merge(claim.hash(), claim, Claim::with);
  }

  private Claim with(Claim other) {
    Claim surer = other.confidence > confidence ? other : this;
    List<Mention> mentions = new ArrayList<>(surer.objectMentions);
    if (isRole()) {
      (surer == this ? other : this)
          .objectMentions.stream().filter(m -> !mentions.contains(m)).forEach(mentions::add);
    }
    return new Claim(
        holds || other.holds,
        hash,
        surer.subject,
        property,
        surer.object,
        surer.subjectType,
        surer.objectType,
        surer.confidence,
        surer.sentence,
        surer.hedged,
        surer.rule,
        surer.subjectMention,
        mentions);
  }

  static String hash(String paper, ExtractedEntity entity) {
    return hash(paper, entity.role().label(), entity.name());
  }

  static String hash(String paper, ExtractedRelation relation) {
    return hash(paper, relation.type().property(), relation.subject(), relation.object());
  }

  private static String hash(String paper, String property, String... names) {
    StringBuilder key = new StringBuilder(paper).append('\n').append(property);
    for (String name : names) {
      key.append('\n').append(normalised(name));
    }
    return PaperId.hash(key.toString()).substring(0, HASH_LENGTH);
  }

  private static String normalised(String form) {
    return Normalizer.normalize(form, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .strip();
  }
}
