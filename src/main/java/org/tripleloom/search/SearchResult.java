package org.tripleloom.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One page of what a search found.
 *
 * @param hits best first
 * @param page from 1
 * @param pageSize how many hits a full page has
 * @param total of all pages
 * @param types how many hits there are of each class, by its IRI, whatever classes were asked for;
 *     most first
 * @param approximate whether nothing has all the words as they were written, so that similar words
 *     were looked for
 */
public record SearchResult(
    List<Hit> hits,
    int page,
    int pageSize,
    long total,
    Map<String, Long> types,
    boolean approximate) {
  public SearchResult {
    hits = List.copyOf(hits);
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }

  /** Whether another page follows. */
  public boolean hasMore() {
    return (long) page * pageSize < total && page < Search.MAX_PAGE;
  }
}
