package org.tripleloom.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.search.Hit;
import org.tripleloom.search.Kind;
import org.tripleloom.search.Match;
import org.tripleloom.search.Search;
import org.tripleloom.search.SearchResult;
import org.tripleloom.vocab.OntologyClass;

/** Papers and entities by their words. In a frozen site, a script searches. */
final class SearchView implements PageView {
  private static final String TEXT = "q";
  private static final String TYPE = "type";
  private static final String FOUND = "found";

  private final Scope scope;

  SearchView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    if (!request.path().equals("search")) {
      return Optional.empty();
    }
    String text = request.parameter(TEXT).orElse("").strip();
    Frame frame = scope.frame(text.isEmpty() ? "Search" : text, request);
    if (request.frozen()) {
      SearchPage page = new SearchPage("", null, 0, false, List.of(), List.of(), null);
      return Optional.of(scope.render("search.jte", frame, page));
    }
    return Optional.of(scope.render("search.jte", frame, page(request, frame, text)));
  }

  private SearchPage page(PageRequest request, Frame frame, String text) {
    if (text.isEmpty()) {
      return new SearchPage("", null, 0, false, List.of(), List.of(), null);
    }
    Present present = scope.present();
    String chosen = request.parameter(TYPE).orElse("");
    int number = Math.min(request.number("page"), Search.MAX_PAGE);
    try {
      SearchResult found =
          Search.of(scope.store())
              .find(text, chosen.isEmpty() ? Set.of() : Set.of(Terms.iri(chosen)), number);
      List<SearchPage.Type> types = new ArrayList<>();
      found
          .types()
          .forEach((iri, hits) -> types.add(type(present, frame, text, iri, hits, chosen)));
      Pager pager =
          Pager.of(
              "Hits",
              number,
              found.total(),
              found.pageSize(),
              n -> address(frame, text, chosen, n));
      return new SearchPage(
          text,
          null,
          found.total(),
          found.approximate(),
          types,
          found.hits().stream().map(hit -> hit(present, hit)).toList(),
          pager);
    } catch (ProblemException e) {
      return new SearchPage(text, e.getMessage(), 0, false, List.of(), List.of(), null);
    }
  }

  private SearchPage.Type type(
      Present present, Frame frame, String text, String iri, long hits, String chosen) {
    OntologyClass type = present.type(iri);
    String name = Terms.name(iri);
    boolean own = name.equals(chosen);
    return new SearchPage.Type(
        type.label(), TypeColours.name(type), hits, own, address(frame, text, own ? "" : name, 1));
  }

  private static String address(Frame frame, String text, String type, int page) {
    StringBuilder address = new StringBuilder(frame.links().page("search", TEXT, text));
    if (!type.isEmpty()) {
      address.append('&').append(TYPE).append('=').append(Links.form(type));
    }
    return page == 1 ? address.toString() : address.append("&page=").append(page).toString();
  }

  private SearchPage.Hit hit(Present present, Hit hit) {
    OntologyClass type = present.type(hit.type());
    Match match = hit.match();
    boolean inLabel = match.field() == Match.Field.LABEL || match.field() == Match.Field.TITLE;
    List<Piece> marked = marked(match);
    int thing = present.index().find(hit.path());
    String date = hit.kind() == Kind.PAPER && thing >= 0 ? present.index().date(thing) : "";
    return new SearchPage.Hit(
        hit.path(),
        TypeColours.name(type),
        type.label(),
        inLabel ? marked : List.of(Piece.plain(hit.label())),
        inLabel ? null : match.field() == Match.Field.FORM ? "also called" : "abstract",
        inLabel ? List.of() : marked,
        hit.kind() == Kind.PAPER ? 0 : hit.papers(),
        date);
  }

  private static List<Piece> marked(Match match) {
    List<Mark> marks =
        match.highlights().stream()
            .map(part -> new Mark(part.begin(), part.end(), FOUND, null, FOUND))
            .toList();
    return Mark.pieces(match.text(), marks);
  }
}
