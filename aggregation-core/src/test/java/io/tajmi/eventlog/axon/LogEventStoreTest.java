package io.tajmi.eventlog.axon;

import static io.tajmi.eventlog.axon.EventStoreContract.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.eventlog.ForwardingCommitLog;
import io.tajmi.eventlog.axon.OldAndNew.Counted;
import io.tajmi.eventlog.axon.OldAndNew.Nameless;
import io.tajmi.eventlog.axon.OldAndNew.Noted;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What our store does and Axon's does not. */
@Timeout(60)
class LogEventStoreTest {
  private EventLog log;
  private LogEventStore store;

  @BeforeEach
  void openTheStore() {
    log = OldAndNew.open(new InMemoryCommitLog());
    store = LogEventStore.over(OldAndNew.engine(log), log);
  }

  @AfterEach
  void closeTheLog() {
    store.shutDown();
    log.close();
  }

  @Test
  void a_reader_is_called_back_on_each_append_until_it_is_closed() {
    AtomicInteger calls = new AtomicInteger();
    BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null);
    assertThat(stream.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
    assertThat(calls).hasValue(0);
    store.publish(counted(0));
    assertThat(calls).hasValue(1);
    store.publish(counted(1), counted(2));
    assertThat(calls).hasValue(2);
    stream.close();
    store.publish(counted(3));
    assertThat(calls).hasValue(2);
  }

  @Test
  void a_reader_is_called_back_at_once_where_events_are_waiting() {
    store.publish(counted(0));
    AtomicInteger calls = new AtomicInteger();
    try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
      stream.setOnAvailableCallback(calls::incrementAndGet);
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void a_blocked_reader_is_told_when_its_stream_is_closed() throws InterruptedException {
    BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null);
    CompletableFuture<Object> read = new CompletableFuture<>();
    Thread reader = blockedIn(stream, read);
    stream.close();
    assertThatThrownBy(read::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    reader.join();
    assertThat(stream.hasNextAvailable(1, TimeUnit.HOURS)).isFalse();
  }

  @Test
  void shutting_down_closes_every_open_stream() throws InterruptedException {
    CompletableFuture<Object> first = new CompletableFuture<>();
    CompletableFuture<Object> second = new CompletableFuture<>();
    Thread one = blockedIn(store.openStream(null), first);
    Thread two = blockedIn(store.openStream(null), second);
    store.shutDown();
    one.join();
    two.join();
    assertThat(first).isCompletedExceptionally();
    assertThat(second).isCompletedExceptionally();
  }

  private static Thread blockedIn(
      BlockingStream<TrackedEventMessage<?>> stream, CompletableFuture<Object> read) {
    Thread reader =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                read.complete(stream.nextAvailable());
              } catch (InterruptedException | IllegalStateException told) {
                read.completeExceptionally(told);
              }
            });
    while (reader.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return reader;
  }

  @Test
  void payloads_that_a_reader_does_not_want_are_passed_over() throws InterruptedException {
    store.publish(counted(0));
    try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
      stream.skipMessagesWithPayloadTypeOf(stream.nextAvailable());
      store.publish(counted(1), GenericEventMessage.asEventMessage(new Noted("n")), counted(2));
      TrackedEventMessage<?> next = stream.nextAvailable();
      assertThat(next.getPayload()).isEqualTo(new Noted("n"));
      assertThat(LogEventStorageEngine.position(next.trackingToken())).isEqualTo(2);
      assertThat(stream.hasNextAvailable()).isFalse();
    }
  }

  @Test
  void a_stream_s_sequence_goes_on_without_a_gap() {
    assertThatIllegalStateException().isThrownBy(() -> store.publish(counted(1)));
    store.publish(counted(0), counted(1));
    assertThatIllegalStateException().isThrownBy(() -> store.publish(counted(3)));
    assertThatIllegalStateException().isThrownBy(() -> store.publish(counted(2), counted(4)));
    assertThatThrownBy(() -> store.publish(counted(1))).isInstanceOf(ConcurrencyException.class);
    assertThatThrownBy(() -> store.publish(counted(0)))
        .isInstanceOf(AggregateStreamCreationException.class);
    assertThat(log.size()).isEqualTo(2);
    store.publish(counted(2));
    assertThat(log.lastSequence("branch/e:c/b")).isEqualTo(2);
  }

  @Test
  void a_class_without_a_frozen_name_is_refused_before_it_is_queued() {
    ForwardingCommitLog untouched =
        new ForwardingCommitLog(new InMemoryCommitLog()) {
          @Override
          public Outcome append(Commit commit) {
            throw new AssertionError("it was queued");
          }
        };
    try (EventLog watched = OldAndNew.open(untouched)) {
      LogEventStore over = LogEventStore.over(OldAndNew.engine(watched), watched);
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              over.publish(
                  GenericEventMessage.asEventMessage(new Counted(1, "p")),
                  GenericEventMessage.asEventMessage(new Nameless("n"))))
          .withMessageContaining("no frozen name");
      assertThat(watched.running()).isTrue();
      assertThat(watched.size()).isZero();
    }
  }
}
