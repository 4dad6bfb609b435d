package org.tripleloom.build;

import java.util.List;
import org.tripleloom.paper.Paper;
import org.tripleloom.problem.Reject;

/**
 * The store that a build writes into: in this process, or behind the server that holds it. Calls
 * come in the order of the methods, {@link #add} and {@link #missing} to {@link #refuse}
 * repeatedly; every call is durable when it returns, so a build that dies is continued by the next
 * one. All values have a form in JSON. One build at a time: {@link #begin} throws {@link
 * org.tripleloom.problem.Problem#BUILD_RUNNING}.
 */
public interface BuildTarget extends AutoCloseable {
  /** The user's own ontology that earlier builds left in the store, as Turtle; else empty. */
  String ontology();

  /** Begins a run. */
  void begin(BuildStart start);

  /**
   * Merges papers into what the store knows. None is visible to readers before {@link #finish}.
   *
   * @return what each did, in order
   */
  List<Added> add(List<Paper> papers);

  /** Writes the entries that could not be used into {@code rejects.jsonl}. */
  void reject(List<Reject> rejects);

  /** How many papers of the store lack an extraction, left over from dead builds among them. */
  long missing();

  /**
   * The next papers that lack an extraction, as the store holds them, in order of their IRIs.
   *
   * @param after the IRI path of the last paper of the page before, or the empty string
   */
  List<Paper> missing(String after, int limit);

  /** Takes the extractions of papers that {@link #missing(String, int)} gave. */
  void load(List<ExtractedPaper> batch);

  /** Takes papers out again that could not be extracted, by their IRI paths. */
  void refuse(List<String> papers);

  /** Resolves, writes what changed and makes it visible. */
  BuildReport finish();

  /** Ends the run; without {@link #finish} before, readers see nothing of it. */
  @Override
  void close();
}
