package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.Extraction;

/**
 * Kinds that a sentence shows by its pattern (Hearst, "Automatic acquisition of hyponyms from large
 * text corpora", COLING 1992): {@code models such as A, B and C}, {@code A, B and other models}.
 * Looks at the evidence sentences of a paper and at nothing but its own entities.
 */
final class Hearst {
  private static final Pattern INTRODUCES =
      Pattern.compile("[,(]?\\s*(such as|including|like|e\\.g\\.,?|especially|particularly)\\s*");

  private static final Pattern CONTINUES =
      Pattern.compile("(\\s*\\([^()]*\\))?\\s*(,|,?\\s*(and|or))\\s+");

  private static final Pattern CLOSES =
      Pattern.compile("(\\s*\\([^()]*\\))?,?\\s+(and|or)\\s+(other|similar)\\s+(\\w+\\s+)?");

  private static final Pattern CUE =
      Pattern.compile("\\b(such as|including|like|e\\.g\\.|especially|particularly|other|similar)");

  private record Place(int begin, int end, String name) {}

  private Hearst() {}

  /** Whether a sentence holds a word that all patterns need one of. */
  static boolean reads(String sentence) {
    return CUE.matcher(sentence).find();
  }

  /** Gives names of the paper's entities, the narrow one first; each pair once for a sentence. */
  static void kinds(Extraction extraction, BiConsumer<String, String> take) {
    Set<String> sentences = new LinkedHashSet<>();
    extraction.entities().forEach(entity -> sentences.add(entity.evidence()));
    sentences.removeIf(sentence -> !reads(sentence));
    for (String sentence : sentences) {
      List<Place> places = places(sentence, extraction.entities());
      for (int i = 0; i + 1 < places.size(); i++) {
        Place broad = places.get(i);
        if (between(sentence, broad, places.get(i + 1), INTRODUCES)) {
          int last = i + 1;
          while (last + 1 < places.size()
              && between(sentence, places.get(last), places.get(last + 1), CONTINUES)) {
            last++;
          }
          for (int narrow = i + 1; narrow <= last; narrow++) {
            give(places.get(narrow), broad, take);
          }
        }
        if (between(sentence, places.get(i), places.get(i + 1), CLOSES)) {
          int first = i;
          while (first > 0
              && between(sentence, places.get(first - 1), places.get(first), CONTINUES)) {
            first--;
          }
          for (int narrow = first; narrow <= i; narrow++) {
            give(places.get(narrow), places.get(i + 1), take);
          }
        }
      }
    }
  }

  private static void give(Place narrow, Place broad, BiConsumer<String, String> take) {
    if (!narrow.name().equals(broad.name())) {
      take.accept(narrow.name(), broad.name());
    }
  }

  private static boolean between(String sentence, Place left, Place right, Pattern pattern) {
    return left.end() <= right.begin()
        && pattern.matcher(sentence.substring(left.end(), right.begin())).matches();
  }

  /** Where entities stand, in order; the longest of those that overlap. */
  private static List<Place> places(String sentence, List<ExtractedEntity> entities) {
    List<Place> found = new ArrayList<>();
    for (ExtractedEntity entity : entities) {
      for (String form : entity.names()) {
        for (int at = sentence.indexOf(form); at >= 0; at = sentence.indexOf(form, at + 1)) {
          if (isWord(sentence, at, at + form.length())) {
            found.add(new Place(at, at + form.length(), entity.name()));
          }
        }
      }
    }
    found.sort(
        (x, y) ->
            x.begin() != y.begin()
                ? Integer.compare(x.begin(), y.begin())
                : Integer.compare(y.end(), x.end()));
    List<Place> apart = new ArrayList<>();
    int end = 0;
    for (Place place : found) {
      if (place.begin() >= end) {
        apart.add(place);
        end = place.end();
      }
    }
    return apart;
  }

  private static boolean isWord(String sentence, int begin, int end) {
    return (begin == 0 || !Character.isLetterOrDigit(sentence.charAt(begin - 1)))
        && (end == sentence.length() || !Character.isLetterOrDigit(sentence.charAt(end)));
  }
}
