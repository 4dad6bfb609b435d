package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the layout shows around a page's content.
 *
 * @param title for the window, without the program's name
 * @param description a sentence for search engines, or empty
 * @param path of the page, as in {@link PageRequest#path}
 * @param linkedData schema.org in JSON-LD, ready to stand in a script element, or empty
 * @param scripts addresses behind the root, loaded after the page
 * @param styles addresses behind the root, beside those of all pages
 * @param steps the choices of least confidence
 * @param sent the parameters of the address, so that a form can send them again
 */
public record Frame(
    String title,
    String description,
    String path,
    Links links,
    List<NavEntry> entries,
    Assets assets,
    String linkedData,
    List<String> scripts,
    List<String> styles,
    Map<String, List<String>> sent,
    List<LeastStep> steps) {

  static Frame of(
      String title,
      PageRequest request,
      Assets assets,
      List<NavEntry> entries,
      List<LeastStep> steps) {
    Links links = request.links();
    List<NavEntry> shown =
        entries.stream().filter(entry -> !request.frozen() || !entry.served()).toList();
    Map<String, List<String>> sent = new TreeMap<>(request.parameters());
    sent.remove(PageRequest.LEAST);
    return new Frame(
        title, "", request.path(), links, shown, assets, "", List.of(), List.of(), sent, steps);
  }

  Frame described(String sentence) {
    return new Frame(
        title, sentence, path, links, entries, assets, linkedData, scripts, styles, sent, steps);
  }

  /**
   * @param json any JSON; what could end the script element is escaped here
   */
  Frame withLinkedData(String json) {
    String safe = json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    return new Frame(
        title, description, path, links, entries, assets, safe, scripts, styles, sent, steps);
  }

  /** With one of our own scripts, deferred. */
  Frame withScript(String name) {
    return withScriptAt(assets.own(name));
  }

  /** With a script at an address of {@link Assets}. */
  Frame withScriptAt(String address) {
    return new Frame(
        title,
        description,
        path,
        links,
        entries,
        assets,
        linkedData,
        joined(scripts, address),
        styles,
        sent,
        steps);
  }

  /** With a style sheet at an address of {@link Assets}. */
  Frame withStyleAt(String address) {
    return new Frame(
        title,
        description,
        path,
        links,
        entries,
        assets,
        linkedData,
        scripts,
        joined(styles, address),
        sent,
        steps);
  }

  private static List<String> joined(List<String> list, String last) {
    List<String> all = new ArrayList<>(list);
    all.add(last);
    return List.copyOf(all);
  }

  /** Whether decisions can be taken in the browser. */
  public boolean isCurating() {
    return entries.stream().anyMatch(entry -> entry.path().equals(CurationView.PATH));
  }

  /** Whether an entry of the navigation is the page, or the page stands below it. */
  public boolean isAt(NavEntry entry) {
    return path.equals(entry.path());
  }

  /** The first value of a parameter of the address, or nothing. */
  public String sent(String name) {
    return sent.getOrDefault(name, List.of("")).get(0);
  }

  /** The choices of least confidence; the page's own is among them. */
  public List<LeastStep> steps() {
    boolean usual = steps.stream().anyMatch(step -> step.least() == links.least());
    List<LeastStep> all = new ArrayList<>(steps);
    if (!usual) {
      all.add(new LeastStep(links.least(), "≥ " + links.least()));
    }
    if (links.frozen()) {
      // what is less sure than the page is nowhere
      all.removeIf(step -> step.least() < links.least());
      all.sort(Comparator.comparingDouble(LeastStep::least));
    }
    return all;
  }

  /** Where a query can be read, changed and run. */
  public String editor(String query) {
    return links.page("query", "query", query);
  }

  /** What the first screen needs. */
  public List<String> fonts() {
    return Fonts.first(assets).stream().map(font -> links.root() + font).toList();
  }

  /** The address of one of our own assets, from the page. */
  public String own(String name) {
    return links.root() + assets.own(name);
  }
}
