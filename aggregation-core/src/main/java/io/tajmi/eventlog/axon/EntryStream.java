package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.reader.LogReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.TrackedEventData;

/** The log from a position to its head, read a page at a time. */
final class EntryStream extends Spliterators.AbstractSpliterator<TrackedEventData<byte[]>> {
  private static final int PAGE = 256;

  private final LogReader log;
  private final Deque<Entry> page = new ArrayDeque<>();
  private long next;

  private EntryStream(LogReader log, long from) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.log = log;
    this.next = from;
  }

  static Stream<TrackedEventData<byte[]>> from(LogReader log, long position) {
    return StreamSupport.stream(new EntryStream(log, position), false);
  }

  @Override
  public boolean tryAdvance(Consumer<? super TrackedEventData<byte[]>> action) {
    if (page.isEmpty()) {
      page.addAll(log.entries(next, PAGE));
    }
    Entry entry = page.poll();
    if (entry == null) {
      return false;
    }
    action.accept(EntryData.tracked(next++, entry));
    return true;
  }
}
