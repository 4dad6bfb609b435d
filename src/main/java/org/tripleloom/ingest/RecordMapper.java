package org.tripleloom.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tripleloom.ingest.FieldMap.Field;
import org.tripleloom.paper.ArxivId;
import org.tripleloom.paper.PublicationDate;

/**
 * Finds a paper in a record of named fields by what publishers call them: the arXiv snapshot,
 * Semantic Scholar, OpenAlex, Crossref, conference lists, tables with a header, and shapes never
 * seen before. Names are compared without case, blanks, hyphens and underscores.
 */
final class RecordMapper {
  private static final Map<Field, List<String>> NAMES = new TreeMap<>();

  static {
    name(Field.ID, "id", "paperid", "corpusid", "workid", "key", "uid", "forum");
    name(
        Field.TITLE,
        "title",
        "papertitle",
        "articletitle",
        "documenttitle",
        "displayname",
        "headline");
    name(
        Field.ABSTRACT,
        "abstract",
        "abstracttext",
        "paperabstract",
        "summary",
        "abstractnote",
        "description",
        "tldr.text");
    name(
        Field.AUTHORS,
        "authorsparsed",
        "authors",
        "author",
        "authorships",
        "authornames",
        "creators",
        "creator",
        "authorlist");
    name(
        Field.VENUE,
        "venue",
        "publicationvenue.name",
        "journal.name",
        "journalref",
        "journal",
        "conference",
        "booktitle",
        "containertitle",
        "primarylocation.source.displayname",
        "hostvenue.displayname",
        "sourcetitle",
        "publicationtitle",
        "journaltitle",
        "publication");
    name(
        Field.PUBLISHED,
        "published",
        "publicationdate",
        "publisheddate",
        "datepublished",
        "publishdate",
        "date",
        "publicationyear",
        "year",
        "issued",
        "pubyear",
        "created");
    name(Field.DOI, "doi", "externalids.doi", "ids.doi", "digitalobjectidentifier");
    name(Field.ARXIV, "arxiv", "arxivid", "externalids.arxiv", "ids.arxiv", "eprint", "arxivurl");
    name(Field.KEYWORDS, "keywords", "keyword", "authorkeywords", "tags");
  }

  /** All that the product's own shape, its gold files and its extractions are made of. */
  private static final Set<String> OWN =
      Set.of(
          "id",
          "title",
          "abstract",
          "authors",
          "venue",
          "published",
          "doi",
          "arxiv",
          "arxivVersion",
          "keywords",
          "withdrawn",
          "sources");

  private final FieldMap fields;

  RecordMapper(FieldMap fields) {
    this.fields = fields;
  }

  private static void name(Field field, String... names) {
    NAMES.put(field, List.of(names));
  }

  /** Whether a column or field of this name can hold a title. */
  static boolean isTitle(String name) {
    return NAMES.get(Field.TITLE).contains(plain(name));
  }

  boolean hasTitle(ObjectNode node) {
    return !Values.text(value(node, Field.TITLE)).isBlank();
  }

  /** Everything that the record says; what it lacks stays null or empty. */
  Entry entry(ObjectNode node, long line, Format format) {
    Entry entry = new Entry(line);
    Map<String, JsonNode> plain = plainNames(node);
    boolean own =
        format == Format.tripleloom
            || format == Format.json && fields.paths().isEmpty() && isOwn(node);
    entry.text = own ? Entry.Text.VERBATIM : Entry.Text.MARKED_UP;
    entry.inputId = Values.text(value(node, plain, Field.ID));
    entry.title = Values.text(value(node, plain, Field.TITLE));
    entry.abstractText = abstractText(node, plain);
    entry.authors = Names.authors(value(node, plain, Field.AUTHORS));
    entry.venue = Values.text(value(node, plain, Field.VENUE));
    entry.doi = Values.text(value(node, plain, Field.DOI));
    entry.arxiv = arxiv(node, plain, entry.inputId);
    entry.published = published(node, plain);
    entry.keywords = Values.list(value(node, plain, Field.KEYWORDS), "[;|]|,(?![^,]*;)");
    entry.comment = Values.text(plain.get("comments"));
    entry.withdrawn =
        Values.isTrue(plain.get("withdrawn"))
            || Values.isTrue(plain.get("isretracted"))
            || Values.isTrue(plain.get("retracted"));
    return entry;
  }

