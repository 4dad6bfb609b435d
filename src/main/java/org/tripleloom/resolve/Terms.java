package org.tripleloom.resolve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What depends on what: each owner has terms, and who has a term can be asked for. Made so that a
 * change finds what it touches.
 */
final class Terms {
  static final Kept.Form<SortedSet<String>> SET =
      new Kept.Form<>() {
        @Override
        public void write(DataOutputStream out, SortedSet<String> set) throws IOException {
          Kept.number(out, set.size());
          for (String text : set) {
            Kept.text(out, text);
          }
        }

        @Override
        public SortedSet<String> read(DataInputStream in) throws IOException {
          SortedSet<String> set = new TreeSet<>();
          for (int left = Kept.number(in); left > 0; left--) {
            set.add(Kept.text(in));
          }
          return set;
        }
      };

  private static final SortedSet<String> NONE = Collections.unmodifiableSortedSet(new TreeSet<>());

  private final Kept<SortedSet<String>> terms = new Kept<>(SET);
  private final Kept<SortedSet<String>> owners = new Kept<>(SET);

  /** Those that have the term. */
  SortedSet<String> owners(String term) {
    SortedSet<String> found = owners.get(term);
    return found == null ? NONE : Collections.unmodifiableSortedSet(found);
  }

  /** Those that have one of the terms, each once. */
  SortedSet<String> owners(String prefix, Iterable<String> names) {
    SortedSet<String> found = new TreeSet<>();
    names.forEach(name -> found.addAll(owners(prefix + name)));
    return found;
  }

  /** All that have terms, in no particular order. */
  Set<String> all() {
    return terms.keys();
  }

  SortedSet<String> of(String owner) {
    SortedSet<String> found = terms.get(owner);
    return found == null ? NONE : Collections.unmodifiableSortedSet(found);
  }

  /**
   * Gives the owner these terms instead of those that it had.
   *
   * @return the terms that it has now and had not, or the other way round
   */
  Set<String> set(String owner, Set<String> now) {
    Set<String> before = of(owner);
    if (before.equals(now)) {
      return Set.of();
    }
    Set<String> gone = new HashSet<>(before);
    gone.removeAll(now);
    Set<String> changed = new HashSet<>(now);
    changed.removeAll(before);
    for (String term : changed) {
      SortedSet<String> its = owners.get(term);
      if (its == null) {
        its = new TreeSet<>();
        owners.put(term, its);
      }
      its.add(owner);
    }
    for (String term : gone) {
      SortedSet<String> its = owners.get(term);
      its.remove(owner);
      if (its.isEmpty()) {
        owners.remove(term);
      }
    }
    if (now.isEmpty()) {
      terms.remove(owner);
    } else {
      terms.put(owner, new TreeSet<>(now));
    }
    changed.addAll(gone);
    return changed;
  }

  void write(DataOutputStream out) throws IOException {
    terms.write(out);
    owners.write(out);
  }

  void read(DataInputStream in) throws IOException {
    terms.read(in);
    owners.read(in);
  }
}
