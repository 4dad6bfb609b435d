package org.tripleloom.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tripleloom.build.Decisions;
import org.tripleloom.build.Undecided;
import org.tripleloom.export.WholeFile;
import org.tripleloom.graph.CurationLog;
import org.tripleloom.graph.Store;
import org.tripleloom.measure.GoldPair;
import org.tripleloom.resolve.Curation;
import org.tripleloom.resolve.LabelInContext;
import org.tripleloom.resolve.PairRelation;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "merges",
    description = "List what people decided, or what they could decide.",
    mixinStandardHelpOptions = true)
final class MergesCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin StoreOption store;
  @Mixin AsOption as;
  @ArgGroup Way way = new Way();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "So many pairs at most (default: ${DEFAULT-VALUE}).")
  int limit = 100;

  @Option(names = "--json", description = "With --suggest: one line per pair, as pair files have.")
  boolean json;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why; kept with new decisions.")
  String note = "";

  /** What to do; nothing of it lists the decisions. */
  static final class Way {
    @Option(
        names = "--suggest",
        description =
            "The pairs of entities that may be one, with their sentences; likely ones of many"
                + " papers first.")
    boolean suggest;

    @Option(names = "--review", description = "Ask for each such pair whether it is one.")
    boolean review;

    @Option(
        names = "--export",
        paramLabel = "FILE",
        description = "Write the decisions about pairs as labelled pairs, as measure takes them.")
    Path export;

    @Option(
        names = "--import",
        paramLabel = "FILE",
        description =
            "Take the decisions of labelled pairs, same or different, now and under your own name.")
    Path pairs;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw WrongUsage.value(spec, "--limit", "a number from 1 on");
    }
    if (as.given != null && !way.review && way.pairs == null) {
      throw WrongUsage.unfit(spec, "--as needs --review or --import");
    }
    if (way.review) {
      Session session = ((Main) spec.root().userObject()).session();
      return new Review(session, store.folder, limit, note, as.name()).run();
    }
    if (way.suggest) {
      return store.use(this::suggest);
    }
    if (way.export != null) {
      return store.use(this::export);
    }
    return store.use(way.pairs != null ? this::take : this::list);
  }

  private int list(Store open) {
    PrintWriter out = spec.commandLine().getOut();
    List<CurationLog.Entry> entries = new Decisions(open).log().entries();
    if (entries.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "Nobody has decided anything yet; what is undecided shows: tripleloom merges --suggest");
    }
    for (CurationLog.Entry entry : entries) {
      out.printf(
          "%-18s  %s  %-6s  %s%s%s%n",
          entry.id(),
          entry.taken().time(),
          Decisions.kind(entry.decision()).name().toLowerCase(Locale.ROOT),
          entry.decision().text(),
          act(entry.taken()),
          entry.holds() ? "" : ", taken back " + entry.undone().time() + act(entry.undone()));
    }
    return 0;
  }

  /** Why and by whom, as far as that is known. */
  private static String act(CurationLog.Act act) {
    return (act.note().isEmpty() ? "" : " (" + act.note() + ")")
        + (act.by().isEmpty() ? "" : ", by " + act.by());
  }

  private int suggest(Store open) {
    PrintWriter out = spec.commandLine().getOut();
    Undecided undecided = Undecided.of(open, limit);
    for (Undecided.Pair pair : undecided.pairs()) {
      if (json) {
        out.println(pair.line());
      } else {
        out.printf(Locale.ROOT, "%.2f  %s  %s%n", pair.score(), pair.entityA(), pair.entityB());
        out.println("      " + line(pair.a()));
        out.println("      " + line(pair.b()));
      }
    }
    if (undecided.pairs().isEmpty()) {
      spec.commandLine().getErr().println("No pair is undecided.");
    }
    if (undecided.all() > undecided.pairs().size()) {
      spec.commandLine()
          .getErr()
          .printf("%d of %d pairs.%n", undecided.pairs().size(), undecided.all());
    }
    return 0;
  }

  /** A form with its sentence. */
  static String line(LabelInContext form) {
    return String.format(
        "%s (%s, %d %s): %s",
        form.label(),
        form.type().label(),
        form.papers(),
        form.papers() == 1 ? "paper" : "papers",
        form.context());
  }

  private int export(Store open) {
    List<String> lines = Undecided.decided(open);
    WholeFile.lines(way.export, lines);
    spec.commandLine().getOut().printf("%d pairs in %s.%n", lines.size(), way.export);
    return 0;
  }

  private int take(Store open) {
    Decisions decisions = new Decisions(open, as.name());
    List<Curation.Decision> wanted = new ArrayList<>();
    List<GoldPair> pairs = GoldPair.read(way.pairs);
    for (GoldPair pair : pairs) {
      String a = pair.a().label();
      String b = pair.b().label();
      PairRelation relation = pair.relation().orElse(null);
      if (relation == PairRelation.SAME) {
        wanted.add(new Curation.Together(a, b));
      } else if (relation == PairRelation.DIFFERENT) {
        wanted.add(decisions.different(a, b));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (wanted.isEmpty()) {
      out.printf("None of %d pairs says same or different; nothing was decided.%n", pairs.size());
      return 0;
    }
    CurationLog log = decisions.log();
    int all = wanted.size();
    wanted.removeIf(decision -> log.isTaken(decision, as.name()));
    if (wanted.size() < all) {
      out.printf("Taken before, and left as they are: %d.%n", all - wanted.size());
    }
    if (wanted.isEmpty()) {
      return 0;
    }
    Decisions.Taken taken = decisions.take(wanted, note);
    for (CurationLog.Entry entry : taken.entries()) {
      out.printf("%s  %s%n", entry.id(), entry.decision().text());
    }
    out.printf(
        "Decisions taken: %d; papers changed: %d, by %s.%n",
        wanted.size(), taken.report().changed(), taken.report().run());
    taken.report().warnings().forEach(spec.commandLine().getErr()::println);
    return 0;
  }
}
