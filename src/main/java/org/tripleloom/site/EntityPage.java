package org.tripleloom.site;

import java.util.List;

/**
 * All about one entity.
 *
 * @param papersAt its papers at higher confidences, as {@link Higher#counts} gives them
 * @param iri absolute
 * @param typePath of the page of its class; may be null
 * @param trails from the widest kind to the next, one for each way up
 * @param wider what it is a kind of, with the reasons
 * @param kinds of it
 * @param names others than the label
 * @param merges why names were joined
 * @param matches IRIs in other vocabularies
 * @param definition a sentence that says what it is; null where no abstract does
 * @param queries for the years and for what is related
 * @param years its share of papers; null where no paper has a date
 */
public record EntityPage(
    EntityLink entity,
    String papersAt,
    String iri,
    String typePath,
    List<List<Step>> trails,
    List<Wider> wider,
    Narrower kinds,
    List<String> names,
    List<Merge> merges,
    List<String> matches,
    ClaimLine definition,
    List<Block> blocks,
    Chart years,
    List<Related> related,
    SideQueries queries,
    List<Download> downloads) {
  /**
   * @param path of its IRI
   * @param forms that it joined
   * @param reason in words
   * @param percent how sure it is
   */
  public record Merge(String path, List<String> forms, String reason, String percent) {}

  /**
   * @param reason in words
   * @param percent how sure it is; empty where nobody has said
   * @param confidence the same as a number
   */
  public record Wider(EntityLink entity, String reason, String percent, double confidence) {}

  /**
   * A wider kind in a trail.
   *
   * @param confidence of the weakest link between it and the entity
   */
  public record Step(EntityLink entity, double confidence) {}

  /**
   * @param papersAt its papers at higher confidences, as {@link Higher#counts} gives them
   * @param confidence that it is a kind of the entity
   */
  public record Kind(EntityLink entity, String papersAt, double confidence) {}

  /**
   * The kinds of an entity.
   *
   * @param more how many there are beside those shown
   * @param moreAt the same at higher confidences
   */
  public record Narrower(List<Kind> shown, int more, String moreAt) {}

  /** An entity that shares papers. */
  public record Related(EntityLink entity, int shared) {}

  /** A form of the data behind the page. */
  public record Download(String label, String suffix) {
    private static final List<Download> ALL =
        List.of(
            new Download("Turtle", ".ttl"),
            new Download("JSON-LD", ".jsonld"),
            new Download("N-Triples", ".nt"),
            new Download("RDF/XML", ".rdf"));

    /**
     * @param frozen whether pages are files, beside which there are not all forms
     */
    static List<Download> of(boolean frozen) {
      return ALL.stream()
          .filter(form -> !frozen || DocumentFiles.SUFFIXES.contains(form.suffix()))
          .toList();
    }
  }
}
