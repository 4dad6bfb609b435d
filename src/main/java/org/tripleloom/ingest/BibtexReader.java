package org.tripleloom.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.BibTeXString;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;
import org.jbibtex.Value;
import org.tripleloom.problem.Problem;

/**
 * BibTeX, cut into entries by their braces, so that each is parsed on its own: memory stays flat
 * and a broken entry costs only itself. Abbreviations ({@code @string}) are kept for the entries
 * behind.
 */
final class BibtexReader implements EntryReader {
  private static final Pattern START =
      Pattern.compile("^\\s*@\\s*([A-Za-z]+)\\s*([{(]).*", Pattern.DOTALL);
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final int LONGEST_ENTRY = Lines.LIMIT;

  private final RecordMapper mapper;

  private final List<BibTeXString> strings = new ArrayList<>();

  BibtexReader(RecordMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public void read(Input input, Entries out) throws IOException {
    Lines lines = new Lines(input.text());
    StringBuilder entry = new StringBuilder();
    long start = 0;
    int depth = 0;
    for (String line; (line = lines.next()) != null; ) {
      boolean starts = START.matcher(line).matches();
      if (starts && depth > 0 && line.startsWith("@")) {
        // the entry above lacks a brace: an entry at the margin begins anew
        parse(entry.toString(), start, out);
        depth = 0;
      }
      if (depth == 0) {
        if (!starts) {
          continue;
        }
        entry.setLength(0);
        start = lines.number();
      }
      if (entry.length() + line.length() < LONGEST_ENTRY) {
        entry.append(line).append('\n');
      }
      depth += depth(line);
      if (depth <= 0) {
        parse(entry.toString(), start, out);
        depth = 0;
      }
    }
    if (depth > 0) {
      parse(entry.toString(), start, out);
    }
  }

  /** Opened less closed braces; the round brackets of {@code @article(…)} count at the ends. */
  private static int depth(String line) {
    int depth = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      }
    }
    Matcher start = START.matcher(line);
    if (start.matches() && start.group(2).equals("(")) {
      depth++;
    }
    return line.strip().equals(")") ? depth - 1 : depth;
  }

  private void parse(String text, long line, Entries out) {
    Matcher start = START.matcher(text);
    String kind = start.matches() ? start.group(1).toLowerCase(Locale.ROOT) : "";
    if (kind.equals("comment") || kind.equals("preamble")) {
      return;
    }
    if (start.matches() && start.group(2).equals("(")) {
      // the other pair of brackets that BibTeX allows, which the parser does not know
      int last = text.lastIndexOf(')');
      String inner = text.substring(start.end(2), last > start.end(2) ? last : text.length());
      parse(text.substring(0, start.start(2)) + "{" + inner + "}", line, out);
      return;
    }
    if (kind.equals("string")) {
      define(text, line, out);
      return;
    }
    BibTeXDatabase database;
    try {
      database = parser().parse(new StringReader(text));
    } catch (ParseException | TokenMgrException | IllegalArgumentException e) {
      Problem problem =
          text.indexOf(Input.UNDECODED) >= 0 ? Problem.WRONG_ENCODING : Problem.MALFORMED_ENTRY;
      out.reject(problem, line, "", line, "its braces, quotes or commas do not match");
      return;
    }
    if (database.getEntries().isEmpty()) {
      out.reject(Problem.MALFORMED_ENTRY, line, "", line, "it has no fields");
    }
    for (BibTeXEntry entry : database.getEntries().values()) {
      out.entry(entry(entry, line));
    }
  }

  private void define(String text, long line, Entries out) {
    try {
      strings.addAll(parser().parse(new StringReader(text)).getStrings().values());
    } catch (ParseException | TokenMgrException | IllegalArgumentException e) {
      out.reject(Problem.MALFORMED_ENTRY, line, "", line, "the abbreviation is not closed");
    }
  }

  private Entry entry(BibTeXEntry entry, long line) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<Key, Value> field : entry.getFields().entrySet()) {
      String name = field.getKey().getValue().toLowerCase(Locale.ROOT);
      String value = field.getValue().toUserString();
      if (value == null) {
        continue;
      }
      if (name.equals("author")) {
        ArrayNode authors = node.putArray("author");
        for (String author : value.split("(?i)\\s+and\\s+")) {
          authors.add(author);
        }
      } else {
        node.put(name, value);
      }
    }
    node.remove("key");
    node.put("id", entry.getKey() == null ? "" : entry.getKey().getValue());
    String url = node.path("url").asText();
    if (!node.has("doi") && url.contains("doi.org/")) {
      node.put("doi", url);
    }
    if (!node.has("eprint") && url.contains("arxiv.org/")) {
      node.put("eprint", url);
    }
    Entry mapped = mapper.entry(node, line, Format.bibtex);
    mapped.text = Entry.Text.BRACED;
    mapped.comment = node.path("note").asText();
    return mapped;
  }

  private BibTeXParser parser() throws ParseException {
    BibTeXParser parser = new Lenient();
    MONTHS.forEach(month -> parser.addMacro(month, month));
    strings.forEach(parser::addMacro);
    return parser;
  }

  /** Takes references that nothing in the file answers: another entry may stand elsewhere. */
  private static final class Lenient extends BibTeXParser {
    Lenient() throws ParseException {}

    @Override
    public void checkStringResolution(Key key, BibTeXString string) {
      // an abbreviation without definition stands for itself
    }

    @Override
    public void checkCrossReferenceResolution(Key key, BibTeXEntry entry) {
      // each entry is parsed on its own
    }
  }
}
