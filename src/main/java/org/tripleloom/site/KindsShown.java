package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.tripleloom.graph.Iris;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.vocab.Tl;

/** What an entity is a kind of, and its own kinds, as far as the links between are sure enough. */
final class KindsShown {
  private static final int KINDS = 24;
  private static final int TRAILS = 3;

  private final Iris iris;
  private final Present present;
  private final ClaimIndex index;
  private final DatasetGraph view;
  private final double least;

  KindsShown(Iris iris, Present present, DatasetGraph view, double least) {
    this.iris = iris;
    this.present = present;
    this.index = present.index();
    this.view = view;
    this.least = least;
  }

  /** Ways up through the kinds; a way ends where it would meet itself. */
  List<List<EntityPage.Step>> trails(int entity) {
    List<List<EntityPage.Step>> trails = new ArrayList<>();
    climb(entity, new LinkedHashSet<>(Set.of(entity)), List.of(), trails);
    return trails;
  }

  private void climb(
      int at,
      LinkedHashSet<Integer> way,
      List<EntityPage.Step> below,
      List<List<EntityPage.Step>> trails) {
    if (trails.size() >= TRAILS) {
      return;
    }
    int[] wider = Arrays.stream(sure(at)).filter(next -> !way.contains(next)).toArray();
    if (wider.length == 0 && !below.isEmpty()) {
      trails.add(below);
    }
    double sofar = below.isEmpty() ? 1 : below.get(0).confidence();
    for (int next : wider) {
      LinkedHashSet<Integer> longer = new LinkedHashSet<>(way);
      longer.add(next);
      List<EntityPage.Step> steps = new ArrayList<>(below);
      steps.add(0, new EntityPage.Step(present.link(next), Math.min(sofar, confidence(at, next))));
      climb(next, longer, steps, trails);
    }
  }

  List<EntityPage.Wider> wider(int entity) {
    List<EntityPage.Wider> wider = new ArrayList<>();
    for (int other : sure(entity)) {
      Node link = link(entity, other);
      wider.add(
          new EntityPage.Wider(
              present.link(other),
              String.join("; ", EntityView.values(view, link, Tl.REASON.asNode())),
              EntityView.percent(view, link),
              confidence(entity, other)));
    }
    return wider;
  }

  EntityPage.Narrower narrower(int entity, Higher higher) {
    int[] all = index.narrower(entity);
    if (least > 0) {
      all = Arrays.stream(all).filter(kind -> confidence(kind, entity) >= least).toArray();
    }
    List<EntityPage.Kind> shown = new ArrayList<>();
    for (int kind : Arrays.copyOf(all, Math.min(KINDS, all.length))) {
      long papers = index.paperCount(kind, least);
      shown.add(
          new EntityPage.Kind(
              present.link(kind, papers),
              higher.counts(papers, sure -> index.paperCount(kind, sure)),
              confidence(kind, entity)));
    }
    int[] rest = Arrays.copyOfRange(all, shown.size(), all.length);
    return new EntityPage.Narrower(
        shown,
        rest.length,
        higher.counts(
            rest.length,
            sure -> Arrays.stream(rest).filter(kind -> confidence(kind, entity) >= sure).count()));
  }

  private int[] sure(int entity) {
    return Arrays.stream(index.broader(entity))
        .filter(other -> confidence(entity, other) >= least)
        .toArray();
  }

  /** Of the link between both; 1 where nobody has said how sure it is. */
  private double confidence(int narrow, int broad) {
    List<String> given = EntityView.values(view, link(narrow, broad), Tl.CONFIDENCE.asNode());
    return given.isEmpty() ? 1 : Double.parseDouble(given.get(0));
  }

  private Node link(int narrow, int broad) {
    return iris.kindLink(iris.of(index.path(narrow)), index.path(broad));
  }
}
