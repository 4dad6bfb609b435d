package org.tripleloom.build;

import java.util.Optional;
import org.tripleloom.extract.Extraction;
import org.tripleloom.graph.Store;

/** The raw extractions of an open store, for reading one at a time. */
public final class KeptExtractions {
  static final String FOLDER = "extractions";

  private final Store store;
  private final Ledger ledger;

  public KeptExtractions(Store store) {
    this.store = store;
    this.ledger = new Ledger(store.iris());
  }

  /**
   * What the graph of a paper was made from, with what the engine left out. Costs the reading of
   * some 200 extractions that lie beside it.
   *
   * @param paper its IRI path
   */
  public Optional<Extraction> of(String paper) {
    return store
        .readStorage(data -> ledger.state(data, paper))
        .flatMap(state -> ExtractionCache.find(store.folder().resolve(FOLDER), state.key()))
        .map(ExtractionCache.Cached::extraction);
  }
}
