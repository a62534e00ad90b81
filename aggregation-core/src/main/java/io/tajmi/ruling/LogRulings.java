package io.tajmi.ruling;

import io.tajmi.branch.BranchState;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.election.BranchId;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.eventlog.reader.StreamReader;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rulings as the log holds them now, not as some view of it does. */
public final class LogRulings implements Rulings {
  private final LogReader log;
  private final StreamReader streams;
  private final Supplier<List<RulingName>> open;

  /**
   * Reads streams from the log.
   *
   * @param open rulings whose enforcement is not completed, in the order of their positions
   */
  public LogRulings(LogReader log, EventCodec codec, Supplier<List<RulingName>> open) {
    this.log = log;
    this.streams = new StreamReader(log, codec);
    this.open = open;
  }

  @Override
  public @Nullable Issued of(RulingName ruling) {
    RulingId stream = streamOf(ruling);
    return stream == null ? null : of(stream);
  }

  /** The stream of what came in the envelope; null where nothing did, or no ruling. */
  private @Nullable RulingId streamOf(RulingName ruling) {
    LogIndex.EnvelopeRecord first =
        log.envelope(new Entry.EnvelopeKey(ruling.election().value(), ruling.envelope()));
    String stream = first == null ? null : log.entry(first.position()).header().stream();
    return stream == null || !stream.startsWith(RulingId.PREFIX) ? null : RulingId.parse(stream);
  }

  private @Nullable Issued of(RulingId ruling) {
    RulingState state = RulingState.first();
    for (Object event : streams.events(ruling.toString())) {
      if (!(event instanceof RulingEvent happened)) {
        throw new CorruptedStream(ruling, "its stream holds " + event);
      }
      state = state.after(happened);
    }
    return state instanceof RulingState.OnRecord known
        ? new Issued(known.issued(), known.branches(), known.open())
        : null;
  }

  @Override
  public List<RulingName> open() {
    return open.get();
  }

  @Override
  public BranchState branch(BranchId branch) {
    BranchState state = BranchState.first();
    for (Object event : streams.events(branch.toString())) {
      if (!(event instanceof BranchTallyEvent happened)) {
        throw new CorruptedStream(branch, "its stream holds " + event);
      }
      state = state.after(happened);
    }
    return state;
  }
}
