package org.tripleloom.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.apache.jena.vocabulary.DC_11;
import org.tripleloom.Version;
import org.tripleloom.graph.Catalog;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/**
 * An RO-Crate 1.2: a dump in N-Quads and {@code ro-crate-metadata.json}, which says what it is, how
 * large, under which licence, and which runs of which program made it from which sources.
 */
final class RoCrate {
  private static final String METADATA = "ro-crate-metadata.json";
  private static final String DUMP = "tripleloom.nq";

  static final Set<String> NAMES = Set.of(METADATA, DUMP);

  private static final String SPECIFICATION = "https://w3id.org/ro/crate/1.2";
  private static final String PROGRAM = "https://w3id.org/tripleloom";
  private static final String ONTOLOGY = "https://w3id.org/tripleloom/ontology";
  private static final String NQUADS = "https://www.w3.org/TR/n-quads/";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Selection selection;
  private final ObjectNode crate = JSON.createObjectNode();
  private final ArrayNode graph;

  private RoCrate(Selection selection) {
    this.selection = selection;
    crate.put("@context", SPECIFICATION + "/context");
    graph = crate.putArray("@graph");
  }

  static void write(Selection selection, WholeFolder folder) {
    WholeFolder.Written dump = folder.write(DUMP, true, out -> DumpFormat.NQ.write(selection, out));
    RoCrate crate = new RoCrate(selection);
    crate.descriptor();
    ObjectNode root = crate.root(dump.name());
    crate.dump(dump);
    crate.program();
    crate.runs(root.putArray("mentions"), dump.name());
    folder.write(
        METADATA,
        false,
        out -> {
          out.write(JSON.writeValueAsBytes(crate.crate));
          out.write('\n');
        });
  }

  private ObjectNode entity(String id, String type) {
    return graph.addObject().put("@id", id).put("@type", type);
  }

  private static void link(ObjectNode from, String property, String id) {
    from.putObject(property).put("@id", id);
  }

  private void descriptor() {
    ObjectNode descriptor = entity(METADATA, "CreativeWork");
    link(descriptor, "about", "./");
    link(descriptor, "conformsTo", SPECIFICATION);
  }

  private ObjectNode root(String dump) {
    String license = Catalog.LICENSE;
    ObjectNode root = entity("./", "Dataset");
    root.put("name", "Tripleloom graph at " + selection.iris().base());
    root.put("description", description());
    root.put("datePublished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    link(root, "license", license);
    root.putArray("hasPart").addObject().put("@id", dump);
    entity(license, "CreativeWork")
        .put("name", "Licence of the graph")
        .put(
            "description",
            "Titles, abstracts and sentences quoted from papers belong to their authors and"
                + " publishers.");
    return root;
  }

  private String description() {
    StringBuilder text =
        new StringBuilder(
            "Papers, what they introduce, use and study, and the sentences that say so.");
    Filter filter = selection.filter();
    if (!filter.papers().isEmpty()) {
      text.append(" Only of the papers ").append(String.join(", ", filter.papers())).append('.');
    }
    if (filter.since() != null) {
      text.append(" Only of papers since ").append(filter.since()).append('.');
    }
    if (!filter.types().isEmpty()) {
      text.append(" Only entities of ").append(String.join(", ", filter.types())).append('.');
    }
    if (filter.confidence() > 0) {
      text.append(" Only claims of a confidence of ").append(filter.confidence());
      text.append(" or more.");
    }
    return filter.text() ? text.toString() : text + " Without abstracts and sentences.";
  }

  private void dump(WholeFolder.Written written) {
    ObjectNode file = entity(written.name(), "File");
    file.put("name", "The graph as N-Quads");
    file.put("contentSize", Long.toString(written.bytes()));
    file.put("sha256", written.sha256());
    ArrayNode encoding = file.putArray("encodingFormat");
    switch (Compression.of(java.nio.file.Path.of(written.name()))) {
      case none -> encoding.add("application/n-quads");
      case gzip -> encoding.add("application/gzip");
      case zstd -> encoding.add("application/zstd");
    }
    encoding.addObject().put("@id", NQUADS);
    link(file, "conformsTo", ONTOLOGY);
    entity(NQUADS, "WebPage").put("name", "N-Quads");
    entity(ONTOLOGY, "CreativeWork").put("name", "Tripleloom ontology");
  }

  private void program() {
    entity(PROGRAM, "SoftwareApplication")
        .put("name", "Tripleloom")
        .put("version", Version.current())
        .put("url", PROGRAM);
  }

  private void runs(ArrayNode mentions, String dump) {
    for (Subject run : selection.runs()) {
      String id = run.subject().getURI();
      mentions.addObject().put("@id", id);
      ObjectNode action = entity(id, "CreateAction");
      action.put("name", "Build with the engine " + run.text(Tl.EXTRACTOR));
      action.put("startTime", run.text(Prov.STARTED_AT_TIME));
      action.put("endTime", run.text(Prov.ENDED_AT_TIME));
      link(action, "instrument", PROGRAM);
      link(action, "result", dump);
      ArrayNode sources = action.putArray("object");
      for (String source : run.texts(DC_11.source)) {
        String sourceId = "#source-" + graph.size();
        sources.addObject().put("@id", sourceId);
        entity(sourceId, "CreativeWork").put("name", source);
      }
    }
  }
}
