package io.tajmi.election.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.election.pack.PackageInMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who ask for one definition at once. */
@Timeout(60)
class SealedDefinitionsTest {
  private static final int AT_ONCE = 16;
  private static final Definition DEFINITION = PackageInMemory.valid().definition();
  private static final ElectionId ELECTION = DEFINITION.election();

  private final AtomicInteger reads = new AtomicInteger();
  private final Queue<Thread> asking = new ConcurrentLinkedQueue<>();

  private static List<ElectionEvent> events() {
    List<ElectionEvent> events = new ArrayList<>();
    List<ElectionEvent.DefinitionPart> parts = DefinitionCodec.parts(DEFINITION);
    events.addAll(parts);
    events.add(new ElectionEvent.DefinitionSealed(ELECTION, DEFINITION.hash(), parts.size()));
    return events;
  }

  /** Read by whoever comes first, who goes on when all others wait for it or are done. */
  private SealedDefinitions reading(Supplier<List<ElectionEvent>> stream) {
    return new SealedDefinitions(_ -> {
      boolean first = reads.getAndIncrement() == 0;
      try {
        return stream.get();
      } finally {
        while (first && othersWhoWaitOrAreDone() < AT_ONCE - 1) {
          Thread.onSpinWait();
        }
      }
    });
  }

  private long othersWhoWaitOrAreDone() {
    return asking.stream()
        .map(Thread::getState)
        .filter(it -> it == Thread.State.WAITING || it == Thread.State.TERMINATED)
        .count();
  }

  private List<CompletableFuture<@Nullable Definition>> askAtOnce(SealedDefinitions definitions) {
    List<CompletableFuture<@Nullable Definition>> answers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      CompletableFuture<@Nullable Definition> answer = new CompletableFuture<>();
      answers.add(answer);
      Thread thread =
          Thread.ofPlatform()
              .unstarted(() -> {
                try {
                  answer.complete(definitions.of(ELECTION));
                } catch (RuntimeException failed) {
                  answer.completeExceptionally(failed);
                }
              });
      asking.add(thread);
      thread.start();
    }
    return answers;
  }

  @Test
  void of_all_who_come_first_at_once_one_reads_it_and_the_others_have_the_same() {
    SealedDefinitions definitions = reading(SealedDefinitionsTest::events);
    List<@Nullable Definition> read =
        askAtOnce(definitions).stream().map(CompletableFuture::join).toList();
    assertThat(reads).hasValue(1);
    assertThat(read).hasSize(AT_ONCE).doesNotContainNull();
    assertThat(read).allMatch(it -> it == read.getFirst());
  }

  @Test
  void who_waited_while_it_was_not_sealed_yet_looks_again() {
    AtomicInteger looks = new AtomicInteger();
    SealedDefinitions definitions =
        reading(() -> looks.getAndIncrement() == 0 ? List.of() : events());
    List<@Nullable Definition> read =
        askAtOnce(definitions).stream().map(CompletableFuture::join).toList();
    assertThat(read).filteredOn(it -> it == null).hasSize(1);
    assertThat(definitions.of(ELECTION)).isNotNull();
  }

  @Test
  void where_the_first_cannot_read_it_the_others_look_themselves_and_so_does_who_comes_later() {
    AtomicInteger looks = new AtomicInteger();
    SealedDefinitions definitions =
        reading(() -> {
          if (looks.getAndIncrement() < AT_ONCE) {
            throw new IllegalStateException("unreadable");
          }
          return events();
        });
    for (CompletableFuture<?> answer : askAtOnce(definitions)) {
      assertThatThrownBy(answer::join).hasCauseInstanceOf(IllegalStateException.class);
    }
    assertThat(looks).hasValue(AT_ONCE);
    assertThat(definitions.of(ELECTION)).isNotNull();
  }
}
