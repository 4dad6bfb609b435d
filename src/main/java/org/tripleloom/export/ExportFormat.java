package org.tripleloom.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** What a store can be written as; the names are those of the command line. */
public enum ExportFormat {
  /** N-Quads. */
  nq(DumpFormat.NQ),
  /** N-Triples. */
  nt(DumpFormat.NT),
  trig(DumpFormat.TRIG),
  /** Turtle. */
  ttl(DumpFormat.TTL),
  /** JSON-LD 1.1. */
  jsonld(DumpFormat.JSONLD),
  /** RDF/XML. */
  rdfxml(DumpFormat.RDFXML),
  /** A folder of tables. */
  csv(CsvTables.NAMES, CsvTables::write),
  /** Nodes and edges for network programs. */
  graphml("graphml", GraphMl::write),
  /** Nodes and edges, as networkx reads them. */
  json("json", NodeLink::write),
  /** The entities alone, as a concept scheme in Turtle. */
  skos("skos.ttl", SkosScheme::write),
  /** One nanopublication for each claim, in TriG. */
  nanopub("nanopub.trig", Nanopubs::write),
  /** A folder with a dump and the metadata of a research object. */
  rocrate(RoCrate.NAMES, RoCrate::write),
  /** A folder of pages for people, which {@link Export} leaves to those who make pages. */
  site(
      Set.of(),
      (selection, folder) -> {
        throw new UnsupportedOperationException("pages are not written from a selection");
      });

  /** Writes one file. */
  @FunctionalInterface
  interface OneFile {
    void write(Selection selection, OutputStream out) throws IOException;
  }

  /** Writes the files of a folder. */
  @FunctionalInterface
  interface ManyFiles {
    void write(Selection selection, WholeFolder folder) throws IOException;
  }

  private final String suffix;
  private final OneFile file;
  private final Set<String> names;
  private final ManyFiles folder;

  ExportFormat(DumpFormat dump) {
    this(dump.suffix(), dump::write);
  }

  ExportFormat(String suffix, OneFile file) {
    this.suffix = suffix;
    this.file = file;
    this.names = Set.of();
    this.folder = null;
  }

  ExportFormat(Set<String> names, ManyFiles folder) {
    this.suffix = null;
    this.file = null;
    this.names = names;
    this.folder = folder;
  }

  /** What the name of a file asks for, whether it is packed or not. */
  public static Optional<ExportFormat> of(Path file) {
    String packed = file.toString();
    int length = packed.length() - Compression.of(file).suffix().length();
    String name = packed.substring(0, length);
    return Arrays.stream(values())
        .filter(format -> format.suffix != null && name.endsWith("." + format.suffix))
        .max(Comparator.comparing(format -> format.suffix.length()));
  }

  /** Whether it is a folder of files, not one file. */
  public boolean isFolder() {
    return folder != null;
  }

  /** What names of such files end in, without the dot; null for a folder. */
  public String suffix() {
    return suffix;
  }

  /** What the files of the folder are called. */
  Set<String> names() {
    return names;
  }

  OneFile file() {
    return file;
  }

  ManyFiles folder() {
    return folder;
  }
}
