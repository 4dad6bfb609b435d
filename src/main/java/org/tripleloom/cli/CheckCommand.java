package org.tripleloom.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.tripleloom.check.CheckGroup;
import org.tripleloom.check.CheckReport;
import org.tripleloom.check.Finding;
import org.tripleloom.check.ReportWriter;
import org.tripleloom.check.StoreCheck;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.vocab.Prefixes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description = "Hold the store to the shapes and rules of the ontology; 1 when it breaks any.")
final class CheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin StoreOption store;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write all findings as a SHACL report in Turtle.")
  Path report;

  @Override
  public Integer call() {
    return store.use(
        open -> {
          CheckReport outcome = check(open);
          print(outcome, open.iris().base());
          return outcome.conforms() ? 0 : 1;
        });
  }

  private CheckReport check(Store open) {
    if (report == null) {
      return run(open, finding -> {});
    }
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(report));
        ReportWriter writer = new ReportWriter(file)) {
      return run(open, writer);
    } catch (NoSuchFileException e) {
      throw Problem.CANNOT_WRITE.because(e, report, "the folder does not exist");
    } catch (IOException e) {
      throw Problem.CANNOT_WRITE.because(e, report, e.getMessage());
    }
  }

  private static CheckReport run(Store open, Consumer<Finding> findings) {
    return open.read(data -> StoreCheck.of(data, findings));
  }

  private void print(CheckReport outcome, String base) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Shapes");
    for (CheckGroup shape : outcome.shapes()) {
      out.printf("  %-32s %,10d checked  %s%n", shape.label(), shape.checked(), found(shape));
      examples(out, shape, base, true);
    }
    out.println();
    out.println("Rules");
    for (CheckGroup rule : outcome.rules()) {
      if (rule.findings() > 0) {
        out.printf("  %s  %s%n", rule.label(), found(rule));
        examples(out, rule, base, false);
        out.println("      " + rule.fix());
      }
    }
    long quiet = outcome.rules().stream().filter(rule -> rule.findings() == 0).count();
    out.printf("  %d of %d rules found nothing%n", quiet, outcome.rules().size());
    out.println();
    out.println(
        outcome.conforms()
            ? "The store conforms."
            : String.format("%,d findings.", outcome.findings()));
  }

  private static String found(CheckGroup group) {
    long findings = group.findings();
    return findings == 0 ? "ok" : String.format("%,d found", findings);
  }

  private static void examples(PrintWriter out, CheckGroup group, String base, boolean messages) {
    group
        .counts()
        .forEach(
            (message, count) -> {
              if (messages) {
                out.printf("    %,d × %s%n", count, message);
              }
              for (Finding finding : group.examples(message)) {
                out.println("      " + line(finding, base));
              }
              if (count > CheckGroup.EXAMPLES) {
                out.printf("      and %,d more%n", count - CheckGroup.EXAMPLES);
              }
            });
  }

  private static String line(Finding finding, String base) {
    String value = finding.value() == null ? "" : ": " + shown(finding.value(), base);
    return shown(finding.focus(), base) + value + "  (" + shown(finding.graph(), base) + ")";
  }

  private static String shown(Node node, String base) {
    return node.isURI()
        ? Prefixes.shortened(node.getURI(), base)
        : node.isLiteral() ? "\"" + node.getLiteralLexicalForm() + "\"" : node.toString();
  }
}
