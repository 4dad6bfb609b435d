package org.tripleloom.site;

import java.util.function.IntFunction;

/**
 * The pages of a long list.
 *
 * @param of what the list holds, for screen readers
 * @param page from 1
 * @param addresses of each page by its number
 */
public record Pager(String of, int page, int pages, IntFunction<String> addresses) {
  /** A list of some length, cut into pages of a size. */
  static Pager of(String of, int page, long length, int size, IntFunction<String> addresses) {
    int pages = (int) Math.max(1, (length + size - 1) / size);
    return new Pager(of, Math.min(page, pages), pages, addresses);
  }

  public String address(int number) {
    return addresses.apply(number);
  }
}
