package org.tripleloom.site;

/**
 * A page as it is sent.
 *
 * @param status of HTTP: 200, or 404 and the like for a page that says what is wrong
 */
public record Page(int status, String html) {
  static Page ok(String html) {
    return new Page(200, html);
  }
}
