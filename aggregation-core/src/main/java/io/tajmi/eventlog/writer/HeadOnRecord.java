package io.tajmi.eventlog.writer;

import io.tajmi.eventlog.commit.CheckpointRecord;
import io.tajmi.eventlog.commit.CommitHeader;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the log's head on record outside the store, about once a second. The record is a copy of
 * what the store holds durably, so one that fails is told and tried again, and ends nothing. Where
 * none was there when the log was opened, the first is of a commit that came after.
 */
final class HeadOnRecord {
  private static final Logger LOG = LoggerFactory.getLogger(HeadOnRecord.class);
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final @Nullable CheckpointRecord record;
  private @Nullable CommitHeader unrecorded;
  private long triedAt = System.nanoTime();
  private volatile boolean failing;

  HeadOnRecord(@Nullable CheckpointRecord record, @Nullable CommitHeader head) {
    this.record = record;
    this.unrecorded = record == null || record.read() == null ? null : head;
  }

  /** This is the head from now on. */
  void moved(CommitHeader head) {
    unrecorded = head;
  }

  /** Keeps a head that is not on record yet, unless a second has not passed since the last. */
  void keep() {
    if (System.nanoTime() - triedAt >= EVERY_NANOS) {
      keepNow();
    }
  }

  /** Keeps a head that is not on record yet. */
  void keepNow() {
    CommitHeader head = unrecorded;
    if (head == null || record == null) {
      return;
    }
    triedAt = System.nanoTime();
    try {
      record.write(CheckpointRecord.Head.of(head));
      unrecorded = null;
      failing = false;
    } catch (UncheckedIOException failed) {
      if (!failing) {
        LOG.error("{}; it is tried again every second", failed.getMessage(), failed);
      }
      failing = true;
    }
  }

  /** Whether the last try failed. */
  boolean failing() {
    return failing;
  }
}
