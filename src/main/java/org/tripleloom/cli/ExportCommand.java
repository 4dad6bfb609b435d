package org.tripleloom.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.io.output.CloseShieldOutputStream;
import org.tripleloom.build.KeptExtractions;
import org.tripleloom.export.Compression;
import org.tripleloom.export.Export;
import org.tripleloom.export.ExportFormat;
import org.tripleloom.export.Filter;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.site.FrozenSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description = {
      "Write the graph, or a part of it, for other programs.",
      "",
      "nq and trig keep the named graphs; nt, ttl, jsonld and rdfxml are their union, each triple"
          + " once. csv is a folder of papers.csv, entities.csv and claims.csv; graphml and json have"
          + " papers and entities as nodes and claims as edges; skos is the entities alone; nanopub"
          + " is one nanopublication for each claim; rocrate is a folder with a dump and its"
          + " metadata; site is a folder of pages to open in a browser, with RDF beside"
          + " them.",
      "",
      "With filters, a paper is kept if --paper and --since allow it; a claim if its paper is kept,"
          + " it is sure enough and all its entities are of --type, and, if it relates two"
          + " entities, what its paper does with each is kept; an entity if a kept claim names it."
          + " Under --type or --min-confidence, papers that make no kept claim go too. Counts are"
          + " of what is kept, and the graph of decisions is left out.",
      "",
      "Options:"
    },
    optionListHeading = "",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @ParentCommand Main main;
  @Spec CommandSpec spec;
  @Mixin StoreOption store;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES} (default: what the name of the file ends in, else nq).")
  ExportFormat format;

  @Option(
      names = "--compress",
      paramLabel = "HOW",
      description =
          "${COMPLETION-CANDIDATES} (default: what the name of the file ends in, .gz or .zst).")
  Compression compression;

  @Option(
      names = "--type",
      paramLabel = "CLASS",
      description = "Only entities of this class, as in Method; more with more options.")
  List<String> types = List.of();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Only papers of this year, month or day (2023, 2023-05, 2023-05-17) or later.")
  String since;

  @Option(
      names = "--min-confidence",
      paramLabel = "X",
      description = "Only claims of this confidence or more, 0 to 1.")
  double confidence;

  @Option(
      names = "--paper",
      paramLabel = "ID",
      description =
          "Only this paper, by IRI, DOI, arXiv identifier or title; more with more options.")
  List<String> papers = List.of();

  @Option(names = "--without-text", description = "Leave out abstracts and sentences.")
  boolean withoutText;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE|DIR",
      description =
          "Where to write (default, and with -: standard output); in a folder, tripleloom.nq and so"
              + " on.")
  Path output;

  @Override
  public Integer call() {
    if (main.session().folder().resolve("-").equals(output)) {
      output = null;
    }
    if (format == ExportFormat.site) {
      return site();
    }
    Export export = new Export(format(), filter(), compression());
    if (output == null && compression() != Compression.none) {
      return packed(export);
    }
    store.use(
        open -> {
          if (output == null) {
            toOutput(export, open);
          } else {
            toFile(export, open);
          }
          return null;
        });
    return 0;
  }

  private int site() {
    if (output == null) {
      throw WrongUsage.unfit(spec, "--format site writes a folder: name it with -o");
    }
    if (!types.isEmpty() || !papers.isEmpty() || since != null || withoutText) {
      throw WrongUsage.unfit(
          spec, "--format site takes all of the store; only --min-confidence leaves something out");
    }
    double least = filter().confidence();
    store.use(
        open -> {
          FrozenSite.Written written =
              FrozenSite.write(open, new KeptExtractions(open)::of, least, output);
          main.session()
              .err()
              .printf(
                  Locale.ROOT,
                  "Wrote %,d pages to %s (%,d files, %,d bytes); open %s%n",
                  written.pages(),
                  output,
                  written.files(),
                  written.bytes(),
                  output.resolve("index.html"));
          return null;
        });
    return 0;
  }

  private ExportFormat format() {
    if (format == null) {
      return output == null ? ExportFormat.nq : ExportFormat.of(output).orElse(ExportFormat.nq);
    }
    if (format.isFolder() && output == null) {
      throw WrongUsage.unfit(
          spec, "--format " + format + " writes several files: name a folder with -o");
    }
    return format;
  }

  private Compression compression() {
    if (compression == null) {
      return output == null ? Compression.none : Compression.of(output);
    }
    return compression;
  }

  /**
   * To standard output, packed here: where a server holds the store, it runs this command and sends
   * text.
   */
  private int packed(Export export) {
    Session session = main.session();
    if (session.served().isPresent()) {
      toOutput(export, session.served().get());
      return 0;
    }
    if (Terminal.isOutput()) {
      throw WrongUsage.unfit(
          spec, "--compress writes no text: name a file with -o, or lead the output elsewhere");
    }
    try {
      // closed at the end alone, so that what breaks off before does not look whole
      OutputStream out = compression.pack(CloseShieldOutputStream.wrap(session.bytes()));
      int code = packed(export, out);
      if (code == 0) {
        out.close();
      }
      return code;
    } catch (IOException e) {
      throw Problem.CANNOT_WRITE.because(e, "to standard output", e.getMessage());
    }
  }

  private int packed(Export export, OutputStream out) throws IOException {
    try {
      store.use(
          open -> {
            write(export, open, out);
            return null;
          });
      return 0;
    } catch (StoreOption.ServedElsewhere elsewhere) {
      PrintWriter text = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      int code = main.forward(elsewhere.owner(), text);
      if (text.checkError()) {
        throw new IOException("nobody reads the output any more");
      }
      return code;
    }
  }

  private Filter filter() {
    if (since != null && !Filter.isDate(since)) {
      throw WrongUsage.value(
          spec, "--since", "a year, month or day, as in 2023, 2023-05 or 2023-05-17");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw WrongUsage.value(spec, "--min-confidence", "a number from 0 to 1");
    }
    return new Filter(papers, types, since, confidence, !withoutText);
  }

  private void toOutput(Export export, Store open) {
    try (OutputStream out = Utf8Output.of(main.session().out())) {
      write(export, open, out);
    } catch (IOException e) {
      throw Problem.CANNOT_WRITE.because(e, "to standard output", e.getMessage());
    }
  }

  private static void write(Export export, Store open, OutputStream out) {
    try {
      export.to(out, open);
    } catch (IOException e) {
      throw Problem.CANNOT_WRITE.because(e, "to standard output", e.getMessage());
    }
  }

  private void toFile(Export export, Store open) {
    for (Export.Written file : export.to(output, open)) {
      main.session().err().printf(Locale.ROOT, "Wrote %s (%,d bytes)%n", file.file(), file.bytes());
    }
  }
}
