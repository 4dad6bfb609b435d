package org.tripleloom.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.tripleloom.extract.EntityType;

/** What the papers of a corpus take short forms for, by their keys. */
final class AcronymTable {
  private static final ShortMeanings NONE = new ShortMeanings("");

  private final Kept<ShortMeanings> table;
  private final Set<String> touched = new HashSet<>();

  /** Before something was counted. */
  private final Map<String, Boolean> usedMuch = new HashMap<>();

  AcronymTable(Kept<ShortMeanings> table) {
    this.table = table;
  }

  /** As {@link ShortMeanings#define}. */
  void define(
      String shortKey,
      String form,
      String longKey,
      List<String> words,
      EntityType type,
      Set<String> company,
      int times) {
    touched.add(shortKey);
    counting(shortKey).define(longKey, form, words, type, company, times);
    forgetEmpty(shortKey);
  }

  /** As {@link ShortMeanings#use}. */
  void use(String shortKey, int times) {
    ShortMeanings its = counting(shortKey);
    usedMuch.putIfAbsent(shortKey, its.isUsedMuch());
    its.use(times);
    forgetEmpty(shortKey);
  }

  private ShortMeanings counting(String shortKey) {
    ShortMeanings its = table.get(shortKey);
    if (its == null) {
      its = new ShortMeanings(shortKey);
      table.put(shortKey, its);
    }
    return its;
  }

  private void forgetEmpty(String shortKey) {
    if (table.get(shortKey).isEmpty()) {
      table.remove(shortKey);
    }
  }

  private ShortMeanings of(String shortKey) {
    ShortMeanings its = table.get(shortKey);
    return its == null ? NONE : its;
  }

  /** Those that may mean something else to papers that do not say what. */
  Set<String> touched() {
    usedMuch.forEach(
        (shortKey, before) -> {
          if (of(shortKey).isUsedMuch() != before) {
            touched.add(shortKey);
          }
        });
    return touched;
  }

  /** As {@link ShortMeanings#variants}. */
  SortedMap<String, String> variants(String shortKey) {
    return of(shortKey).variants();
  }

  /** As {@link ShortMeanings#usual}. */
  List<String> usual(String shortKey) {
    return of(shortKey).usual();
  }

  /** As {@link ShortMeanings#share}. */
  double share(String shortKey, String longKey) {
    return of(shortKey).share(longKey);
  }

  /** As {@link ShortMeanings#meaning}. */
  String meaning(String shortKey, String form, EntityType type, Set<String> company) {
    return of(shortKey).meaning(form, type, company);
  }
}
