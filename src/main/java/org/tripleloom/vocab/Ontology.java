package org.tripleloom.vocab;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.problem.Problem;

/**
 * The bundled ontology together with users' extension files: what classes and properties there are,
 * what they are called, what they connect, and which names the extractor can look up. Immutable.
 */
public final class Ontology {
  private static final List<Resource> PROPERTY_KINDS =
      List.of(OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property);

  private final Model model;
  private final String hash;
  private final Map<String, OntologyClass> classes = new TreeMap<>();
  private final Map<String, OntologyProperty> properties = new TreeMap<>();
  private final List<GazetteerEntry> gazetteer = new ArrayList<>();

  private Ontology(Graph graph) {
    model = ModelFactory.createModelForGraph(graph);
    hash = GraphHash.of(graph);
    readClasses();
    readProperties();
    readGazetteer();
  }

  /** The ontology without extensions. */
  public static Ontology bundled() {
    return load(List.of());
  }

  /**
   * The bundled ontology and the extensions, each Turtle, RDF/XML or JSON-LD in UTF-8, recognised
   * by content.
   *
   * @throws org.tripleloom.problem.ProblemException TL-601 to TL-604, on the first file that is
   *     missing, cannot be parsed, names a {@code tl:} term that there is not, or makes a class its
   *     own superclass
   */
  public static Ontology load(List<Path> extensions) {
    Graph bundled = OntologyReader.bundled();
    Graph all = OntologyReader.bundled();
    for (Path extension : extensions) {
      GraphUtil.addInto(all, OntologyReader.read(extension, bundled));
    }
    return new Ontology(all);
  }

  /** What a store's ontology graph holds: the bundled ontology and extensions, as once loaded. */
  public static Ontology of(Graph graph) {
    Graph copy = GraphFactory.createDefaultGraph();
    GraphUtil.addInto(copy, graph);
    return new Ontology(copy);
  }

  /** All triples, for the store's ontology graph. Not to be changed. */
  public Model model() {
    return model;
  }

  /** SHA-256 of all triples; the same for the same statements in any order, syntax or file. */
  public String hash() {
    return hash;
  }

  /** Sorted by IRI. */
  public Collection<OntologyClass> classes() {
    return Collections.unmodifiableCollection(classes.values());
  }

  /** Sorted by IRI. */
  public Collection<OntologyProperty> properties() {
    return Collections.unmodifiableCollection(properties.values());
  }

  public Optional<OntologyClass> findClass(String iri) {
    return Optional.ofNullable(classes.get(iri));
  }

  public Optional<OntologyProperty> findProperty(String iri) {
    return Optional.ofNullable(properties.get(iri));
  }

  /** The direct subclasses, by label. */
  public List<OntologyClass> subclasses(String iri) {
    return classes.values().stream()
        .filter(c -> c.parents().contains(iri))
        .sorted((a, b) -> a.label().compareToIgnoreCase(b.label()))
        .toList();
  }

  /** The direct subproperties, by label. */
  public List<OntologyProperty> subproperties(String iri) {
    return properties.values().stream()
        .filter(p -> p.parents().contains(iri))
        .sorted((a, b) -> a.label().compareToIgnoreCase(b.label()))
        .toList();
  }

  /** Whether the class is the other one or below it. */
  public boolean isA(String classIri, String superclassIri) {
    return classIri.equals(superclassIri) || ancestors(classIri).contains(superclassIri);
  }

  /** Whether the domains and ranges allow the property between things of these classes. */
  public boolean allows(String subjectClass, String propertyIri, String objectClass) {
    OntologyProperty property = properties.get(propertyIri);
    return property != null
        && fits(subjectClass, property.domains())
        && fits(objectClass, property.ranges());
  }

  /**
   * The local name of the class directly below {@code tl:ResearchEntity} that the class is or is
   * below; empty for any other class.
   */
  public Optional<String> entityType(String classIri) {
    return subclasses(Tl.RESEARCH_ENTITY.getURI()).stream()
        .filter(type -> isA(classIri, type.iri()))
        .map(OntologyClass::localName)
        .findFirst();
  }

  /**
   * The names that the classes of entities give: examples of all of them, and the labels of users'
   * own. Each form once; the deeper class wins, then the smaller IRI. Sorted by form.
   */
  public List<GazetteerEntry> gazetteer() {
    return Collections.unmodifiableList(gazetteer);
  }

  private boolean fits(String classIri, List<String> allowed) {
    return allowed.isEmpty() || allowed.stream().anyMatch(a -> isA(classIri, a));
  }

