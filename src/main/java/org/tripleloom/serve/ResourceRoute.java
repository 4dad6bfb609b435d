package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tripleloom.export.DescriptionWriter;
import org.tripleloom.graph.Catalog;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.search.Descriptions;
import org.tripleloom.search.Place;
import org.tripleloom.site.Site;
import org.tripleloom.vocab.Ontology;

/**
 * The addresses of things and of the documents about them. A thing answers 303 with the document in
 * the form that the client asks for; the document's address is that of the thing and a suffix.
 * Where that address is a thing's own, the form is chosen by {@code format} instead.
 */
final class ResourceRoute implements Route {
  private static final String FORMAT = "format";
  private static final String READING = "GET, HEAD, OPTIONS";
  private static final List<Representation> FOR_PROGRAMS =
      List.of(
          Representation.TURTLE,
          Representation.JSON_LD,
          Representation.N_TRIPLES,
          Representation.RDF_XML,
          Representation.HTML);
  private static final Set<String> KINDS =
      Set.of(
          "paper",
          "entity",
          "claim",
          "run",
          "merge",
          "decision",
          "agent",
          "author",
          "venue",
          "year",
          "graph",
          "dataset",
          "ontology");

  private final Store store;
  private final Documents documents;
  private final Validators validators;
  private final Refusal refusal;

  static ResourceRoute of(Store store, Site site, Refusal refusal) {
    Descriptions descriptions = new Descriptions(store.iris(), Ontology.bundled());
    DescriptionWriter writer = new DescriptionWriter(store.iris());
    Documents documents = new Documents(store, site, descriptions, writer);
    return new ResourceRoute(store, documents, new Validators(store), refusal);
  }

