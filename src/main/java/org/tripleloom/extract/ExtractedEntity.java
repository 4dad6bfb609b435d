package org.tripleloom.extract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One research entity of one paper.
 *
 * @param name the fullest of its names that occurs in the text
 * @param mentions in order of the text, at least one, {@code name} among the {@link #names}
 * @param confidence that the paper has this role towards an entity of this type, 0 to 1
 * @param evidence the sentence that shows the role, exactly as it stands in the text
 * @param hedged whether that sentence only suggests it ("may", "could")
 * @param vector what the engine's encoder sees of its mentions; not part of the contract of {@code
 *     extract}
 */
public record ExtractedEntity(
    String name,
    List<Mention> mentions,
    EntityType type,
    Role role,
    double confidence,
    String evidence,
    boolean hedged,
    ContextVector vector) {
  public ExtractedEntity {
    mentions = List.copyOf(mentions);
    if (mentions.isEmpty()) {
      throw new IllegalArgumentException(name + " without a mention");
    }
    if (mentions.stream().noneMatch(Mention::isName)) {
      throw new IllegalArgumentException(name + " without a name");
    }
    if (!role.allows(type)) {
      throw new IllegalArgumentException(role.label() + " does not take a " + type.label());
    }
    checkConfidence(confidence);
  }

  /** Of an engine without an encoder. */
  public ExtractedEntity(
      String name,
      List<Mention> mentions,
      EntityType type,
      Role role,
      double confidence,
      String evidence,
      boolean hedged) {
    this(name, mentions, type, role, confidence, evidence, hedged, ContextVector.NONE);
  }

  /** The distinct surface forms, in order of the text. */
  public Set<String> forms() {
    Set<String> forms = new LinkedHashSet<>();
    mentions.forEach(mention -> forms.add(mention.text()));
    return forms;
  }

  /** The forms by which it may be known in other papers, in order of the text. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    mentions.stream().filter(Mention::isName).forEach(mention -> names.add(mention.text()));
    return names;
  }

  static void checkConfidence(double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence " + confidence);
    }
  }
}
