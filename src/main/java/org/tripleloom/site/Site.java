package org.tripleloom.site;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.ProblemException;

/**
 * The pages for people, as HTML out of the store: no HTTP here, so that a server and a folder of
 * files show the same. All that comes from data or requests is escaped by the template engine.
 */
public final class Site {
  private final Scope scope;
  private final List<PageView> views;

  /**
   * @param limit after which a query of a page is stopped
   * @param extractions for what papers could have said
   */
  public Site(Store store, Duration limit, RawExtractions extractions) {
    this(store, Queries.of(limit), extractions, false);
  }

  /**
   * @param curating whether there are forms for decisions, which the server must take
   */
  public Site(Store store, Queries queries, RawExtractions extractions, boolean curating) {
    scope = new Scope(store, queries);
    // in the order of the navigation
    List<PageView> all =
        List.of(
            new StartView(scope),
            new EntityView(scope),
            new BlockView(scope),
            new PaperView(scope, extractions),
            new SearchView(scope),
            new ClassesView(scope),
            new ClassView(scope),
            new GraphView(scope),
            new PathView(scope),
            new TrendsView(scope),
            new CompareView(scope),
            new QuestionsView(scope),
            new QueryView(scope),
            new OntologyView(scope),
            new DatasetView(scope),
            new ResourceView(scope));
    views =
        curating ? Stream.concat(all.stream(), Stream.of(new CurationView(scope))).toList() : all;
    views.forEach(view -> view.entry().ifPresent(scope::register));
    scope.prepare();
  }

  /** The page at a path, or empty where none stands. */
  public Optional<Page> page(PageRequest request) {
    return views.stream().flatMap(view -> view.page(request).stream()).findFirst();
  }

  /** Whether the page runs a query of its reader's. */
  public static boolean asks(PageRequest request) {
    return QueryView.asks(request);
  }

  /** Says in a page why there is no other. */
  public Page refusal(PageRequest request, int status, ProblemException problem) {
    String words =
        request.path().replaceFirst(".*/", "").replaceAll("\\.[a-z]{2,6}$|[-_+]+", " ").strip();
    RefusalPage page =
        new RefusalPage(status, problem.problem().id(), problem.sentence(), problem.fix(), words);
    return new Page(status, scope.html("refusal.jte", scope.frame("Not here", request), page));
  }

  /** Asks who may decide about the graph to sign in. */
  public Page signIn(PageRequest request, SignInPage page) {
    return new Page(
        page.wrong() ? 403 : 200, scope.html("signin.jte", scope.frame("Sign in", request), page));
  }

  /** What the pages load. */
  public Assets assets() {
    return scope.assets();
  }

  Scope scope() {
    return scope;
  }

  /** The store as of now. */
  Present present() {
    return scope.present();
  }
}
