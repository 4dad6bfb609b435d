package org.tripleloom.site;

import java.util.Optional;

/** The pages of one kind. */
interface PageView {
  /** The page, or empty when the path is none of its own or nothing stands there. */
  Optional<Page> page(PageRequest request);

  /** Its entry in the navigation of all pages, if it has one. */
  default Optional<NavEntry> entry() {
    return Optional.empty();
  }
}
