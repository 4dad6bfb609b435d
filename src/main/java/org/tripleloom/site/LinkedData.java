package org.tripleloom.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What pages are about, in the words of schema.org. */
final class LinkedData {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LinkedData() {}

  static String term(EntityPage page, String description, String type) {
    ObjectNode node = node("DefinedTerm", page.iri(), page.entity().label());
    node.put("description", description);
    strings(node, "alternateName", page.names());
    strings(node, "sameAs", page.matches());
    node.put("termCode", page.entity().path());
    node.put("inDefinedTermSet", type);
    return node.toString();
  }

  static String paper(PaperPage page) {
    ObjectNode node = node("ScholarlyArticle", page.iri(), page.title());
    node.put("headline", page.title());
    if (!page.date().isEmpty()) {
      node.put("datePublished", page.date());
    }
    if (!page.authors().isEmpty()) {
      ArrayNode authors = node.putArray("author");
      page.authors()
          .forEach(a -> authors.addObject().put("@type", "Person").put("name", a.label()));
    }
    if (page.venue() != null) {
      node.putObject("isPartOf").put("@type", "Periodical").put("name", page.venue().label());
    }
    strings(node, "keywords", page.keywords());
    strings(node, "sameAs", page.outside().stream().map(PaperPage.Outside::address).toList());
    ArrayNode about = node.putArray("about");
    page.roles()
        .forEach(
            role ->
                role.claims()
                    .forEach(
                        claim ->
                            about
                                .addObject()
                                .put("@type", "DefinedTerm")
                                .put("name", claim.entity().label())));
    return node.toString();
  }

  static String node(String type, String iri, String name, String description) {
    ObjectNode node = node(type, iri, name);
    node.put("description", description);
    return node.toString();
  }

  private static ObjectNode node(String type, String iri, String name) {
    return JSON.createObjectNode()
        .put("@context", "https://schema.org")
        .put("@type", type)
        .put("@id", iri)
        .put("name", name);
  }

  private static void strings(ObjectNode node, String name, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(name);
      values.forEach(array::add);
    }
  }
}