  private ResourceRoute(Store store, Documents documents, Validators validators, Refusal refusal) {
    this.store = store;
    this.documents = documents;
    this.validators = validators;
    this.refusal = refusal;
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    String path = exchange.path();
    if (path.equals(Catalog.WELL_KNOWN) && exchange.isRead()) {
      wellKnown(exchange);
      return true;
    }
    if (!KINDS.contains(path.replaceFirst("[/.].*", ""))) {
      return false;
    }
    Place thing = find(path);
    Optional<Representation> form =
        thing.state() == Place.State.STANDS ? Optional.empty() : Representation.atEndOf(path);
    Place place =
        form.map(f -> find(path.substring(0, path.length() - f.suffix().length())))
            .filter(described -> described.state() != Place.State.UNKNOWN)
            .orElse(thing);
    if (place.state() == Place.State.UNKNOWN) {
      return false;
    }
    if (exchange.method().equals("OPTIONS")) {
      allow(exchange.response());
      exchange.response().setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else if (!exchange.isRead()) {
      allow(exchange.response());
      refuse(exchange, 405, Problem.ONLY_READ.at(exchange.method(), path));
    } else if (place.state() == Place.State.GONE) {
      refuse(exchange, 410, Problem.TAKEN_OUT.at(path));
    } else if (place.state() == Place.State.MOVED) {
      String suffix = place == thing ? "" : form.map(Representation::suffix).orElse("");
      exchange.response().setHeader("Cache-Control", "no-cache");
      exchange.redirect(HttpServletResponse.SC_MOVED_PERMANENTLY, place.path() + suffix, Set.of());
    } else if (place == thing) {
      thing(exchange, place);
    } else {
      String address = place.path() + form.orElseThrow().suffix();
      document(exchange, place, address, form.orElseThrow());
    }
    return true;
  }

  static void allow(HttpServletResponse response) {
    response.setHeader("Allow", READING);
  }

  private Place find(String path) {
    return store.read(view -> Place.find(view, store.iris(), path));
  }

  private void refuse(Exchange exchange, int status, ProblemException problem) throws IOException {
    refusal.send(exchange, status, problem);
  }

  /** The description of the dataset, without a redirect: for programs, unless HTML is asked for. */
  private void wellKnown(Exchange exchange) throws IOException {
    Place dataset = find(Catalog.DATASET);
    String accept = exchange.request().getHeader("Accept");
    Optional<Representation> form = Accept.parse(accept).choose(FOR_PROGRAMS);
    if (dataset.state() != Place.State.STANDS) {
      refuse(exchange, 404, Problem.NOTHING_THERE.at(exchange.path()));
    } else if (form.isEmpty() || form.get() == Representation.HTML) {
      thing(exchange, dataset);
    } else {
      String address = Catalog.DATASET + form.get().suffix();
      exchange.response().setHeader("Content-Location", exchange.reference(address));
      document(exchange, dataset, address, form.get());
    }
  }

  private void thing(Exchange exchange, Place place) throws IOException {
    Optional<String> format = exchange.parameter(FORMAT);
    String accept = exchange.request().getHeader("Accept");
    Optional<Representation> form =
        format.isPresent() ? format.flatMap(Representation::named) : Accept.parse(accept).choose();
    if (form.isEmpty()) {
      links(exchange, place.path(), null);
      refuse(exchange, 406, Problem.NOT_IN_THAT_FORM.at(exchange.path(), format.orElse(accept)));
      return;
    }
    String address = place.path() + form.get().suffix();
    if (find(address).state() == Place.State.STANDS) {
      address = place.path() + "?" + FORMAT + "=" + form.get().suffix().substring(1);
      exchange.response().setHeader("Content-Location", exchange.reference(address));
      document(exchange, place, address, form.get());
      return;
    }
    links(exchange, place.path(), null);
    exchange.response().setHeader("Cache-Control", "no-cache");
    exchange.redirect(HttpServletResponse.SC_SEE_OTHER, address, Set.of(FORMAT));
  }

  private void document(Exchange exchange, Place place, String address, Representation form)
      throws IOException {
    String raw = exchange.request().getRequestURI().substring(1);
    int depth = (int) raw.chars().filter(c -> c == '/').count();
    Optional<Documents.Document> found;
    try {
      found = documents.find(place.path(), address, depth, form, exchange.parameters());
    } catch (ProblemException e) {
      refuse(exchange, 406, e);
      return;
    }
    if (found.isEmpty()) {
      refuse(exchange, 404, Problem.NOTHING_THERE.at(exchange.path() + " on that page"));
      return;
    }
    Documents.Document document = found.get();
    links(exchange, place.path(), form);
    pages(exchange, address, document);
    if (!validators.unchanged(exchange, document.commit(), form)) {
      if (form == Representation.HTML) {
        PageRoute.protect(exchange.response());
      }
      exchange.send(document.status(), document.type(), document.body());
    }
  }

  /**
   * @param form of the document that is sent, or null for a thing
   */
  private void links(Exchange exchange, String path, Representation form) {
    HttpServletResponse response = exchange.response();
    exchange.varyByAccept();
    if (form != null) {
      link(exchange, path, "http://xmlns.com/foaf/0.1/primaryTopic", null);
      link(exchange, path + form.suffix(), "canonical", null);
    }
    for (Representation other : Representation.values()) {
      String describing = other == Representation.HTML ? "" : "describedby";
      String relation = other == form ? describing : ("alternate " + describing).strip();
      if (!relation.isEmpty()) {
        link(exchange, path + other.suffix(), relation, other);
      }
    }
    response.addHeader("Link", "<" + Catalog.LICENSE + ">; rel=\"license\"");
  }

  private static void link(Exchange exchange, String to, String relation, Representation form) {
    String type = form == null ? "" : "; type=\"" + form.mediaType() + "\"";
    String target = "<" + exchange.reference(to) + ">";
    exchange.response().addHeader("Link", target + "; rel=\"" + relation + "\"" + type);
  }

  private static void pages(Exchange exchange, String address, Documents.Document document) {
    if (document.page() > 1 || document.next()) {
      page(exchange, address, 1, "first");
    }
    if (document.page() > 1) {
      page(exchange, address, document.page() - 1L, "prev");
    }
    if (document.next()) {
      page(exchange, address, document.page() + 1L, "next");
    }
    if (document.last() > 1) {
      page(exchange, address, document.last(), "last");
    }
  }

  private static void page(Exchange exchange, String address, long number, String relation) {
    String mark = address.contains("?") ? "&" : "?";
    link(exchange, address + mark + "page=" + number, relation, null);
  }
}
