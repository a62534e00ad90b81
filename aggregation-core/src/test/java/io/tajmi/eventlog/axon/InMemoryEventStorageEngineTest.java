package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.commit.InMemoryCommitLog;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngineTest;
import org.junit.jupiter.api.BeforeEach;

/** Axon's own tests of a storage engine, both published classes, on ours. */
class InMemoryEventStorageEngineTest
    extends AbstractEventStorageEngineTest<LogEventStorageEngine, LogEventStorageEngine.Builder> {
  @BeforeEach
  void setUpEngine() {
    setTestSubject(createEngine());
  }

  @Override
  protected LogEventStorageEngine createEngine(
      UnaryOperator<LogEventStorageEngine.Builder> customization) {
    return customization.apply(AxonTestEngines.builder(new InMemoryCommitLog())).build();
  }
}
