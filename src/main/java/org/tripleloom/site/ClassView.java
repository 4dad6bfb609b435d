package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.Members;
import org.tripleloom.search.Years;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Tl;

/** The things of a class, divided by every relation that the ontology declares for it. */
final class ClassView implements PageView {
  /** The parameter of filters: {@code usedFor:machine-translation}, {@code introduces-of:}. */
  static final String FILTER = "f";

  static final int SIZE = 50;

  private static final String NAME = "name";
  private static final int VALUES = 8;
  private static final int KEPT = 50;
  private static final int EXAMPLES = 8;
  private static final Pattern PATH = Pattern.compile("(class/[^/]+)(?:/([1-9]\\d{0,6}))?");
  private static final Pattern CHOICE = Pattern.compile("(.+?)(-of)?:([^:]*)");

  private final Scope scope;
  private final Map<String, List<Members.Facet>> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Members.Facet>> eldest) {
          return size() > KEPT;
        }
      };
  private Present keptOf;

  ClassView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    Present present = scope.present();
    OntologyClass type = present.classAt(path.group(1));
    if (type == null) {
      return Optional.empty();
    }
    int number = path.group(2) == null ? 1 : Integer.parseInt(path.group(2));
    return new Listing(request, present, type, number).page();
  }

  /** One view of one class. */
  private final class Listing {
    private final PageRequest request;
    private final Present present;
    private final ClaimIndex index;
    private final OntologyClass type;
    private final int number;
    private final Frame frame;
    private final Map<String, Members.Choice> choices = new LinkedHashMap<>();
    private final String name;

    Listing(PageRequest request, Present present, OntologyClass type, int number) {
      this.request = request;
      this.present = present;
      this.index = present.index();
      this.type = type;
      this.number = number;
      this.frame =
          scope.claimed(type.label(), request, "frozen-class.js").described(type.definition());
      this.name = request.parameter(NAME).orElse("").strip();
      request
          .all(FILTER)
          .forEach(text -> choice(text).ifPresent(choice -> choices.put(text, choice)));
    }

    Optional<Page> page() {
      Members all = Members.of(index, present.below(type), request.least());
      Members members = all;
      for (Members.Choice choice : choices.values()) {
        members = members.with(choice);
      }
      if (!name.isEmpty()) {
        String folded = name.toLowerCase(Locale.ROOT);
        members = members.where(e -> index.label(e).toLowerCase(Locale.ROOT).contains(folded));
      }
      if (number > 1 && members.size() <= (number - 1) * SIZE) {
        return Optional.empty();
      }
      int[] counts = index.paperCounts(request.least());
      int[] sorted = members.most(counts, (number - 1) * SIZE, SIZE);
      ClassPage page =
          new ClassPage(
              type.label(),
              TypeColours.name(type),
              type.iri(),
              present.path(type),
              type.definition(),
              type.examples().stream().limit(EXAMPLES).toList(),
              others(above()),
              others(present.ontology().subclasses(type.iri())),
              facets(choices.isEmpty() && name.isEmpty() ? whole(all) : members.facets()),
              ways(),
              chosen(),
              name,
              members.size(),
              all.size(),
              Arrays.stream(sorted).mapToObj(e -> item(e, counts[e])).toList(),
              Pager.of(type.label(), number, members.size(), SIZE, this::address),
              query());
      return Optional.of(
          scope.render(
              "class.jte",
              frame.withLinkedData(
                  LinkedData.node("DefinedTermSet", type.iri(), type.label(), type.definition())),
              page));
    }

    /** Of the whole class, which is seen most, kept until the store changes. */
    private List<Members.Facet> whole(Members all) {
      synchronized (kept) {
        if (keptOf != present) {
          kept.clear();
          keptOf = present;
        }
        return kept.computeIfAbsent(type.iri() + " " + request.least(), key -> all.facets());
      }
    }

    private ClassPage.Item item(int entity, int papers) {
      return new ClassPage.Item(
          present.link(entity, papers),
          Chart.of(Years.of(index, index.papersOf(entity, request.least()))));
    }

    private List<OntologyClass> above() {
      Ontology ontology = present.ontology();
      return present.ancestors(type.iri()).stream()
          .flatMap(iri -> ontology.findClass(iri).stream())
          .filter(c -> present.path(c) != null && !c.iri().equals(Tl.RESEARCH_ENTITY.getURI()))
          .sorted(Comparator.comparingInt(c -> present.ancestors(c.iri()).size()))
          .toList();
    }

    private List<ClassPage.Other> others(List<OntologyClass> classes) {
      return classes.stream()
          .filter(c -> present.path(c) != null)
          .map(
              c ->
                  new ClassPage.Other(
                      c.label(),
                      TypeColours.name(c),
                      present.path(c),
                      (int) present.entities(c).count()))
          .toList();
    }

    /** In the order of the ontology's relations, what papers do last. */
    private List<ClassPage.Facet> facets(List<Members.Facet> found) {
      List<ClassPage.Facet> facets = new ArrayList<>();
      for (Members.Facet facet : found) {
        OntologyProperty property = present.property(facet.property());
        if (declared(property, facet.asSubject())
            && !present.isRole(property) == !facet.values().isEmpty()) {
          facets.add(facet(property, facet));
        }
      }
      facets.sort(
          Comparator.comparing((ClassPage.Facet facet) -> facet.values().isEmpty())
              .thenComparing(facet -> -facet.members()));
      return facets;
    }

    private boolean declared(OntologyProperty property, boolean asSubject) {
      return fits(asSubject ? property.domains() : property.ranges());
    }

    private List<String> ways() {
      List<String> ways = new ArrayList<>();
      for (int number = 0; number < index.properties().size(); number++) {
        OntologyProperty property = present.property(number);
        for (boolean asSubject : new boolean[] {true, false}) {
          if (declared(property, asSubject) && !(asSubject && present.isRole(property))) {
            ways.add(key(property, asSubject));
          }
        }
      }
      return ways;
    }

    private static String key(OntologyProperty property, boolean asSubject) {
      return Terms.name(property.iri()) + (asSubject ? "" : "-of");
    }

    private boolean fits(List<String> declared) {
      return declared.isEmpty()
          || declared.stream()
              .anyMatch(
                  iri ->
                      present.ontology().isA(type.iri(), iri)
                          || present.ontology().isA(iri, type.iri()));
    }

    private ClassPage.Facet facet(OntologyProperty property, Members.Facet facet) {
      String key = key(property, facet.asSubject());
      String back = property.localName() + (facet.asSubject() ? "-of" : "");
      List<ClassPage.Value> values =
          facet.values().stream()
              .limit(VALUES)
              .map(
                  value -> {
                    EntityLink link = present.link(value.entity());
                    String slug = link.path().substring("entity/".length());
                    return new ClassPage.Value(
                        link.label(),
                        link.style(),
                        value.members(),
                        key + ":" + slug,
                        request.frozen()
                            ? frame.links().page(link.path()) + "#" + back
                            : with(key + ":" + slug));
                  })
              .toList();
      String label = facet.asSubject() ? property.label() : property.inverseLabel();
      return new ClassPage.Facet(
          label.isEmpty() ? property.label() : label,
          property.definition(),
          facet.members(),
          key + ":",
          with(key + ":"),
          values);
    }

    private List<ClassPage.Chosen> chosen() {
      List<ClassPage.Chosen> chosen = new ArrayList<>();
      choices.forEach(
          (text, choice) -> {
            OntologyProperty property = present.property(choice.property());
            String label = choice.asSubject() ? property.label() : property.inverseLabel();
            String value = choice.entity() < 0 ? "" : " " + index.label(choice.entity());
            List<String> others = new ArrayList<>(choices.keySet());
            others.remove(text);
            chosen.add(
                new ClassPage.Chosen(
                    (label.isEmpty() ? property.label() : label) + value,
                    address(1, others, name)));
          });
      if (!name.isEmpty()) {
        chosen.add(
            new ClassPage.Chosen(
                "named “" + name + "”", address(1, List.copyOf(choices.keySet()), "")));
      }
      return chosen;
    }

    private String with(String filter) {
      List<String> all = new ArrayList<>(choices.keySet());
      if (!all.contains(filter)) {
        all.add(filter);
      }
      return address(1, all, name);
    }

    private String address(int page) {
      return address(page, List.copyOf(choices.keySet()), name);
    }

    private String address(int page, List<String> filters, String named) {
      String path = present.path(type) + (page == 1 ? "" : "/" + page);
      return frame.links().page(path, FILTER, filters, NAME, named.isEmpty() ? null : named);
    }

    private Optional<Members.Choice> choice(String text) {
      Matcher parts = CHOICE.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      int property = index.properties().indexOf(Terms.iri(parts.group(1)));
      int entity = parts.group(3).isEmpty() ? -1 : index.find("entity/" + parts.group(3));
      return property < 0 || entity < 0 && !parts.group(3).isEmpty()
          ? Optional.empty()
          : Optional.of(new Members.Choice(property, parts.group(2) == null, entity));
    }

    private String query() {
      StringBuilder query = new StringBuilder("PREFIX tl: <" + Tl.NS + ">\n");
      query.append("PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n");
      query.append("PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n\n");
      query.append("SELECT DISTINCT ?name ?papers ?entity WHERE {\n");
      query.append("  ?class rdfs:subClassOf* <").append(type.iri()).append("> .\n");
      query.append("  ?entity a ?class ; skos:prefLabel ?name ; tl:paperCount ?papers .\n");
      String base = scope.store().iris().base();
      for (Members.Choice choice : choices.values()) {
        String other = choice.entity() < 0 ? "[]" : "<" + base + index.path(choice.entity()) + ">";
        String property = "<" + index.properties().get(choice.property()) + ">";
        query
            .append("  ")
            .append(choice.asSubject() ? "?entity " : other + " ")
            .append(property)
            .append(choice.asSubject() ? " " + other : " ?entity")
            .append(" .\n");
      }
      return query.append("}\nORDER BY DESC(?papers) ?name\nLIMIT 100").toString();
    }
  }
}
