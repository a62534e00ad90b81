package io.tajmi.ops.node;

import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.replay.check.CheckFile;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.check.Round;
import io.tajmi.replay.check.SelfCheck;
import io.tajmi.replay.check.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the program's log what becomes of the node's check of itself. */
final class NodeCheck implements SelfCheck.Observer {
  /** In the directory of the node. */
  static final String FILE = "check.json";

  private static final Logger LOG = LoggerFactory.getLogger(NodeCheck.class);

  /** Where a node keeps what it may not show; nowhere where it has no directory. */
  static CheckFile record(EventLog log, @Nullable Path data) {
    LogCreated created = Objects.requireNonNull(log.created(), "a founded log");
    return new CheckFile(data == null ? null : data.resolve(FILE), created.origin());
  }

  @Override
  public void ended(Round round) {
    LOG.info(
        "Self-check at position {}, folded from {}: {}; {} ms of work in {} ms",
        round.position(),
        round.origin(),
        round.verdict(),
        round.worked().toMillis(),
        round.took().toMillis());
  }

  @Override
  public void stopped(Stop stop, CheckStatus.Live live) {
    LOG.error(
        "Self-check: what was shown differed from the log at position {}; votes are stopped: {}."
            + " Live state: {}",
        stop.position(),
        stop.concerned().all() ? "of every contest" : stop.concerned().contests(),
        live);
  }

  @Override
  public void failed(Throwable why) {
    LOG.error("A round of the self-check could not be brought to an end; it is tried again", why);
  }

  @Override
  public void notKept(IOException why) {
    LOG.error("The record of the self-check could not be written", why);
  }
}
