package org.tripleloom.serve;

import java.util.Set;

/**
 * The addresses that Fuseki's dispatcher answers, behind all routes.
 *
 * @param names behind the root
 */
record Services(Set<String> names) {
  private static final String OF_THE_SERVER = "$/";

  Services {
    names = Set.copyOf(names);
  }

  boolean has(String path) {
    return names.contains(path)
        || path.startsWith(DirectGraphs.FOLDER)
        || path.startsWith(OF_THE_SERVER);
  }
}
