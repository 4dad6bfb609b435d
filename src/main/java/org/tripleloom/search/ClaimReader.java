package org.tripleloom.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.StoreScan;
import org.tripleloom.vocab.Tl;

/** Makes a {@link ClaimTable} from one pass over the store. */
final class ClaimReader {
  private static final String CLAIM = "claim/";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");
  private static final List<Node> OF_CLAIMS =
      List.of(
          RDF.Nodes.subject,
          RDF.Nodes.predicate,
          RDF.Nodes.object,
          Tl.CONFIDENCE.asNode(),
          Tl.HEDGED.asNode(),
          DCTerms.title.asNode(),
          DCTerms.issued.asNode());

  /** A claim while its quads come in. */
  private static final class Draft {
    private String subject;
    private String property;
    private String object;
    private double confidence = -1;
    private boolean hedged;
  }

  private record Row(
      String paper,
      String subject,
      String property,
      String object,
      short confidence,
      boolean hedged,
      long hash1,
      long hash2) {}

  private final Iris iris;
  private final Map<String, String> titles = new HashMap<>();
  private final Map<String, String> dates = new HashMap<>();
  private final Map<String, String> labels = new HashMap<>();
  private final Map<String, TreeSet<String>> types = new HashMap<>();
  private final Map<String, TreeSet<String>> broader = new HashMap<>();
  private final Map<String, String> known = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private Node graph;
  private String paper;
  private Node claim;
  private Draft draft = new Draft();

  ClaimReader(Iris iris) {
    this.iris = iris;
  }

  ClaimTable read(StoreScan scan) {
    scan.quads(iris.entities()).forEachRemaining(this::entity);
    Iterator<Quad> quads = scan.quads(OF_CLAIMS);
    while (quads.hasNext()) {
      Quad quad = quads.next();
      if (!quad.getGraph().equals(graph)) {
        finish();
        graph = quad.getGraph();
        paper =
            iris.isPaperGraph(graph)
                ? iris.path(graph).map(path -> same(path.substring("graph/".length()))).orElse(null)
                : null;
      }
      if (paper != null) {
        ofPaper(quad);
      }
    }
    finish();
    return table();
  }

  private void entity(Quad quad) {
    String path = iris.path(quad.getSubject()).orElse("");
    Node value = quad.getObject();
    if (!path.startsWith("entity/") || path.indexOf('#') >= 0) {
      return;
    }
    if (quad.getPredicate().equals(SKOS.prefLabel.asNode())) {
      labels.put(path, value.getLiteralLexicalForm());
    } else if (quad.getPredicate().equals(RDF.Nodes.type)) {
      if (value.isURI() && !value.equals(Tl.RESEARCH_ENTITY.asNode())) {
        types.computeIfAbsent(path, p -> new TreeSet<>()).add(same(value.getURI()));
      }
    } else if (quad.getPredicate().equals(SKOS.broader.asNode())) {
      iris.path(value)
          .ifPresent(wider -> broader.computeIfAbsent(path, p -> new TreeSet<>()).add(wider));
    }
  }

  private void ofPaper(Quad quad) {
    Node property = quad.getPredicate();
    Node value = quad.getObject();
    if (property.equals(DCTerms.title.asNode())) {
      titles.put(paper, value.getLiteralLexicalForm());
      return;
    }
    if (property.equals(DCTerms.issued.asNode())) {
      dates.put(paper, value.getLiteralLexicalForm());
      return;
    }
    if (!quad.getSubject().equals(claim)) {
      finish();
      claim = quad.getSubject();
    }
    if (property.equals(RDF.Nodes.subject)) {
      draft.subject = path(value);
    } else if (property.equals(RDF.Nodes.predicate)) {
      draft.property = value.isURI() ? same(value.getURI()) : null;
    } else if (property.equals(RDF.Nodes.object)) {
      draft.object = path(value);
    } else if (property.equals(Tl.CONFIDENCE.asNode())) {
      draft.confidence = number(value);
    } else {
      draft.hedged = value.isLiteral() && Boolean.TRUE.equals(value.getLiteralValue());
    }
  }

  private static double number(Node value) {
    return value.isLiteral() && value.getLiteralValue() instanceof Number number
        ? number.doubleValue()
        : -1;
  }

