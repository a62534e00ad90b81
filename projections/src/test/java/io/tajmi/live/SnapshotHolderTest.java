package io.tajmi.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.eventlog.LogPosition;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.view.LogOnPaper;
import io.tajmi.view.SampleElection;
import io.tajmi.view.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SnapshotHolderTest {
  private final SnapshotHolder holder = new SnapshotHolder();
  private final Snapshot one =
      new Fold(FoldState.first(SampleElection.source(SampleElection.of(3))))
          .apply(LogOnPaper.founded().entries());

  @Test
  void a_reader_that_waits_gets_the_snapshot_that_holds_its_write() throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Optional<Snapshot>> wait =
          () -> holder.awaitAtLeast(new LogPosition(1), Duration.ofMinutes(1));
      Future<Optional<Snapshot>> waiting = executor.submit(wait);
      holder.publish(one);
      assertThat(waiting.get(1, TimeUnit.MINUTES)).containsSame(one);
    }
  }

  @Test
  void a_wait_is_bounded() throws Exception {
    assertThat(holder.awaitAtLeast(new LogPosition(1), Duration.ofMillis(1))).isEmpty();
    assertThat(holder.awaitAtLeast(new LogPosition(1), Duration.ZERO)).isEmpty();
  }

  @Test
  void listeners_hear_of_each_snapshot_until_they_leave() {
    List<Snapshot> heard = new ArrayList<>();
    Runnable leave = holder.listen(heard::add);
    holder.publish(one);
    leave.run();
    holder.publish(one);
    assertThat(heard).containsExactly(one);
  }

  @Test
  void an_older_snapshot_is_refused() {
    holder.publish(one);
    assertThatThrownBy(() -> holder.publish(Snapshot.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(holder.current()).isSameAs(one);
  }
}
