package io.tajmi.live;

import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The live consumer: Axon's processor says which positions have come, in order and in batches; the
 * fold takes the entries themselves, read as the direct reader reads them, so that live and replay
 * cannot differ in the reading. One state is handed on for each batch.
 */
public final class ViewProcessor {
  /** Name of the processor and of its processing group. */
  public static final String NAME = "view";

  private static final String BATCH = "io.tajmi.view.batch";

  private final LogReader log;
  private final EventCodec codec;
  private final Fold fold;
  private final Consumer<FoldState> folded;

  /**
   * Goes on where the fold stands.
   *
   * @param folded takes the state after each batch, in order
   */
  public ViewProcessor(LogReader log, EventCodec codec, Fold fold, Consumer<FoldState> folded) {
    this.log = log;
    this.codec = codec;
    this.fold = fold;
    this.folded = folded;
  }

  /** Notes a position; the batch is folded when the processor commits it. */
  @EventHandler
  void on(EventMessage<?> event, TrackingToken token) {
    UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
    Stretch stretch = batch.getOrComputeResource(BATCH, key -> begin(batch));
    stretch.last = Math.max(stretch.last, ((GlobalSequenceTrackingToken) token).getGlobalIndex());
  }

  private Stretch begin(UnitOfWork<?> batch) {
    Stretch stretch = new Stretch();
    batch.onPrepareCommit(committing -> fold.alone(() -> fold(stretch)));
    return stretch;
  }

  private void fold(Stretch stretch) {
    long position = fold.current().position() + 1;
    List<DecodedEntry> entries = new ArrayList<>();
    for (Entry entry : log.entries(position, (int) (stretch.last + 1 - position))) {
      entries.add(codec.decode(position++, entry));
    }
    var _ = fold.apply(entries);
    folded.accept(fold.state());
  }

  private static final class Stretch {
    private long last = -1;
  }
}
