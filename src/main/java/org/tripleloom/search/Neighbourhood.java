package org.tripleloom.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.graph.Iris;
import org.tripleloom.vocab.Tl;

/**
 * Some papers and entities, what stands next to each of them, and all that is stated between what
 * is shown.
 *
 * @param vertices those in the middle first, then their neighbours
 * @param edges one for each two things and each property between them, the surest first
 */
public record Neighbourhood(List<Vertex> vertices, List<Edge> edges) {
  /** More cannot be told apart in a drawing. */
  public static final int MOST = 60;

  private static final int AROUND_ONE = 24;

  /**
   * One node of the drawing.
   *
   * @param hidden how many neighbours of one in the middle are not shown; 0 for the others
   */
  public record Vertex(Thing what, boolean middle, int hidden) {}

  /**
   * What is stated of two things.
   *
   * @param claims how many say so
   * @param best the surest of them
   */
  public record Edge(int claims, Statement best) {}

  /**
   * What is shown; an empty set stands for all.
   *
   * @param types IRIs of classes of the neighbours
   * @param properties IRIs
   * @param least confidence
   */
  public record Filter(Set<String> types, Set<String> properties, double least) {
    public static final Filter NONE = new Filter(Set.of(), Set.of(), 0);

    public Filter {
      types = Set.copyOf(types);
      properties = Set.copyOf(properties);
    }

    boolean lets(Node property, double confidence) {
      return confidence >= least
          && (properties.isEmpty() || property.isURI() && properties.contains(property.getURI()));
    }
  }

  public Neighbourhood {
    vertices = List.copyOf(vertices);
    edges = List.copyOf(edges);
  }

  /**
   * Draws around some things. Of each, the neighbours that most is stated with come first, two
   * entities to one paper. Costs a few lookups for each claim about those in the middle.
   *
   * @param view whose default graph is the union
   * @param middle paths of papers and entities; those that there are not are left out, and those
   *     for which there is no room
   */
  public static Neighbourhood around(
      DatasetGraph view, Iris iris, Collection<String> middle, Filter filter) {
    return new Drawing(view, iris, filter).around(middle);
  }

  private record Drawing(DatasetGraph view, Iris iris, Filter filter) {
    Neighbourhood around(Collection<String> paths) {
      List<Thing> middle = new ArrayList<>();
      for (String path : new LinkedHashSet<>(paths)) {
        if (middle.size() < MOST / 2) {
          Thing.read(view, iris, iris.of(path)).ifPresent(middle::add);
        }
      }
      Map<String, Thing> shown = new LinkedHashMap<>();
      middle.forEach(thing -> shown.put(thing.path(), thing));
      int room = middle.isEmpty() ? 0 : Math.min(AROUND_ONE, MOST / middle.size() - 1);
      Map<String, Set<String>> around = new LinkedHashMap<>();
      for (Thing thing : middle) {
        List<Node> neighbours = neighbours(iris.of(thing.path()));
        Set<String> all = new HashSet<>();
        around.put(thing.path(), all);
        int placed = 0;
        for (Node neighbour : neighbours) {
          String path = iris.path(neighbour).orElseThrow();
          all.add(path);
          if (placed < room && !shown.containsKey(path)) {
            Optional<Thing> read = Thing.read(view, iris, neighbour);
            if (read.filter(this::fits).isPresent()) {
              shown.put(path, read.get());
              placed++;
            }
          }
        }
      }
      List<Vertex> vertices = new ArrayList<>();
      shown.forEach(
          (path, what) -> {
            Set<String> all = around.getOrDefault(path, Set.of());
            int hidden = (int) all.stream().filter(other -> !shown.containsKey(other)).count();
            vertices.add(new Vertex(what, around.containsKey(path), hidden));
          });
      return new Neighbourhood(vertices, edges(shown));
    }

    private boolean fits(Thing thing) {
      return filter.types.isEmpty() || thing.types().stream().anyMatch(filter.types::contains);
    }

    private static final class Weight {
      private double sum;
    }

    /** Two entities to one paper, those that most is stated with first. */
    private List<Node> neighbours(Node thing) {
      Map<Node, Weight> entities = new LinkedHashMap<>();
      Map<Node, Weight> papers = new LinkedHashMap<>();
      weigh(thing, RDF.Nodes.subject, RDF.Nodes.object, entities, papers);
      weigh(thing, RDF.Nodes.object, RDF.Nodes.subject, entities, papers);
      Iterator<Node> first = ranked(entities).iterator();
      Iterator<Node> second = ranked(papers).iterator();
      List<Node> all = new ArrayList<>();
      while (first.hasNext() || second.hasNext()) {
        boolean paper = !first.hasNext() || all.size() % 3 == 2 && second.hasNext();
        all.add(paper ? second.next() : first.next());
      }
      return all;
    }

    private void weigh(
        Node thing, Node here, Node there, Map<Node, Weight> entities, Map<Node, Weight> papers) {
      Iterator<Quad> claims = view.find(Quad.defaultGraphIRI, Node.ANY, here, thing);
      while (claims.hasNext()) {
        Node claim = claims.next().getSubject();
        Node other = value(claim, there);
        Node property = value(claim, RDF.Nodes.predicate);
        Node confidence = value(claim, Tl.CONFIDENCE.asNode());
        if (other == null || property == null || confidence == null || other.equals(thing)) {
          continue;
        }
        double sure = Statement.number(confidence);
        String path = iris.path(other).orElse("");
        if (!path.isEmpty() && filter.lets(property, sure)) {
          Map<Node, Weight> kind = path.startsWith("paper/") ? papers : entities;
          kind.computeIfAbsent(other, n -> new Weight()).sum += sure;
        }
      }
    }

    private static List<Node> ranked(Map<Node, Weight> weights) {
      return weights.entrySet().stream()
          .sorted(
              Comparator.comparingDouble((Map.Entry<Node, Weight> e) -> -e.getValue().sum)
                  .thenComparing(e -> e.getKey().getURI()))
          .map(Map.Entry::getKey)
          .toList();
    }

    private List<Edge> edges(Map<String, Thing> shown) {
      Map<String, List<Statement>> between = new TreeMap<>();
      for (String path : shown.keySet()) {
        Iterator<Quad> claims =
            view.find(Quad.defaultGraphIRI, Node.ANY, RDF.Nodes.subject, iris.of(path));
        while (claims.hasNext()) {
          Node claim = claims.next().getSubject();
          Node object = value(claim, RDF.Nodes.object);
          if (object != null && iris.path(object).filter(shown::containsKey).isPresent()) {
            Statement.read(view, iris, claim)
                .filter(s -> filter.lets(property(s), s.confidence()))
                .ifPresent(
                    s ->
                        between
                            .computeIfAbsent(
                                s.subject() + " " + s.property() + " " + s.object(),
                                key -> new ArrayList<>())
                            .add(s));
          }
        }
      }
      return between.values().stream()
          .map(all -> new Edge(all.size(), all.stream().min(Statement.BY_CONFIDENCE).orElseThrow()))
          .sorted(Comparator.comparing(Edge::best, Statement.BY_CONFIDENCE))
          .toList();
    }

    private static Node property(Statement statement) {
      return NodeFactory.createURI(statement.property());
    }

    private Node value(Node subject, Node property) {
      Iterator<Quad> found = view.find(Quad.defaultGraphIRI, subject, property, Node.ANY);
      return found.hasNext() ? found.next().getObject() : null;
    }
  }
}
