package org.tripleloom.search;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;

/**
 * TDB2's executor, with property paths over a graph that can be stopped: one step of a path may
 * visit exponentially many nodes before the next row, where the signal is looked at.
 */
final class StoppableExecutor extends OpExecutorTDB2 {
  StoppableExecutor(ExecutionContext context) {
    super(context);
  }

  @Override
  protected QueryIterator execute(OpPath path, QueryIterator input) {
    AtomicBoolean signal = execCxt.getCancelSignal();
    if (signal == null) {
      return super.execute(path, input);
    }
    return new QueryIterPath(
        path.getTriplePath(),
        input,
        ExecutionContext.copyChangeActiveGraph(
            execCxt, new StoppableGraph(execCxt.getActiveGraph(), signal)));
  }
}
