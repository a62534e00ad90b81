package io.tajmi.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** Who goes first of those who wait to read the past. */
class TurnsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  private Future<Boolean> asks(ExecutorService askers, Turns turns, Asker who, String name) {
    int before = turns.waiting();
    Future<Boolean> asked =
        askers.submit(() -> {
          boolean has = turns.take(who, LONG);
          if (has) {
            order.add(name);
            turns.release();
          }
          return has;
        });
    while (turns.waiting() == before && !asked.isDone()) {
      Thread.onSpinWait();
    }
    return asked;
  }

  @Test
  void an_account_goes_before_thirty_strangers_and_each_fourth_turn_is_anybodys() throws Exception {
    Turns turns = new Turns(1, 64);
    assertThat(turns.take(Asker.ANYBODY, LONG)).isTrue();
    List<Future<Boolean>> asked = new ArrayList<>();
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 30; i++) {
        asked.add(asks(askers, turns, Asker.ANYBODY, "stranger " + i));
      }
      for (int i = 0; i < 7; i++) {
        asked.add(asks(askers, turns, Asker.ACCOUNT, "account " + i));
      }
      turns.release();
      for (Future<Boolean> each : asked) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(order.subList(0, 10))
        .containsExactly(
            "account 0",
            "account 1",
            "account 2",
            "stranger 0",
            "account 3",
            "account 4",
            "account 5",
            "stranger 1",
            "account 6",
            "stranger 2");
    assertThat(order).hasSize(37);
    assertThat(turns.waiting()).isZero();
    assertThat(turns.take(Asker.ANYBODY, Duration.ZERO)).isTrue();
  }

  @Test
  void so_many_of_each_kind_wait_and_no_longer_than_they_may() throws Exception {
    Turns turns = new Turns(1, 2);
    assertThat(turns.take(Asker.ACCOUNT, LONG)).isTrue();
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = asks(askers, turns, Asker.ANYBODY, "first");
      var second = asks(askers, turns, Asker.ANYBODY, "second");
      assertThat(turns.take(Asker.ANYBODY, LONG)).isFalse();
      var account = asks(askers, turns, Asker.ACCOUNT, "account");
      assertThat(turns.take(Asker.ACCOUNT, Duration.ZERO)).isFalse();
      turns.release();
      assertThat(List.of(first.get(), second.get(), account.get())).containsOnly(true);
    }
    assertThat(order).containsExactly("account", "first", "second");
    assertThat(turns.take(Asker.ANYBODY, Duration.ZERO)).isTrue();
    assertThat(turns.take(Asker.ANYBODY, Duration.ZERO)).isFalse();
    assertThat(turns.waiting()).isZero();
  }

  @Test
  void a_job_waits_however_many_do_and_keeps_its_place_while_it_looks() throws Exception {
    Turns turns = new Turns(1, 1);
    assertThat(turns.take(Asker.ACCOUNT, LONG)).isTrue();
    AtomicInteger looks = new AtomicInteger();
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      var before = asks(askers, turns, Asker.ANYBODY, "before");
      Future<?> job =
          askers.submit(() -> {
            turns.takeForJob(Duration.ofMillis(1), looks::incrementAndGet);
            order.add("job");
            turns.release();
            return null;
          });
      awaitMoreThan(2, looks::get);
      assertThat(turns.waiting()).isEqualTo(2);
      Future<?> after =
          askers.submit(() -> {
            turns.takeForJob(LONG, () -> {});
            order.add("after");
            turns.release();
            return null;
          });
      awaitMoreThan(2, turns::waiting);
      awaitMoreThan(looks.get() + 2, looks::get);
      turns.release();
      assertThat(before.get()).isTrue();
      job.get();
      after.get();
    }
    assertThat(order).containsExactly("before", "job", "after");
  }

  private static void awaitMoreThan(int least, IntSupplier count) {
    while (count.getAsInt() <= least) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_job_that_is_not_wanted_any_more_leaves_its_place() throws Exception {
    Turns turns = new Turns(1, 1);
    assertThat(turns.take(Asker.ANYBODY, LONG)).isTrue();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() ->
            turns.takeForJob(
                LONG,
                () -> {
                  throw new CancellationException();
                }));
    assertThat(turns.waiting()).isZero();
    turns.release();
    assertThat(turns.take(Asker.ANYBODY, Duration.ZERO)).isTrue();
  }
}
