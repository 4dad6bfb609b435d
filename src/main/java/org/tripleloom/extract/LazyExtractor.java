package org.tripleloom.extract;

import java.util.function.Supplier;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Depth;

/** An engine whose name is known before it is loaded: a build with nothing to read never does. */
final class LazyExtractor implements Extractor {
  private final Engine engine;
  private final String checksum;
  private final Depth depth;
  private final Supplier<Extractor> opening;
  private volatile Extractor opened;

  LazyExtractor(Engine engine, String checksum, Depth depth, Supplier<Extractor> opening) {
    this.engine = engine;
    this.checksum = checksum;
    this.depth = depth;
    this.opening = opening;
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public String checksum() {
    return checksum;
  }

  @Override
  public Depth depth() {
    return depth;
  }

  @Override
  public void load() {
    opened();
  }

  @Override
  public Extraction extract(Analysis analysis) {
    return opened().extract(analysis);
  }

  private Extractor opened() {
    Extractor ready = opened;
    if (ready == null) {
      synchronized (this) {
        if (opened == null) {
          opened = opening.get();
        }
        ready = opened;
      }
    }
    return ready;
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
