package org.tripleloom.build;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.tripleloom.vocab.Ontology;

/**
 * The ontology that a build goes by.
 *
 * @param ontology the bundled one with the user's extensions
 * @param turtle the extensions alone, as the store keeps them; empty when there are none
 */
public record UserOntology(Ontology ontology, String turtle) {
  /**
   * With the files that a user gives now, else with what the store has kept from earlier builds.
   *
   * @param kept {@link BuildTarget#ontology}
   * @throws org.tripleloom.problem.ProblemException as {@link Ontology#load}
   */
  public static UserOntology of(List<Path> files, String kept) {
    if (!files.isEmpty()) {
      Ontology ontology = Ontology.load(files);
      Model own = ontology.model().difference(Ontology.bundled().model());
      StringWriter turtle = new StringWriter();
      RDFDataMgr.write(turtle, own, Lang.TURTLE);
      return new UserOntology(ontology, turtle.toString().strip());
    }
    return kept.isEmpty()
        ? new UserOntology(Ontology.bundled(), "")
        : new UserOntology(load(kept), kept);
  }

  private static Ontology load(String turtle) {
    try {
      Path file = Files.createTempFile("tripleloom-", ".ttl");
      try {
        Files.writeString(file, turtle);
        return Ontology.load(List.of(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
