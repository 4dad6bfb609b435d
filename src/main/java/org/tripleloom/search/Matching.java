package org.tripleloom.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Says of a hit which of its texts fits, and where. */
final class Matching {
  private final Query byWords;
  private final String key;
  private final UnifiedHighlighter wholes;
  private final UnifiedHighlighter sentences;

  /**
   * @param byWords what was looked for
   * @param key the same as {@link Words#key}
   */
  Matching(Query byWords, String key) {
    this.byWords = byWords;
    this.key = key;
    this.wholes = highlighter(WholeBreakIterator::new);
    this.sentences = highlighter(() -> BreakIterator.getSentenceInstance(Locale.ROOT));
  }

  private static UnifiedHighlighter highlighter(Supplier<BreakIterator> parts) {
    return UnifiedHighlighter.builderWithoutSearcher(Words.ANALYZER)
        .withWeightMatches(false)
        .withFieldMatcher(field -> true)
        .withBreakIterator(parts)
        .withMaxNoHighlightPassages(0)
        .withFormatter(
            new PassageFormatter() {
              @Override
              public Object format(Passage[] passages, String content) {
                return passages;
              }
            })
        .build();
  }

  /** The name that was given, or begins so, else the one with most of the words. */
  Match ofEntity(Document document) throws IOException {
    List<String> names = Documents.names(document);
    Name name = Name.best(names, key);
    if (name.rank() <= 1) {
      return match(names, name.form(), name.highlights());
    }
    String best = names.get(0);
    List<Match.Highlight> most = List.of();
    for (String form : names) {
      List<Match.Highlight> marked = marked(wholes, form).highlights();
      if (length(marked) > length(most)) {
        best = form;
        most = marked;
      }
    }
    return match(names, best, most);
  }

  private static Match match(List<String> names, String form, List<Match.Highlight> highlights) {
    Match.Field field = form.equals(names.get(0)) ? Match.Field.LABEL : Match.Field.FORM;
    return new Match(field, form, highlights);
  }

  /** The title, or the sentence of the abstract that has more of the words. */
  Match ofPaper(Document document) throws IOException {
    String title = document.get(Documents.TITLE);
    Marked inTitle = marked(wholes, title);
    Marked inText = marked(sentences, document.get(Documents.ABSTRACT));
    return inText.words() > inTitle.words()
        ? new Match(Match.Field.ABSTRACT, inText.text(), inText.highlights())
        : new Match(Match.Field.TITLE, title, inTitle.highlights());
  }

  /**
   * A text, or a part of it, with what matches.
   *
   * @param words how many different ones match
   */
  private record Marked(String text, List<Match.Highlight> highlights, long words) {}

  private Marked marked(UnifiedHighlighter highlighter, String text) throws IOException {
    Object found = highlighter.highlightWithoutSearcher(Documents.LABEL, byWords, text, 1);
    if (!(found instanceof Passage[] passages) || passages.length == 0) {
      return new Marked("", List.of(), 0);
    }
    Passage passage = passages[0];
    int begin = passage.getStartOffset();
    String part = text.substring(begin, passage.getEndOffset());
    List<Match.Highlight> highlights = new ArrayList<>();
    for (int i = 0; i < passage.getNumMatches(); i++) {
      highlights.add(
          new Match.Highlight(
              passage.getMatchStarts()[i] - begin, passage.getMatchEnds()[i] - begin));
    }
    long words =
        Arrays.stream(passage.getMatchTerms(), 0, passage.getNumMatches()).distinct().count();
    return new Marked(part.stripTrailing(), joined(highlights), words);
  }

  /** Parts that overlap, as of a hyphenated word and its parts, are one. */
  private static List<Match.Highlight> joined(List<Match.Highlight> highlights) {
    List<Match.Highlight> joined = new ArrayList<>();
    highlights.stream()
        .sorted(Comparator.comparingInt(Match.Highlight::begin))
        .forEach(
            next -> {
              int last = joined.size() - 1;
              if (last >= 0 && next.begin() < joined.get(last).end()) {
                Match.Highlight before = joined.get(last);
                int end = Math.max(before.end(), next.end());
                joined.set(last, new Match.Highlight(before.begin(), end));
              } else {
                joined.add(next);
              }
            });
    return joined;
  }

  private static int length(List<Match.Highlight> highlights) {
    return highlights.stream().mapToInt(one -> one.end() - one.begin()).sum();
  }
}
