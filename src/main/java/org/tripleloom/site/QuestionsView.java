package org.tripleloom.site;

import java.util.Optional;

/** The competency questions, to click. */
final class QuestionsView implements PageView {
  private final Scope scope;

  QuestionsView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Optional<NavEntry> entry() {
    return Optional.of(new NavEntry("questions", "Questions", false));
  }

  @Override
  public Optional<Page> page(PageRequest request) {
    return request.path().equals("questions")
        ? Optional.of(
            scope.render(
                "questions.jte",
                scope
                    .frame("Questions", request)
                    .described("Questions that the graph answers, each a query to change."),
                scope.questions()))
        : Optional.empty();
  }
}
