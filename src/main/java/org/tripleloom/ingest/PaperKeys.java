package org.tripleloom.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.tripleloom.paper.Doi;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperId;

/**
 * What identifies each paper read so far, as hashes of 64 bits in arrays: 32 bytes a paper, so that
 * millions fit. Groups the papers that are the same one.
 *
 * <p>Equal DOIs or arXiv identifiers always mean the same paper. An equal normalised title does
 * where the identifiers do not speak against it: papers with the same title but different DOIs of
 * publishers, different DOIs of preprint servers, or different arXiv identifiers are different
 * papers ("Editorial"). A preprint and its publication, which have identifiers of different kinds,
 * are one paper. The grouping does not depend on the order of the papers.
 */
final class PaperKeys {
  private static final int DOI = 0;
  private static final int PREPRINT = 1;
  private static final int ARXIV = 2;
  private static final int TITLE = 3;
  private static final int KINDS = 4;

  private final MessageDigest sha;
  private final long[][] keys = new long[KINDS][1024];
  private int size;

  PaperKeys() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void add(Paper paper) {
    if (size == keys[0].length) {
      for (int kind = 0; kind < KINDS; kind++) {
        keys[kind] = Arrays.copyOf(keys[kind], size + (size >> 1));
      }
    }
    boolean preprint = paper.doi() != null && Doi.ofPreprint(paper.doi());
    keys[DOI][size] = hash(preprint ? null : paper.doi());
    keys[PREPRINT][size] = hash(preprint ? paper.doi() : null);
    keys[ARXIV][size] = hash(paper.arxiv());
    // our own shape keeps LaTeX in its titles, other sources do not
    keys[TITLE][size] = hash(PaperId.titleKey(PlainText.of(paper.title(), Entry.Text.MARKED_UP)));
    size++;
  }

  int size() {
    return size;
  }

  /**
   * Whether the last paper shares any key with an earlier one, by {@code seen}, which learns it.
   */
  boolean lastIsNew(KeyTable seen) {
    boolean known = false;
    for (int kind = 0; kind < KINDS; kind++) {
      long key = keys[kind][size - 1];
      if (key != 0) {
        known |= seen.get(key) != KeyTable.NONE;
        seen.put(key, size - 1);
      }
    }
    return !known;
  }

  /**
   * For each paper the number of the first one that is the same (itself, where it is the first).
   */
  int[] groups() {
    int[] first = new int[size];
    for (int i = 0; i < size; i++) {
      first[i] = i;
    }
    for (int kind = DOI; kind <= ARXIV; kind++) {
      KeyTable table = new KeyTable();
      for (int i = 0; i < size; i++) {
        if (keys[kind][i] != 0) {
          int other = table.get(keys[kind][i]);
          if (other == KeyTable.NONE) {
            table.put(keys[kind][i], i);
          } else {
            join(first, other, i);
          }
        }
      }
    }
    joinByTitle(first);
    for (int i = 0; i < size; i++) {
      first[i] = find(first, i);
    }
    return first;
  }

  private void joinByTitle(int[] first) {
    int[] strong = new int[size];
    int[] next = new int[size];
    KeyTable last = new KeyTable();
    for (int i = 0; i < size; i++) {
      strong[i] = find(first, i);
      if (keys[TITLE][i] != 0) {
        next[i] = last.get(keys[TITLE][i]);
        last.put(keys[TITLE][i], i);
      }
    }
    for (int tail : last.values()) {
      boolean same = agree(tail, next, strong);
      int joinedAll = KeyTable.NONE;
      for (int i = tail; i != KeyTable.NONE; i = next[i]) {
        if (same || !identified(i)) {
          if (joinedAll != KeyTable.NONE) {
            join(first, joinedAll, i);
          }
          joinedAll = i;
        }
      }
    }
  }

  /** Whether no two papers of the chain have different identifiers of the same kind. */
  private boolean agree(int tail, int[] next, int[] strong) {
    for (int kind = DOI; kind <= ARXIV; kind++) {
      int group = KeyTable.NONE;
      for (int i = tail; i != KeyTable.NONE; i = next[i]) {
        if (keys[kind][i] != 0) {
          if (group != KeyTable.NONE && group != strong[i]) {
            return false;
          }
          group = strong[i];
        }
      }
    }
    return true;
  }

  private boolean identified(int i) {
    return keys[DOI][i] != 0 || keys[PREPRINT][i] != 0 || keys[ARXIV][i] != 0;
  }

  private static void join(int[] first, int a, int b) {
    int rootA = find(first, a);
    int rootB = find(first, b);
    first[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private static int find(int[] first, int i) {
    int at = i;
    while (first[at] != at) {
      first[at] = first[first[at]];
      at = first[at];
    }
    return at;
  }

  private long hash(String text) {
    if (text == null || text.isEmpty()) {
      return 0;
    }
    long hash = ByteBuffer.wrap(sha.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    return hash == 0 ? 1 : hash;
  }
}