  private String abstractText(ObjectNode node, Map<String, JsonNode> plain) {
    JsonNode inverted = plain.get("abstractinvertedindex");
    return inverted instanceof ObjectNode index && !index.isEmpty()
        ? Values.fromIndex(index)
        : Values.text(value(node, plain, Field.ABSTRACT));
  }

  private ArxivId arxiv(ObjectNode node, Map<String, JsonNode> plain, String id) {
    ArxivId arxiv = ArxivId.parse(Values.text(value(node, plain, Field.ARXIV)));
    boolean snapshot = plain.containsKey("authorsparsed") || plain.containsKey("categories");
    if (arxiv == null && (snapshot || id.contains("arxiv") || id.contains("arXiv"))) {
      arxiv = ArxivId.parse(id);
    }
    int version = Values.number(plain.get("arxivversion"));
    JsonNode versions = plain.get("versions");
    if (versions != null && versions.isArray()) {
      version = Math.max(version, versions.size());
    }
    return arxiv == null || version == 0 ? arxiv : new ArxivId(arxiv.id(), version);
  }

  private PublicationDate published(ObjectNode node, Map<String, JsonNode> plain) {
    JsonNode versions = plain.get("versions");
    if (versions != null && versions.path(0).has("created")) {
      return Dates.parse(versions.path(0).path("created").asText());
    }
    if (fields.paths().containsKey(Field.PUBLISHED)) {
      return Dates.of(value(node, plain, Field.PUBLISHED));
    }
    PublicationDate date = null;
    for (String name : NAMES.get(Field.PUBLISHED)) {
      date = date == null ? Dates.of(plain.get(name)) : date;
    }
    int month = date == null || date.month() > 0 ? 0 : Dates.month(Values.text(plain.get("month")));
    return month == 0 ? date : new PublicationDate(date.year(), month, 0);
  }

  private static boolean isOwn(ObjectNode node) {
    if (!node.path("title").isTextual() || !node.path("abstract").isTextual() || !node.has("id")) {
      return false;
    }
    if (node.path("entities").isArray()) {
      return true;
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      if (!OWN.contains(names.next())) {
        return false;
      }
    }
    return true;
  }

  private JsonNode value(ObjectNode node, Field field) {
    return value(node, plainNames(node), field);
  }

  private JsonNode value(ObjectNode node, Map<String, JsonNode> plain, Field field) {
    String path = fields.paths().get(field);
    if (path != null) {
      return node.has(path) ? node.get(path) : walk(node, path);
    }
    for (String name : NAMES.get(field)) {
      int dot = name.indexOf('.');
      JsonNode value = plain.get(dot < 0 ? name : name.substring(0, dot));
      if (dot > 0 && value instanceof ObjectNode inner) {
        value = at(inner, name.substring(dot + 1));
      } else if (dot > 0) {
        value = null;
      }
      if (value != null && !value.isNull() && !Values.text(value).isBlank() || isFilled(value)) {
        return value;
      }
    }
    return null;
  }

  private static boolean isFilled(JsonNode value) {
    return value != null && value.isContainerNode() && !value.isEmpty();
  }

  private static JsonNode at(ObjectNode node, String plainPath) {
    int dot = plainPath.indexOf('.');
    JsonNode value = plainNames(node).get(dot < 0 ? plainPath : plainPath.substring(0, dot));
    return dot > 0 && value instanceof ObjectNode inner
        ? at(inner, plainPath.substring(dot + 1))
        : value;
  }

  private static JsonNode walk(JsonNode node, String path) {
    JsonNode at = node;
    for (String step : path.split("\\.")) {
      at =
          at.isArray() && step.matches("\\d{1,9}")
              ? at.path(Integer.parseInt(step))
              : at.path(step);
    }
    return at.isMissingNode() ? null : at;
  }

  private static Map<String, JsonNode> plainNames(ObjectNode node) {
    Map<String, JsonNode> plain = new HashMap<>();
    node.properties().forEach(field -> plain.putIfAbsent(plain(field.getKey()), field.getValue()));
    return plain;
  }

  private static String plain(String name) {
    StringBuilder out = new StringBuilder(name.length());
    name.toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> c != ' ' && c != '_' && c != '-' && c != '\uFEFF')
        .forEach(c -> out.append((char) c));
    return out.toString();
  }
}
