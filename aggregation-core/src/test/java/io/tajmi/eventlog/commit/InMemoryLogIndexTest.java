package io.tajmi.eventlog.commit;

import static io.tajmi.eventlog.SampleEntries.loose;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tajmi.eventlog.LogIndexContract;
import io.tajmi.eventlog.SampleEntries;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryLogIndexTest extends LogIndexContract {
  @Override
  protected CommitLog create() {
    return new InMemoryCommitLog();
  }

  @Test
  void a_commit_is_taken_in_once_and_in_order() {
    Commit first = SampleEntries.next(null, List.of(loose("a")));
    Commit second = SampleEntries.next(first.header(), List.of(loose("b")));
    LogIndex index = new InMemoryLogIndex();
    assertThatIllegalStateException().isThrownBy(() -> index.accept(second));
    index.accept(first);
    assertThatIllegalStateException().isThrownBy(() -> index.accept(first));
    index.accept(second);
  }
}
