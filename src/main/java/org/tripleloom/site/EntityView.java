package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.Neighbours;
import org.tripleloom.search.Years;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.Tl;

/** What is known of an entity, and below it the whole list of each block. */
final class EntityView implements PageView {
  private static final int GROUPS = 5;
  private static final int RELATED = 12;
  private static final int MERGES = 20;

  private final Scope scope;

  EntityView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    if (!request.path().startsWith("entity/")) {
      return Optional.empty();
    }
    Present present = scope.present();
    int entity = present.index().find(request.path());
    if (entity < 0) {
      return Optional.empty();
    }
    return Optional.of(scope.store().read(view -> page(request, present, entity, view)));
  }

  private Page page(PageRequest request, Present present, int entity, DatasetGraph view) {
    ClaimIndex index = present.index();
    double least = request.least();
    Evidence evidence = new Evidence(present, scope.store().iris(), view);
    Blocks blocks = new Blocks(present, entity, least, scope.higher(request));
    List<Block> shown = new ArrayList<>();
    for (Blocks.Draft draft : blocks.all()) {
      List<List<Integer>> groups = blocks.groups(draft);
      shown.add(
          blocks.block(
              draft, groups.subList(0, Math.min(GROUPS, groups.size())), 1, evidence, base()));
    }
    Node node = scope.store().iris().of(index.path(entity));
    List<String> names = values(view, node, SKOS.altLabel.asNode());
    KindsShown kinds = new KindsShown(scope.store().iris(), present, view, least);
    OntologyClass type = present.type(entity);
    EntityPage page =
        new EntityPage(
            present.link(entity, index.paperCount(entity, least)),
            scope
                .higher(request)
                .counts(
                    index.paperCount(entity, least),
                    sure -> index.papersOf(entity, sure).cardinality()),
            node.getURI(),
            present.path(type),
            kinds.trails(entity),
            kinds.wider(entity),
            kinds.narrower(entity, scope.higher(request)),
            written(index.label(entity), names),
            merges(view, node),
            matches(view, node),
            new Definitions(present, evidence, least).find(entity, names).orElse(null),
            shown,
            Chart.of(Years.of(index, index.papersOf(entity, least))),
            new Neighbours(index, least)
                .ofEntity(entity, RELATED).stream()
                    .sorted(Comparator.comparingInt(near -> -near.shared()))
                    .map(near -> new EntityPage.Related(present.link(near.thing()), near.shared()))
                    .toList(),
            SideQueries.of(node.getURI(), least),
            EntityPage.Download.of(request.frozen()));
    String about = description(page);
    return scope.render(
        "entity.jte",
        scope
            .frame(index.label(entity), request)
            .described(about)
            .withLinkedData(LinkedData.term(page, about, type.label())),
        page);
  }

  /** Names that differ in more than case from the label and from each other. */
  private static List<String> written(String label, List<String> names) {
    Set<String> seen = new HashSet<>(Set.of(label.toLowerCase(Locale.ROOT)));
    return names.stream().filter(name -> seen.add(name.toLowerCase(Locale.ROOT))).toList();
  }

  private static String description(EntityPage page) {
    return page.entity().label()
        + ", "
        + page.entity().type().toLowerCase(Locale.ROOT)
        + " in "
        + page.entity().papers()
        + (page.entity().papers() == 1 ? " paper" : " papers")
        + ", with the sentences that say what it is, does and is used for.";
  }

  private List<EntityPage.Merge> merges(DatasetGraph view, Node entity) {
    List<EntityPage.Merge> merges = new ArrayList<>();
    Iterator<Quad> found =
        view.find(scope.store().iris().entities(), Node.ANY, Tl.MERGED_INTO.asNode(), entity);
    while (found.hasNext() && merges.size() < MERGES) {
      Node merge = found.next().getSubject();
      merges.add(
          new EntityPage.Merge(
              scope.store().iris().path(merge).orElse(""),
              values(view, merge, Tl.MERGED_FORM.asNode()),
              String.join("; ", values(view, merge, Tl.REASON.asNode())),
              percent(view, merge)));
    }
    merges.sort(Comparator.comparing(EntityPage.Merge::path));
    return merges;
  }

  static String percent(DatasetGraph view, Node of) {
    List<String> confidence = values(view, of, Tl.CONFIDENCE.asNode());
    return confidence.isEmpty()
        ? ""
        : Math.round(Double.parseDouble(confidence.get(0)) * 100) + " %";
  }

  private static List<String> matches(DatasetGraph view, Node entity) {
    List<String> matches = new ArrayList<>();
    for (Node relation : List.of(SKOS.exactMatch.asNode(), SKOS.broadMatch.asNode())) {
      view.find(Quad.defaultGraphIRI, entity, relation, Node.ANY)
          .forEachRemaining(quad -> matches.add(quad.getObject().getURI()));
    }
    matches.removeIf(iri -> !iri.matches("(?i)https?://.*"));
    matches.sort(null);
    return matches;
  }

  static List<String> values(DatasetGraph view, Node subject, Node property) {
    List<String> values = new ArrayList<>();
    view.find(Quad.defaultGraphIRI, subject, property, Node.ANY)
        .forEachRemaining(quad -> values.add(quad.getObject().getLiteralLexicalForm()));
    values.sort(null);
    return values;
  }

  private String base() {
    return scope.store().iris().base();
  }
}
