package io.tajmi.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.axon.OldAndNew.Counted;
import io.tajmi.eventlog.axon.OldAndNew.Noted;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Axon's embedded store and ours both do over our engine. */
@Timeout(60)
abstract class EventStoreContract {
  private static final String STREAM = "branch/e:c/b";

  private EventLog log;
  private EventStore store;

  /** A store over an engine over a log. */
  protected abstract EventStore create(LogEventStorageEngine engine, EventLog log);

  /** Ends the store's own threads. */
  protected abstract void shutDown(EventStore store);

  @BeforeEach
  void openTheStore() {
    log = OldAndNew.open(new InMemoryCommitLog());
    store = create(OldAndNew.engine(log), log);
  }

  @AfterEach
  void closeTheStore() {
    shutDown(store);
    log.close();
  }

  static DomainEventMessage<Counted> counted(long seq) {
    return new GenericDomainEventMessage<>("branch", STREAM, seq, new Counted((int) seq, "p"));
  }

  private static UnitOfWork<?> unitOfWork() {
    return DefaultUnitOfWork.<Message<?>>startAndGet(GenericEventMessage.asEventMessage("act"));
  }

  private List<Long> sequences() {
    return store.readEvents(STREAM).asStream().map(m -> (Long) m.getSequenceNumber()).toList();
  }

  private static List<Object> take(BlockingStream<TrackedEventMessage<?>> stream, int count)
      throws InterruptedException {
    List<Object> payloads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      payloads.add(stream.nextAvailable().getPayload());
    }
    return payloads;
  }

  @Test
  void staged_events_of_nested_units_of_work_are_seen_before_they_are_stored() {
    UnitOfWork<?> outer = unitOfWork();
    store.publish(counted(0));
    assertThat(sequences()).containsExactly(0L);
    UnitOfWork<?> nested = unitOfWork();
    store.publish(counted(1));
    assertThat(sequences()).containsExactlyInAnyOrder(0L, 1L);
    assertThat(store.lastSequenceNumberFor(STREAM)).contains(1L);
    nested.commit();
    assertThat(log.size()).isZero();
    outer.commit();
    assertThat(log.size()).isEqualTo(2);
    assertThat(sequences()).containsExactly(0L, 1L);
    assertThat(log.streamPositions(STREAM, 0, 9)).containsExactly(0, 1);
  }

  @Test
  void what_a_unit_of_work_staged_is_gone_when_it_rolls_back() {
    UnitOfWork<?> outer = unitOfWork();
    store.publish(counted(0));
    UnitOfWork<?> nested = unitOfWork();
    store.publish(counted(1));
    nested.rollback();
    outer.rollback();
    assertThat(log.size()).isZero();
    assertThat(sequences()).isEmpty();
    assertThat(store.lastSequenceNumberFor(STREAM)).isEmpty();
  }

  @Test
  void a_reader_goes_on_after_its_token() throws InterruptedException {
    store.publish(counted(0), counted(1), counted(2));
    TrackingToken second;
    try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
      stream.nextAvailable();
      second = stream.nextAvailable().trackingToken();
    }
    try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(second)) {
      assertThat(take(stream, 1)).containsExactly(new Counted(2, "p"));
      store.publish(counted(3));
      assertThat(take(stream, 1)).containsExactly(new Counted(3, "p"));
    }
  }

  @Test
  void a_reader_at_the_head_gets_only_what_comes_later() throws InterruptedException {
    store.publish(counted(0));
    try (BlockingStream<TrackedEventMessage<?>> stream =
        store.openStream(store.createHeadToken())) {
      assertThat(stream.hasNextAvailable()).isFalse();
      store.publish(counted(1));
      assertThat(take(stream, 1)).containsExactly(new Counted(1, "p"));
    }
    assertThat(store.createTailToken()).isNull();
  }

  @Test
  void two_readers_each_get_everything_in_order() throws Exception {
    CompletableFuture<List<Object>> first = readLater(40);
    CompletableFuture<List<Object>> second = readLater(40);
    List<Object> expected = new ArrayList<>();
    for (int seq = 0; seq < 40; seq++) {
      store.publish(counted(seq));
      expected.add(new Counted(seq, "p"));
    }
    assertThat(first.get()).isEqualTo(expected);
    assertThat(second.get()).isEqualTo(expected);
  }

  private CompletableFuture<List<Object>> readLater(int count) {
    CompletableFuture<List<Object>> read = new CompletableFuture<>();
    BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try (stream) {
            read.complete(take(stream, count));
          } catch (InterruptedException interrupted) {
            read.completeExceptionally(interrupted);
          }
        });
    return read;
  }

  @Test
  void a_peek_takes_nothing_away() throws InterruptedException {
    store.publish(counted(0), counted(1));
    try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
      assertThat(payload(stream)).isEqualTo(new Counted(0, "p"));
      assertThat(payload(stream)).isEqualTo(new Counted(0, "p"));
      assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isTrue();
      assertThat(take(stream, 2)).containsExactly(new Counted(0, "p"), new Counted(1, "p"));
      assertThat(payload(stream)).isNull();
    }
  }

  private static @Nullable Object payload(BlockingStream<TrackedEventMessage<?>> stream) {
    return stream.peek().<Object>map(Message::getPayload).orElse(null);
  }

  @Test
  void all_that_one_old_entry_means_comes_one_after_another_with_one_token() throws Exception {
    log.append(List.of(OldAndNew.entry("a", "test.batch/1", 0, "{\"batch\":[7,8,9]}")));
    log.append(List.of(OldAndNew.entry("b", "test.counted/1", 1, "{\"votes\":10}")));
    try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
      List<TrackedEventMessage<?>> read = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        assertThat(stream.peek()).isPresent();
        read.add(stream.nextAvailable());
      }
      assertThat(read)
          .extracting(m -> (Object) m.getPayload())
          .containsExactly(
              new Counted(7, "مرکز"),
              new Counted(8, "مرکز"),
              new Counted(9, "مرکز"),
              new Counted(10, "مرکز"));
      assertThat(read)
          .extracting(m -> LogEventStorageEngine.position(m.trackingToken()))
          .containsExactly(0L, 0L, 0L, 1L);
      assertThat(stream.hasNextAvailable()).isFalse();
      try (BlockingStream<TrackedEventMessage<?>> after =
          store.openStream(read.getFirst().trackingToken())) {
        assertThat(take(after, 1)).containsExactly(new Counted(10, "مرکز"));
      }
    }
  }

  @Test
  void an_event_of_no_aggregate_is_stored_and_read_as_one() throws InterruptedException {
    store.publish(GenericEventMessage.asEventMessage(new Noted("n")));
    try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
      TrackedEventMessage<?> read = stream.nextAvailable();
      assertThat(read.getPayload()).isEqualTo(new Noted("n"));
      assertThat(read).isNotInstanceOf(DomainEventMessage.class);
    }
  }
}