  private void finish() {
    if (claim != null) {
      String path = iris.path(claim).orElse("");
      String hash = path.startsWith(CLAIM) ? path.substring(CLAIM.length()) : "";
      boolean whole = draft.subject != null && draft.property != null && draft.object != null;
      if (whole && draft.confidence >= 0 && HASH.matcher(hash).matches()) {
        rows.add(
            new Row(
                paper,
                draft.subject,
                draft.property,
                draft.object,
                (short) Math.min(1000, Math.round(draft.confidence * 1000)),
                draft.hedged,
                HexFormat.fromHexDigitsToLong(hash, 0, 16),
                HexFormat.fromHexDigitsToLong(hash, 16, 32)));
      }
    }
    claim = null;
    draft = new Draft();
  }

  private String path(Node value) {
    return iris.path(value).map(this::same).orElse(null);
  }

  /** One string for all equal ones. */
  private String same(String text) {
    String first = known.putIfAbsent(text, text);
    return first == null ? text : first;
  }

  private ClaimTable table() {
    List<String> papers = titles.keySet().stream().sorted().toList();
    List<String> entities = labels.keySet().stream().sorted().toList();
    List<String> paths = new ArrayList<>(papers);
    paths.addAll(entities);
    List<String> names = new ArrayList<>();
    papers.forEach(path -> names.add(titles.get(path)));
    entities.forEach(path -> names.add(labels.get(path)));
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      numbers.put(paths.get(i), i);
    }
    List<String> classes =
        types.values().stream().flatMap(TreeSet::stream).distinct().sorted().toList();
    List<String> properties = rows.stream().map(Row::property).distinct().sorted().toList();
    return new ClaimTable(
        paths.toArray(String[]::new),
        names.toArray(String[]::new),
        papers.stream().map(path -> dates.getOrDefault(path, "")).toArray(String[]::new),
        classes,
        properties,
        numbered(entities, types, positions(classes)),
        numbered(entities, broader, numbers),
        claims(numbers, positions(properties), papers.size()));
  }

  private static Map<String, Integer> positions(List<String> list) {
    Map<String, Integer> positions = new HashMap<>();
    list.forEach(item -> positions.put(item, positions.size()));
    return positions;
  }

  private static int[][] numbered(
      List<String> entities, Map<String, TreeSet<String>> values, Map<String, Integer> numbers) {
    int[] none = {};
    int[][] all = new int[entities.size()][];
    for (int i = 0; i < all.length; i++) {
      TreeSet<String> of = values.get(entities.get(i));
      all[i] =
          of == null
              ? none
              : of.stream().map(numbers::get).filter(n -> n != null).mapToInt(n -> n).toArray();
    }
    return all;
  }

  private ClaimColumns claims(
      Map<String, Integer> things, Map<String, Integer> properties, int papers) {
    List<Row> whole = new ArrayList<>();
    for (Row row : rows) {
      if (things.containsKey(row.paper)
          && things.containsKey(row.subject)
          && things.containsKey(row.object)
          && things.get(row.object) >= papers) {
        whole.add(row);
      }
    }
    whole.sort(Comparator.comparing(row -> things.get(row.paper)));
    int size = whole.size();
    ClaimColumns claims =
        new ClaimColumns(
            new int[size],
            new int[size],
            new byte[size],
            new int[size],
            new short[size],
            new long[2 * size],
            new BitSet(size),
            new int[papers + 1]);
    for (int i = 0; i < size; i++) {
      Row row = whole.get(i);
      claims.papers()[i] = things.get(row.paper);
      claims.subjects()[i] = things.get(row.subject);
      claims.properties()[i] = (byte) (int) properties.get(row.property);
      claims.objects()[i] = things.get(row.object);
      claims.confidences()[i] = row.confidence;
      claims.hashes()[2 * i] = row.hash1;
      claims.hashes()[2 * i + 1] = row.hash2;
      claims.hedged().set(i, row.hedged);
    }
    int[] starts = claims.starts();
    Arrays.fill(starts, size);
    for (int i = size - 1; i >= 0; i--) {
      starts[claims.papers()[i]] = i;
    }
    for (int paper = papers - 1; paper >= 0; paper--) {
      starts[paper] = Math.min(starts[paper], starts[paper + 1]);
    }
    return claims;
  }
}
