package org.tripleloom.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripleloom.search.ClaimIndex;

/** The whole list of one block of an entity, in pages. */
final class BlockView implements PageView {
  static final int SIZE = 25;

  private static final Pattern PATH =
      Pattern.compile("(entity/[^/]+)/([\\w.-]+?)(?:/([1-9]\\d{0,6}))?");

  private final Scope scope;

  BlockView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    Present present = scope.present();
    int entity = present.index().find(path.group(1));
    if (entity < 0) {
      return Optional.empty();
    }
    int number = path.group(3) == null ? 1 : Integer.parseInt(path.group(3));
    return page(request, present, entity, path.group(2), number);
  }

  private Optional<Page> page(
      PageRequest request, Present present, int entity, String id, int number) {
    Blocks blocks = new Blocks(present, entity, request.least(), scope.higher(request));
    Optional<Blocks.Draft> found = blocks.all().stream().filter(d -> d.id().equals(id)).findFirst();
    Optional<Blocks.Draft> draft =
        found.or(
            () ->
                new Blocks(present, entity, 0, scope.higher(request))
                    .all().stream()
                        .filter(d -> d.id().equals(id))
                        .map(Blocks.Draft::emptied)
                        .findFirst());
    if (draft.isEmpty() || number > pages(draft.get().claims().size())) {
      return Optional.empty();
    }
    List<List<Integer>> slice = slice(blocks.groups(draft.get()), (number - 1) * SIZE);
    ClaimIndex index = present.index();
    Block block =
        scope
            .store()
            .read(
                view ->
                    blocks.block(
                        draft.get(),
                        slice,
                        SIZE,
                        new Evidence(present, scope.store().iris(), view),
                        scope.store().iris().base()));
    Frame frame = scope.frame(index.label(entity) + ": " + block.title(), request);
    Links links = frame.links();
    Pager pager =
        Pager.of(
            block.title(),
            number,
            block.claims(),
            SIZE,
            n -> links.page(n == 1 ? block.path() : block.path() + "/" + n));
    return Optional.of(
        scope.render("block.jte", frame, new BlockPage(present.link(entity), block, pager)));
  }

  static int pages(int claims) {
    return Math.max(1, (claims + SIZE - 1) / SIZE);
  }

  /** The claims of one page, still in groups. */
  private static List<List<Integer>> slice(List<List<Integer>> groups, int from) {
    List<List<Integer>> slice = new ArrayList<>();
    int at = 0;
    for (List<Integer> group : groups) {
      int begin = Math.max(0, from - at);
      int end = Math.min(group.size(), from + SIZE - at);
      if (begin < end) {
        slice.add(group.subList(begin, end));
      }
      at += group.size();
    }
    return slice;
  }
}
