package io.tajmi.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Condition;
import io.tajmi.eventlog.Decided;
import io.tajmi.eventlog.EnvelopeReused;
import io.tajmi.eventlog.ForwardingCommitLog;
import io.tajmi.eventlog.ForwardingLogIndex;
import io.tajmi.eventlog.LogMoving;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.Receipt;
import io.tajmi.eventlog.axon.OldAndNew.Counted;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.writer.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receipts, repeats and conflicts of commands to the aggregates. */
@Timeout(60)
class AxonCommandsTest {
  private static final String OTHER = "branch/e:c/other";

  private final AtomicInteger attempts = new AtomicInteger();
  private EventLog log;
  private LogEventStore store;
  private AxonCommands commands;

  /** Counts so many times in a stream; the first attempts choose a sequence that is taken. */
  record Count(String stream, int times, int staleAttempts) {}

  @BeforeEach
  void openTheLog() {
    open(new InMemoryCommitLog());
  }

  private void open(CommitLog lines) {
    log = OldAndNew.open(lines);
    store = LogEventStore.over(OldAndNew.engine(log), log);
    SimpleCommandBus bus = SimpleCommandBus.builder().build();
    bus.registerHandlerInterceptor(AxonCommands.interceptor());
    bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(AxonCommands.correlation()));
    var _ =
        bus.subscribe(
            Count.class.getName(),
            message -> {
              count((Count) message.getPayload());
              return "handled";
            });
    commands = new AxonCommands(bus, log);
  }

  @AfterEach
  void closeTheLog() {
    store.shutDown();
    log.close();
  }

  private void count(Count command) {
    long head = log.lastSequence(command.stream());
    boolean stale = attempts.getAndIncrement() < command.staleAttempts();
    for (int i = 0; i < command.times(); i++) {
      long seq = stale ? head : head + 1 + i;
      store.publish(
          new GenericDomainEventMessage<>("branch", command.stream(), seq, new Counted(i, "p")));
    }
  }

  private static Act act(String envelope, String content) {
    return Act.of("a-1", new Act.Envelope("e", envelope, content));
  }

  @Test
  void nothing_is_read_of_an_event_on_its_way_to_a_consumer() {
    Map<String, String> meta = act("v-0", "c").toMeta();
    assertThat(
            AxonCommands.correlation()
                .correlationDataFor(GenericEventMessage.asEventMessage("x").withMetaData(meta)))
        .isEmpty();
    assertThat(
            AxonCommands.correlation()
                .correlationDataFor(GenericCommandMessage.asCommandMessage("x").withMetaData(meta)))
        .isNotEmpty();
  }

  @Test
  void a_receipt_names_the_places_and_the_leaf_of_an_act() {
    commands.send(new Count("branch/e:c/x", 1, 0), act("v-0", "c"));
    Receipt receipt =
        Objects.requireNonNull(commands.send(new Count("branch/e:c/b", 3, 0), act("v-1", "c")));
    assertThat(receipt)
        .isEqualTo(
            new Receipt(
                new LogPosition(1),
                new LogPosition(3),
                log.entry(new LogPosition(1)).leafHash().hex(),
                false,
                "v-1",
                new Counted(0, "p")));
    assertThat(log.entry(new LogPosition(3)).meta()).isEqualTo(act("v-1", "c").toMeta());
  }

  @Test
  void the_same_envelope_again_gets_the_first_receipt_and_writes_nothing() {
    Receipt first =
        Objects.requireNonNull(commands.send(new Count("branch/e:c/b", 3, 0), act("v-1", "c")));
    commands.send(new Count("branch/e:c/b", 1, 0), act("v-2", "c"));
    Receipt again =
        Objects.requireNonNull(commands.send(new Count("branch/e:c/b", 3, 0), act("v-1", "c")));
    assertThat(again)
        .isEqualTo(
            new Receipt(first.position(), first.last(), first.leafHash(), true, "v-1", null));
    assertThat(log.size()).isEqualTo(4);
    assertThat(attempts).hasValue(2);
  }

  @Test
  void a_receipt_of_what_was_written_now_is_made_without_reading_the_log() {
    closeTheLog();
    AtomicInteger read = new AtomicInteger();
    open(
        new ForwardingCommitLog(new InMemoryCommitLog()) {
          @Override
          public LogIndex index() {
            return new ForwardingLogIndex(super.index()) {
              @Override
              public List<byte[]> lines(long fromPosition, int max) {
                read.incrementAndGet();
                return super.lines(fromPosition, max);
              }
            };
          }
        });
    for (int i = 0; i < 9; i++) {
      Receipt receipt = commands.send(new Count("branch/e:c/b", 2, 0), act("v-" + i, "c"));
      assertThat(Objects.requireNonNull(receipt).event()).isEqualTo(new Counted(0, "p"));
    }
    assertThat(read).hasValue(0);
    assertThat(log.size()).isEqualTo(18);
  }

  /** A store in which the sealed parts of the first entry can be erased; the index stays. */
  private static final class Erasing extends ForwardingCommitLog {
    private boolean erased;

    Erasing() {
      super(new InMemoryCommitLog());
    }

    @Override
    public LogIndex index() {
      return new ForwardingLogIndex(super.index()) {
        @Override
        public List<byte[]> lines(long fromPosition, int max) {
          List<byte[]> lines = new ArrayList<>(super.lines(fromPosition, max));
          if (erased && fromPosition == 0 && !lines.isEmpty()) {
            lines.set(0, Entry.parse(lines.getFirst()).publicLine());
          }
          return lines;
        }
      };
    }
  }

  @Test
  void the_receipt_of_an_erased_act_is_its_own_and_takes_in_no_other_entry() {
    closeTheLog();
    Erasing lines = new Erasing();
    open(lines);
    Receipt first =
        Objects.requireNonNull(commands.send(new Count("branch/e:c/b", 1, 0), act("v-1", "c")));
    commands.send(new Count(OTHER, 2, 0), new Act("a-1", null, null));
    lines.erased = true;
    assertThat(commands.send(new Count("branch/e:c/b", 1, 0), act("v-1", "c")))
        .isEqualTo(
            new Receipt(first.position(), first.position(), first.leafHash(), true, "v-1", null));
  }

  @Test
  void the_same_envelope_with_other_content_is_refused() {
    commands.send(new Count("branch/e:c/b", 1, 0), act("v-1", "c"));
    EnvelopeReused reused =
        catchThrowableOfType(
            EnvelopeReused.class,
            () -> commands.send(new Count("branch/e:c/other", 1, 0), act("v-1", "d")));
    assertThat(reused.first()).isEqualTo(new LogPosition(0));
    assertThat(log.size()).isEqualTo(1);
  }

  @Test
  void one_envelope_from_many_threads_is_written_once_and_all_get_its_receipt() {
    List<CompletableFuture<Receipt>> sent = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      String stream = "branch/e:c/" + i % 2;
      CompletableFuture<Receipt> answer = new CompletableFuture<>();
      sent.add(answer);
      Thread.startVirtualThread(() -> {
        try {
          answer.complete(commands.send(new Count(stream, 1, 0), act("v-1", "c")));
        } catch (RuntimeException failed) {
          answer.completeExceptionally(failed);
        }
      });
    }
    List<Receipt> receipts = sent.stream().map(CompletableFuture::join).toList();
    assertThat(receipts).filteredOn(receipt -> !receipt.repeat()).hasSize(1);
    assertThat(receipts).extracting(Receipt::position).containsOnly(new LogPosition(0));
    assertThat(log.size()).isEqualTo(1);
  }

  @Test
  void a_conflict_is_tried_again_three_times_and_no_more() {
    commands.send(new Count("branch/e:c/b", 2, 0), act("v-1", "c"));
    attempts.set(0);
    Receipt late =
        Objects.requireNonNull(commands.send(new Count("branch/e:c/b", 1, 3), act("v-2", "c")));
    assertThat(late.position()).isEqualTo(new LogPosition(2));
    assertThat(attempts).hasValue(4);
    attempts.set(0);
    assertThatThrownBy(() -> commands.send(new Count("branch/e:c/b", 1, 4), act("v-3", "c")))
        .isInstanceOf(LogMoving.class);
    assertThat(attempts).hasValue(4);
    assertThat(log.size()).isEqualTo(3);
  }

  @Test
  void a_command_that_changes_nothing_has_no_receipt() {
    assertThat(commands.send(new Count("branch/e:c/b", 0, 0), act("v-1", "c"))).isNull();
    assertThat(
            commands.send(
                new Count("branch/e:c/b", 1, 0), new Act("a-1", null, new Act.Cause("e", "r-1"))))
        .isNotNull();
    assertThat(log.entry(new LogPosition(0)).envelope()).isNull();
    assertThat(log.entry(new LogPosition(0)).meta()).containsEntry("causedBy", "e/r-1");
  }

  /** Decides that a branch is counted where another stream stands, and lets others come between. */
  private Decided.Deciding resting(AtomicInteger decisions, int disturbed) {
    return () -> {
      Condition seen = new Condition.StreamAt(OTHER, log.lastSequence(OTHER));
      if (decisions.getAndIncrement() < disturbed) {
        commands.send(new Count(OTHER, 1, 0), new Act("a-2", null, null));
      }
      return new Decided(new Count("branch/e:c/b", 1, 0), List.of(seen));
    };
  }

  @Test
  void what_it_rests_on_has_moved_so_an_act_is_decided_anew() {
    AtomicInteger decisions = new AtomicInteger();
    Receipt receipt = Objects.requireNonNull(commands.decide(resting(decisions, 3), act("v", "c")));
    assertThat(decisions).hasValue(4);
    assertThat(receipt.position()).isEqualTo(new LogPosition(3));
    assertThat(receipt.repeat()).isFalse();
    assertThat(log.size()).isEqualTo(4);
  }

  @Test
  void it_is_decided_anew_three_times_and_no_more() {
    AtomicInteger decisions = new AtomicInteger();
    assertThatThrownBy(() -> commands.decide(resting(decisions, 9), act("v", "c")))
        .isInstanceOf(LogMoving.class);
    assertThat(decisions).hasValue(4);
    assertThat(log.lastSequence("branch/e:c/b")).isEqualTo(-1);
  }

  @Test
  void what_it_is_decided_to_be_the_second_time_is_what_comes_of_it() {
    AtomicInteger decisions = new AtomicInteger();
    Decided.Deciding first = resting(decisions, 1);
    assertThatThrownBy(() ->
            commands.decide(
                () -> {
                  if (decisions.get() > 0) {
                    throw new UnsupportedOperationException("not any more");
                  }
                  return first.now();
                },
                act("v", "c")))
        .hasMessage("not any more");
    assertThat(log.lastSequence("branch/e:c/b")).isEqualTo(-1);
  }

  @Test
  void an_envelope_that_was_accepted_is_not_decided_on_again() {
    AtomicInteger decisions = new AtomicInteger();
    commands.decide(resting(decisions, 0), act("v", "c"));
    commands.send(new Count(OTHER, 1, 0), new Act("a-2", null, null));
    Receipt again =
        Objects.requireNonNull(
            commands.decide(
                () -> {
                  throw new AssertionError("decided again");
                },
                act("v", "c")));
    assertThat(again.repeat()).isTrue();
    assertThat(again.position()).isEqualTo(new LogPosition(0));
  }

  @Test
  void an_envelope_that_another_thread_brings_in_meanwhile_is_a_repeat_whatever_is_decided() {
    Receipt again =
        Objects.requireNonNull(
            commands.decide(
                () -> {
                  commands.send(new Count("branch/e:c/b", 1, 0), act("v", "c"));
                  throw new UnsupportedOperationException("it is on record, so it cannot be done");
                },
                act("v", "c")));
    assertThat(again.repeat()).isTrue();
  }
}
