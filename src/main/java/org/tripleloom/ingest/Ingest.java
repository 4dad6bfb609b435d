package org.tripleloom.ingest;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperMerge;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.Reject;

/**
 * Reads sources into papers: each paper once, merged from all its entries, in order of first
 * appearance. Entries wait in a temporary file until all sources are read, so memory grows by some
 * 60 bytes an entry only. Reading the same sources again gives equal papers.
 */
public final class Ingest {
  static final int LONGEST_ABSTRACT = 100_000;
  static final int LONGEST_TITLE = 2_000;
  static final String NO_ABSTRACT = "no abstract";
  static final String NOT_ENGLISH = "not English";
  static final String OTHER_FORMAT = "file of another kind";

  /** Files that are meant as data: not to understand one of them is worth a word. */
  private static final Pattern DATA =
      Pattern.compile(
          ".*\\.(json|jsonl|ndjson|xml|atom|rss|bib|ris|csv|tsv|txt|html?)(\\.(gz|zst))?");

  private static final int NONE = -1;

  private Ingest() {}

  /**
   * Reads all sources, in their order, and gives {@code sink} first the rejects and then the
   * papers.
   *
   * @param sources files, folders, globs, {@code -} for standard input, http(s) addresses
   * @throws org.tripleloom.problem.ProblemException {@link Problem#NO_SUCH_SOURCE} when the only
   *     source does not exist; {@link Problem#SPOOL_FAILED}
   */
  public static IngestCounts read(List<String> sources, IngestOptions options, PaperSink sink) {
    try (Spool spool = new Spool()) {
      Reading reading = new Reading(options, sink, spool, sources.size() == 1);
      Sources opener = new Sources(reading);
      try {
        sources.forEach(opener::visit);
      } catch (LimitReached enough) {
        // all that was asked for is in the spool
      }
      return reading.finish();
    }
  }

  /** Ends a reading from inside a reader. */
  private static final class LimitReached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimitReached() {
      super("limit", null, false, false);
    }
  }

  private static final class Reading implements Sources.Visitor, Entries {
    private final IngestOptions options;
    private final PaperSink sink;
    private final Spool spool;
    private final boolean onlySource;
    private final PaperKeys keys = new PaperKeys();
    private final KeyTable seen = new KeyTable();
    private final SortedMap<String, Long> skipped = new TreeMap<>();
    private String source;
    private long fresh;
    private long read;
    private long rejected;

    Reading(IngestOptions options, PaperSink sink, Spool spool, boolean onlySource) {
      this.options = options;
      this.sink = sink;
      this.spool = spool;
      this.onlySource = onlySource;
    }

    @Override
    public void input(Input input, boolean chosen, boolean packed) throws IOException {
      source = input.name();
      Format format = options.format() != null ? options.format() : FormatSniffer.format(input);
      boolean meant = chosen || DATA.matcher(source.toLowerCase(Locale.ROOT)).matches();
      if (input.head().length == 0 && input.bytes().read() < 0) {
        report(meant, Problem.EMPTY_SOURCE);
      } else if (format == null) {
        report(meant, Problem.UNKNOWN_FORMAT);
      } else {
        long before = read;
        Readers.of(format, options.fields()).read(input, this);
        if (read == before) {
          report(meant, Problem.NO_PAPERS);
        }
      }
    }

    private void report(boolean meant, Problem problem) {
      if (meant) {
        failed(source, problem);
      } else {
        skip(OTHER_FORMAT);
      }
    }

    @Override
    public void failed(String failedSource, Problem problem, Object... place) {
      if (onlySource && problem == Problem.NO_SUCH_SOURCE) {
        throw problem.at(failedSource);
      }
      source = failedSource;
      reject(problem, 0, "", place);
    }

    @Override
    public void reject(Problem problem, long line, String title, Object... place) {
      read++;
      rejected++;
      Object[] all = new Object[place.length + 1];
      all[0] = source;
      System.arraycopy(place, 0, all, 1, place.length);
      sink.reject(new Reject(problem, source, line, title, problem.sentence(all)));
    }

    @Override
    public void skip(String reason) {
      read++;
      skipped.merge(reason, 1L, Long::sum);
    }

    @Override
    public void entry(Entry entry) {
      Paper paper = Cleaning.paper(entry, source, this);
      if (paper == null) {
        return;
      }
      read++;
      keys.add(paper);
      spool.add(paper);
      if (options.limit() < Long.MAX_VALUE
          && keys.lastIsNew(seen)
          && !paper.abstractText().isBlank()
          && ++fresh == options.limit()) {
        throw new LimitReached();
      }
    }

    IngestCounts finish() {
      spool.flush();
      int[] first = keys.groups();
      int[] next = new int[first.length];
      int[] last = new int[first.length];
      Arrays.fill(next, NONE);
      for (int i = 0; i < first.length; i++) {
        last[i] = i;
        if (first[i] != i) {
          next[last[first[i]]] = i;
          last[first[i]] = i;
        }
      }
      long kept = 0;
      long duplicates = 0;
      for (int i = 0; i < first.length; i++) {
        if (first[i] == i) {
          PaperMerge merge = new PaperMerge();
          int members = 0;
          for (int member = i; member != NONE; member = next[member]) {
            merge.add(spool.get(member));
            members++;
          }
          Paper paper = merge.merged();
          if (paper.abstractText().isBlank()) {
            skipped.merge(NO_ABSTRACT, (long) members, Long::sum);
          } else {
            kept++;
            duplicates += members - 1;
            sink.paper(paper);
          }
        }
      }
      return new IngestCounts(read, kept, duplicates, skipped, rejected);
    }
  }
}