  private void readClasses() {
    Set<Resource> found =
        new HashSet<>(model.listSubjectsWithProperty(RDF.type, OWL.Class).toSet());
    found.addAll(model.listSubjectsWithProperty(RDF.type, RDFS.Class).toSet());
    found.addAll(model.listSubjectsWithProperty(RDFS.subClassOf).toSet());
    for (Resource c : found) {
      if (c.isURIResource()) {
        classes.put(
            c.getURI(),
            new OntologyClass(
                c.getURI(),
                label(c),
                text(c, SKOS.definition),
                texts(c, SKOS.altLabel),
                texts(c, SKOS.example),
                iris(c, RDFS.subClassOf),
                colour(c)));
      }
    }
    for (String iri : classes.keySet()) {
      if (ancestors(iri).contains(iri)) {
        throw Problem.ONTOLOGY_CYCLE.at(iri);
      }
    }
  }

  private void readProperties() {
    for (Resource kind : PROPERTY_KINDS) {
      for (Resource p : model.listSubjectsWithProperty(RDF.type, kind).toList()) {
        if (p.isURIResource()) {
          properties.put(
              p.getURI(),
              new OntologyProperty(
                  p.getURI(),
                  label(p),
                  text(p, Tl.INVERSE_LABEL),
                  text(p, SKOS.definition),
                  texts(p, SKOS.example),
                  iris(p, RDFS.subPropertyOf),
                  iris(p, Schema.DOMAIN_INCLUDES),
                  iris(p, Schema.RANGE_INCLUDES)));
        }
      }
    }
  }

  private void readGazetteer() {
    Map<String, GazetteerEntry> byForm = new TreeMap<>();
    for (OntologyClass c : classes.values()) {
      Optional<String> type = entityType(c.iri());
      if (type.isEmpty()) {
        continue;
      }
      Set<String> forms = new HashSet<>(c.examples());
      if (!c.iri().startsWith(Tl.NS)) {
        forms.add(c.label());
        forms.addAll(c.altLabels());
      }
      for (String form : forms) {
        GazetteerEntry entry = new GazetteerEntry(form, type.get(), c.iri());
        byForm.merge(form, entry, (a, b) -> depth(b) > depth(a) ? b : a);
      }
    }
    gazetteer.addAll(byForm.values());
  }

  private int depth(GazetteerEntry entry) {
    return ancestors(entry.classIri()).size();
  }

  /** All proper superclasses; holds the class itself only in a cycle. */
  private Set<String> ancestors(String iri) {
    return climb(iri, c -> classes.containsKey(c) ? classes.get(c).parents() : List.of());
  }

  private static Set<String> climb(String start, Function<String, List<String>> parents) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(parents.apply(start));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (seen.add(next)) {
        open.addAll(parents.apply(next));
      }
    }
    return seen;
  }

  private String colour(Resource c) {
    Set<Resource> seen = new HashSet<>();
    Deque<Resource> open = new ArrayDeque<>(List.of(c));
    while (!open.isEmpty()) {
      Resource next = open.remove();
      String own = text(next, Tl.COLOUR);
      if (!own.isEmpty()) {
        return own;
      }
      if (seen.add(next)) {
        iris(next, RDFS.subClassOf).forEach(iri -> open.add(model.getResource(iri)));
      }
    }
    return OntologyClass.colourOf(
        seen.contains(Tl.RESEARCH_ENTITY) ? c.getURI() : Tl.RESEARCH_ENTITY.getURI());
  }

  private String label(Resource term) {
    String label = text(term, RDFS.label);
    if (label.isEmpty()) {
      label = text(term, SKOS.prefLabel);
    }
    return label.isEmpty() ? OntologyClass.localName(term.getURI()) : label;
  }

  /** The first value in English, else without language, else any. */
  private String text(Resource term, Property property) {
    return term.listProperties(property).toList().stream()
        .map(statement -> statement.getObject())
        .filter(RDFNode::isLiteral)
        .map(RDFNode::asLiteral)
        .min(
            Comparator.<Literal>comparingInt(
                    l -> l.getLanguage().startsWith("en") ? 0 : l.getLanguage().isEmpty() ? 1 : 2)
                .thenComparing(l -> l.getLexicalForm()))
        .map(literal -> literal.getLexicalForm().strip())
        .orElse("");
  }

  /** Values in English or without language, sorted. */
  private List<String> texts(Resource term, Property property) {
    return term.listProperties(property).toList().stream()
        .map(statement -> statement.getObject())
        .filter(RDFNode::isLiteral)
        .map(RDFNode::asLiteral)
        .filter(l -> l.getLanguage().isEmpty() || l.getLanguage().startsWith("en"))
        .map(l -> l.getLexicalForm().strip())
        .filter(form -> !form.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> iris(Resource term, Property property) {
    return term.listProperties(property).toList().stream()
        .map(statement -> statement.getObject())
        .filter(RDFNode::isURIResource)
        .map(node -> node.asResource().getURI())
        .distinct()
        .sorted()
        .toList();
  }
}
