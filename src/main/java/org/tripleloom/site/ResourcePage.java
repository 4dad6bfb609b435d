package org.tripleloom.site;

import java.util.List;

/**
 * What the store says about one thing, as a table.
 *
 * @param kind the labels of its classes
 * @param iri of the thing
 * @param sentence of a claim, its mentions marked; empty for all else
 * @param rows what is stated of it
 * @param others what is stated of its parts, and of other things on the page
 * @param total statements and claims on all pages, or -1 where that is not known
 * @param documents the other forms of this page
 */
public record ResourcePage(
    String kind,
    String iri,
    List<Piece> sentence,
    List<Row> rows,
    List<Block> others,
    long total,
    Pager pager,
    List<Link> documents) {
  public ResourcePage {
    sentence = List.copyOf(sentence);
    rows = List.copyOf(rows);
    others = List.copyOf(others);
    documents = List.copyOf(documents);
  }

  /** The documents about a thing for programs; a folder of files has some. */
  static List<Link> forms(String path, Links links) {
    return EntityPage.Download.of(links.frozen()).stream()
        .map(form -> new Link(form.label(), links.document(path, form.suffix())))
        .toList();
  }

  /**
   * Values of one property, read in one direction.
   *
   * @param property its label, or the inverse one
   * @param term where it is explained, or null
   */
  public record Row(String property, String term, List<Link> values) {
    private static final int MANY = 24;
    private static final int FIRST = 12;

    /** Those seen at once. */
    public List<Link> first() {
      return values.size() > MANY ? values.subList(0, FIRST) : values;
    }

    /** Those that open. */
    public List<Link> more() {
      return values.subList(first().size(), values.size());
    }
  }

  /**
   * Something else that the page speaks of.
   *
   * @param anchor its fragment, or null
   */
  public record Block(Link name, String anchor, List<Row> rows) {
    /** The page that has all of its rows; null where this is it. */
    public String own() {
      return anchor == null ? name.address() : null;
    }
  }

  /**
   * A text that may lead somewhere.
   *
   * @param address relative to the page, or of elsewhere; null leads nowhere
   */
  public record Link(String text, String address) {}
}
