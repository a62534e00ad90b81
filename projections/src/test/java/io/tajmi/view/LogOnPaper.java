package io.tajmi.view;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.contest.ContestActEvent;
import io.tajmi.election.BranchId;
import io.tajmi.election.record.ElectionEvent;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.SecrecyLimits;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.publication.PublicationEvent;
import io.tajmi.ruling.RulingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log written by hand: positions, times and the numbers of streams follow by themselves. */
public final class LogOnPaper {
  private static final Instant START = Instant.parse("2026-01-01T18:00:00Z");

  private final List<DecodedEntry> entries = new ArrayList<>();
  private final Map<String, Long> heads = new HashMap<>();
  private Duration late = Duration.ZERO;
  private Map<String, String> meta = Map.of();

  /** Founded, with the sample election sealed: positions 0 and 1. */
  public static LogOnPaper founded() {
    return founded(SecrecyLimits.DEFAULT);
  }

  /** The same with other limits of small boxes. */
  public static LogOnPaper founded(SecrecyLimits limits) {
    LogOnPaper log = new LogOnPaper();
    log.add(EventLog.LOG_CREATED, null, -1, null, LogCreated.of("test/log", LogKind.TEST, limits));
    log.add(
        "election.definition-sealed/1",
        "election/" + SampleElection.ID,
        log.nextSeq("election/" + SampleElection.ID),
        null,
        new ElectionEvent.DefinitionSealed(SampleElection.ID, SampleElection.HASH, 0));
    return log;
  }

  public LogOnPaper happened(BranchTallyEvent event) {
    return inStreamOf(event.branch(), event);
  }

  public LogOnPaper inStreamOf(BranchId branch, Object event) {
    String stream = branch.toString();
    return add("branch.event/1", stream, nextSeq(stream), branch.contest().toString(), event);
  }

  public LogOnPaper ruled(RulingEvent event) {
    String stream = event.ruling().toString();
    return add("ruling.event/1", stream, nextSeq(stream), null, event);
  }

  public LogOnPaper published(PublicationEvent event) {
    String stream = "contest/" + event.contest();
    return add("contest.event/1", stream, nextSeq(stream), event.contest().toString(), event);
  }

  public LogOnPaper done(ContestActEvent event) {
    String stream = "contest/" + event.contest();
    return add("contest.event/1", stream, nextSeq(stream), event.contest().toString(), event);
  }

  /** What comes next comes so much later. */
  LogOnPaper after(Duration wait) {
    late = late.plus(wait);
    return this;
  }

  /** What comes next came in this envelope. */
  LogOnPaper in(String envelope) {
    meta =
        Act.of("clerk", new Act.Envelope(SampleElection.ID.value(), envelope, envelope)).toMeta();
    return this;
  }

  /** What comes next follows from what came in this envelope. */
  LogOnPaper because(String envelope) {
    meta = new Act("node", null, new Act.Cause(SampleElection.ID.value(), envelope)).toMeta();
    return this;
  }

  /** Leaves out a number of a stream. */
  public LogOnPaper skipSeq(String stream) {
    nextSeq(stream);
    return this;
  }

  public LogOnPaper add(
      String type, @Nullable String stream, long seq, @Nullable String contest, Object event) {
    int position = entries.size();
    entries.add(
        new DecodedEntry(
            new LogPosition(position),
            type,
            stream,
            seq,
            contest,
            START.plus(late).plusMillis(position * 7L),
            meta,
            List.of(event)));
    return this;
  }

  long nextSeq(String stream) {
    return heads.merge(stream, 0L, (head, zero) -> head + 1);
  }

  public long head() {
    return entries.size() - 1L;
  }

  public List<DecodedEntry> entries() {
    return List.copyOf(entries);
  }
}
