package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripleloom.graph.Store;

/** What is said to somebody who has mistyped. */
class WrongUsageTest {
  @TempDir static Path folder;
  private final Cli cli = new Cli(folder);

  @BeforeEach
  void fill() {
    Store.openOrCreate(folder.resolve("store"), null).close();
  }

  /** The line without identifier, which is the only one, on stderr. */
  private String refused(String id, String... line) {
    assertEquals(2, cli.run(line), cli.err());
    assertEquals("", cli.out());
    assertEquals(1, cli.err().lines().count(), cli.err());
    assertTrue(cli.err().startsWith(id + " "), cli.err());
    return cli.err().strip().substring(id.length() + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          TL-904 | buidl papers.jsonl      | there is no command 'buidl'. Take build; see tripleloom --help.
          TL-905 | --bogus                 | tripleloom has no option '--bogus'. Put options behind the command; see tripleloom --help.
          TL-905 | build --limt 3 x        | tripleloom build has no option '--limt'. Take --limit; see tripleloom build --help.
          TL-905 | extract --no-such       | tripleloom extract has no option '--no-such'. Leave it out; see tripleloom extract --help.
          TL-905 | query --fornat csv      | tripleloom query has no option '--fornat'. Take --format; see tripleloom query --help.
          TL-906 | build                   | tripleloom build needs SOURCE (a file, a folder, a glob, - for standard input, or an http(s) address). See tripleloom build --help.
          TL-906 | build --limit           | tripleloom build needs N after --limit. See tripleloom build --help.
          TL-906 | remove                  | tripleloom remove needs PAPER (IRI, the part of it behind the base, DOI, arXiv identifier or whole title). See tripleloom remove --help.
          TL-906 | merge looms             | tripleloom merge needs another ENTITY, or --undo ID. See tripleloom merge --help.
          TL-906 | split                   | tripleloom split needs ENTITY FORM, or --undo ID. See tripleloom split --help.
          TL-906 | split looms             | tripleloom split needs FORM, or --undo ID. See tripleloom split --help.
          TL-906 | reject                  | tripleloom reject needs CLAIM, or --undo ID. See tripleloom reject --help.
          TL-906 | measure                 | tripleloom measure needs --gold FILE or --pairs FILE. See tripleloom measure --help.
          TL-907 | serve --port abc        | tripleloom serve does not take 'abc' for --port. It takes a whole number; see tripleloom serve --help.
          TL-907 | serve --port 99999      | tripleloom serve does not take '99999' for --port. It takes 0 to 65535; see tripleloom serve --help.
          TL-907 | demo --port -1          | tripleloom demo does not take '-1' for --port. It takes 0 to 65535; see tripleloom demo --help.
          TL-907 | serve --timeout soon    | tripleloom serve does not take 'soon' for --timeout. It takes a time such as 500ms, 30s or 2m; see tripleloom serve --help.
          TL-907 | build --limit -3 x      | tripleloom build does not take '-3' for --limit. It takes a number from 1 on; see tripleloom build --help.
          TL-907 | merges --suggest --limit=-3 | tripleloom merges does not take '-3' for --limit. It takes a number from 1 on; see tripleloom merges --help.
          TL-907 | build --extractor x y   | tripleloom build does not take 'x' for --extractor. It takes neural or rules; see tripleloom build --help.
          TL-907 | export --min-confidence 2 | tripleloom export does not take '2' for --min-confidence. It takes a number from 0 to 1; see tripleloom export --help.
          TL-907 | build --dry-run=maybe x | tripleloom build does not take 'maybe' for --dry-run. It takes no value; see tripleloom build --help.
          TL-909 | merges --as ada         | tripleloom merges: --as needs --review or --import. See tripleloom merges --help.
          TL-908 | query ASK {}            | tripleloom query does not take '{}'. Leave it out, or put words that are one in quotes; see tripleloom query --help.
          TL-908 | merge a b c             | tripleloom merge does not take 'c'. Leave it out, or put words that are one in quotes; see tripleloom merge --help.
          TL-908 | reject a b              | tripleloom reject does not take 'b'. Leave it out, or put words that are one in quotes; see tripleloom reject --help.
          TL-909 | stats --store a --store b | tripleloom stats: --store is given twice. See tripleloom stats --help.
          TL-909 | merges --suggest --review | tripleloom merges: --suggest and --review exclude each other. See tripleloom merges --help.
          TL-909 | measure --gold a --pairs b | tripleloom measure: --gold and --pairs exclude each other. See tripleloom measure --help.
          TL-906 | measure --papers a      | tripleloom measure needs --gold FILE. See tripleloom measure --help.
          TL-909 | build --rules a b       | tripleloom build: --rules needs --extractor rules. See tripleloom build --help.
          """)
  void it_is_one_sentence_with_identifier_place_and_fix(String id, String line, String message) {
    assertEquals(message, refused(id, line.split(" ")));
  }

  @Test
  void a_source_without_a_name_is_not_the_whole_folder() {
    String told = refused("TL-906", "build", "--store", "store", "");
    assertEquals(
        "tripleloom build needs a SOURCE in place of ''. See tripleloom build --help.", told);
  }

  @Test
  void help_is_a_command_too() {
    assertTrue(refused("TL-904", "help", "buidl").contains("'buidl'. Take build"), cli.err());
    assertEquals(0, cli.run("help", "diff"), cli.err());
    assertTrue(cli.out().startsWith("Usage: tripleloom diff"), cli.out());
  }

  @Test
  void without_a_command_all_are_named() {
    String all = refused("TL-906");
    assertTrue(all.startsWith("tripleloom needs a command, one of accept, build, check, "), all);
  }

  @Test
  void problems_with_an_identifier_of_their_own_keep_it() {
    refused("TL-114", "build", "--map", "colour=red", "x");
    refused("TL-406", "build", "--base", "ftp://example.org/", "x");
    refused("TL-525", "serve", "--writable", "--store", "store");
    refused("TL-541", "export", "--type", "Methode", "--store", "store");
  }

  @Test
  void help_is_help_whatever_else_is_wrong() {
    assertEquals(0, cli.run("build", "--limt", "--help"));
    assertTrue(cli.out().startsWith("Usage: tripleloom build"), cli.out());
    assertEquals("", cli.err());
  }

  @Test
  void every_command_says_how_to_get_its_help() {
    for (String command : List.of("accept", "check", "diff", "explain", "split", "stats")) {
      String told = refused("TL-905", command, "--zzz");
      assertTrue(told.endsWith("see tripleloom " + command + " --help."), told);
    }
  }
}
