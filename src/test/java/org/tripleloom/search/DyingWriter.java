package org.tripleloom.search;

import java.nio.file.Path;

/** A process that ends without any farewell between the commit of the store and of its index. */
final class DyingWriter {
  static final int CODE = 9;

  private DyingWriter() {}

  public static void main(String[] args) {
    Shelf shelf = new Shelf(Path.of(args[0]));
    shelf.store.onCommit(() -> Runtime.getRuntime().halt(CODE));
    shelf.search.follow();
    shelf.store.write(data -> Shelf.paper(data, "dying", "A dying spindle", ""));
  }
}
