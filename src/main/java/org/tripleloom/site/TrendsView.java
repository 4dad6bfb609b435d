package org.tripleloom.site;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.Years;
import org.tripleloom.vocab.Tl;

/** How the shares of papers that speak of some entities change over the years. */
final class TrendsView implements PageView {
  /** The parameter that names an entity, more than once. */
  static final String ENTITY = "e";

  private static final String YEAR = "year";

  /** The parameter that names the one entity whose papers are listed. */
  private static final String OF = "of";

  private static final int MOST = 6;
  private static final int OFFERED = 5;
  private static final int PAPERS = 100;

  private final Scope scope;

  TrendsView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<NavEntry> entry() {
    return Optional.of(new NavEntry("trends", "Trends", false));
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    if (!request.path().equals("trends")) {
      return Optional.empty();
    }
    Present present = scope.present();
    Lookup lookup = new Lookup(scope, present);
    Set<Integer> entities = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    for (String name : request.all(ENTITY)) {
      if (!name.isBlank() && entities.size() + unknown.size() < MOST) {
        lookup
            .find(name, Lookup.ENTITIES)
            .ifPresentOrElse(
                entity -> {
                  if (!present.index().isPaper(entity)) {
                    entities.add(entity);
                  }
                },
                () -> unknown.add(name));
      }
    }
    boolean asked = !entities.isEmpty();
    if (!asked) {
      entities.addAll(offered(present, request.least()));
    }
    TrendsPage page = new Drawing(present, request, asked).page(entities, unknown);
    return Optional.of(
        scope.render("trends.jte", scope.claimed("Trends", request, "frozen-trends.js"), page));
  }

  /** The phenomena in most papers. */
  private static List<Integer> offered(Present present, double least) {
    ClaimIndex index = present.index();
    int[] counts = index.paperCounts(least);
    return present
        .entities(present.type(Tl.PHENOMENON.getURI()))
        .filter(entity -> counts[entity] > 0)
        .boxed()
        .sorted(Comparator.comparingInt((Integer entity) -> -counts[entity]))
        .limit(OFFERED)
        .toList();
  }

  private record Drawing(Present present, PageRequest request, boolean asked) {
    TrendsPage page(Set<Integer> entities, List<String> unknown) {
      ClaimIndex index = present.index();
      Map<Integer, BitSet> papers = new LinkedHashMap<>();
      entities.forEach(e -> papers.put(e, index.papersOf(e, request.least())));
      Map<Integer, Years> shares = new LinkedHashMap<>();
      papers.forEach((entity, set) -> shares.put(entity, Years.of(index, set)));
      double top = Years.top(shares.values().stream().flatMap(y -> y.points().stream()).toList());
      double step = step(top);
      double full = Math.max(step, Math.ceil(top / step - 1e-9) * step);
      List<TrendsPage.Series> series = new ArrayList<>();
      shares.forEach(
          (entity, years) ->
              series.add(
                  new TrendsPage.Series(
                      present.link(entity, papers.get(entity).cardinality()),
                      "s" + series.size(),
                      points(entity, years.points(), full, shares.keySet()),
                      years.undated())));
      int opened = opened();
      int of = request.parameter(OF).map(index::find).filter(papers::containsKey).orElse(-1);
      if (of >= 0) {
        papers.keySet().retainAll(Set.of(of));
      }
      return new TrendsPage(
          series,
          years(series, shares),
          ticks(full, step),
          opened,
          of < 0 ? null : present.link(of),
          list(papers, opened),
          unknown,
          asked);
    }

    /** Between ticks: 1, 2 or 5 and zeros, so that there are two to five. */
    private static double step(double top) {
      double step = 0.0001;
      double[] next = {2, 2.5, 2};
      for (int i = 0; top / step > 5; i++) {
        step *= next[i % 3];
      }
      return step;
    }

    private List<TrendsPage.Point> points(
        int entity, List<Years.Point> points, double full, Set<Integer> all) {
      List<TrendsPage.Point> drawn = new ArrayList<>();
      for (Years.Point point : points) {
        double y = TrendsPage.HEIGHT * (1 - Math.min(1, point.share() / full));
        drawn.add(
            new TrendsPage.Point(
                x(drawn.size(), points.size()),
                Math.round(y * 10) / 10d,
                point.papers(),
                point.all(),
                point.few(),
                address(all, point.year(), present.index().path(entity))));
      }
      return drawn;
    }

    private static int x(int number, int years) {
      int step = TrendsPage.step(years);
      return number * step + step / 2;
    }

    private List<TrendsPage.Year> years(
        List<TrendsPage.Series> series, Map<Integer, Years> shares) {
      List<TrendsPage.Year> years = new ArrayList<>();
      List<Years.Point> first =
          shares.values().stream().findFirst().map(Years::points).orElse(List.of());
      for (int i = 0; i < first.size(); i++) {
        StringBuilder summary = new StringBuilder();
        for (TrendsPage.Series one : series) {
          summary.append(summary.isEmpty() ? "" : ", ").append(one.entity().label());
          summary.append(' ').append(one.points().get(i).percent());
        }
        int year = first.get(i).year();
        years.add(
            new TrendsPage.Year(
                year,
                x(i, first.size()),
                address(shares.keySet(), year, null),
                summary.toString()));
      }
      return years;
    }

    /**
     * @param of path of the one whose papers are listed; null for all
     */
    private String address(Set<Integer> entities, int year, String of) {
      Links links = request.links();
      StringBuilder address = new StringBuilder(links.page("trends", YEAR, "" + year));
      if (of != null) {
        address.append('&').append(OF).append('=').append(Links.form(of));
      }
      for (int entity : entities) {
        String path = present.index().path(entity);
        address.append('&').append(ENTITY).append('=').append(Links.form(path));
      }
      return address.append("#papers").toString();
    }

    private static List<TrendsPage.Tick> ticks(double full, double step) {
      List<TrendsPage.Tick> ticks = new ArrayList<>();
      for (int i = 0; i * step <= full + 1e-9; i++) {
        double y = TrendsPage.HEIGHT * (1 - i * step / full);
        ticks.add(new TrendsPage.Tick(Math.round(y * 10) / 10d, Chart.percent(i * step)));
      }
      return ticks;
    }

    private int opened() {
      return request
          .parameter(YEAR)
          .filter(y -> y.matches("\\d{1,4}"))
          .map(Integer::parseInt)
          .orElse(0);
    }

    private List<TrendsPage.Papers> list(Map<Integer, BitSet> papers, int year) {
      ClaimIndex index = present.index();
      List<TrendsPage.Papers> lists = new ArrayList<>();
      papers.forEach(
          (entity, set) -> {
            List<TrendsPage.PaperLink> all =
                set.stream()
                    .filter(paper -> year > 0 && index.year(paper) == year)
                    .mapToObj(
                        paper ->
                            new TrendsPage.PaperLink(
                                index.path(paper), index.label(paper), index.date(paper)))
                    .sorted(
                        Comparator.comparing(TrendsPage.PaperLink::date)
                            .thenComparing(TrendsPage.PaperLink::title))
                    .toList();
            if (!all.isEmpty()) {
              List<TrendsPage.PaperLink> some = all.stream().limit(PAPERS).toList();
              lists.add(
                  new TrendsPage.Papers(present.link(entity), some, all.size() - some.size()));
            }
          });
      return lists;
    }
  }
}
