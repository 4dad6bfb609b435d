package org.tripleloom;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The arrows between packages. */
@AnalyzeClasses(packages = "org.tripleloom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** What each package may use beside itself. */
  private static final Map<String, List<String>> MAY_USE = new TreeMap<>();

  static {
    allow("problem");
    allow("vocab", "problem");
    allow("paper", "problem");
    allow("ingest", "paper", "problem");
    allow("text", "paper", "problem");
    allow("extract", "text", "paper", "vocab", "problem");
    allow("resolve", "extract", "paper", "vocab", "text", "problem");
    allow("graph", "resolve", "extract", "paper", "vocab", "text", "problem");
    allow("search", "graph", "vocab", "problem");
    allow(
        "build", "search", "graph", "resolve", "extract", "text", "ingest", "paper", "vocab",
        "problem");
    allow("check", "graph", "vocab", "problem");
    allow("measure", "resolve", "extract", "text", "ingest", "paper", "vocab", "problem");
    allow("export", "search", "graph", "vocab", "problem");
    allow(
        "site", "search", "export", "measure", "graph", "resolve", "extract", "text", "paper",
        "vocab", "problem");
    allow(
        "serve", "site", "build", "search", "export", "check", "measure", "graph", "resolve",
        "extract", "text", "ingest", "paper", "vocab", "problem");
  }

  private static void allow(String owner, String... used) {
    MAY_USE.put(owner, List.of(used));
  }

  @ArchTest
  static final ArchRule no_package_depends_on_itself_through_others =
      slices().matching("org.tripleloom.(*)..").should().beFreeOfCycles();

  @ArchTest
  static void every_package_uses_only_what_the_design_allows(
      com.tngtech.archunit.core.domain.JavaClasses classes) {
    for (Map.Entry<String, List<String>> entry : MAY_USE.entrySet()) {
      DescribedPredicate<JavaClass> forbidden =
          DescribedPredicate.describe(
              "a package that " + entry.getKey() + " may not use",
              c -> {
                String used = feature(c);
                return !used.isEmpty()
                    && !used.equals(entry.getKey())
                    && !entry.getValue().contains(used);
              });
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage("org.tripleloom." + entry.getKey() + "..")
          .should()
          .dependOnClassesThat(forbidden)
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule no_drawer_for_leftovers =
      ArchRuleDefinition.noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..");

  private static String feature(JavaClass c) {
    String name = c.getPackageName();
    String root = "org.tripleloom.";
    return name.startsWith(root) ? name.substring(root.length()).split("\\.", 2)[0] : "";
  }
}
