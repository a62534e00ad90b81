package io.tajmi.replay.check;

import io.tajmi.election.ContestId;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.FoldState;
import io.tajmi.view.CheckedNight;
import io.tajmi.view.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A node to be checked whose state, log and time are in the hands of a test. */
final class Patient implements Subject, SelfCheck.Clock, SelfCheck.Observer {
  static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  final CheckedNight night = new CheckedNight(14);
  final List<Round> rounds = new ArrayList<>();
  final List<Stop> stops = new ArrayList<>();
  final List<Throwable> failures = new ArrayList<>();
  final List<ContestId> halted = new ArrayList<>();
  final List<Long> folded = new ArrayList<>();
  final List<Long> mended = new ArrayList<>();
  final List<Long> rests = new ArrayList<>();
  private long rested;
  Snapshot live = night.after(night.size()).snapshot();
  @Nullable FoldState kept;
  UnaryOperator<List<DecodedEntry>> reading = UnaryOperator.identity();
  boolean busy;
  @Nullable RuntimeException refusal;
  int asked;
  int pages;
  boolean distrusted;
  long nanos = 1;
  long sliceNanos = 1_000_000;

  @Override
  public Snapshot live() {
    return live;
  }

  @Override
  public FoldState first() {
    return CheckedNight.first();
  }

  @Override
  public List<DecodedEntry> page(long from, int count) {
    nanos += sliceNanos;
    pages++;
    return reading.apply(night.page(from, count));
  }

  @Override
  public @Nullable FoldState kept(long before, RandomGenerator chance) {
    asked++;
    return kept;
  }

  @Override
  public void distrust() {
    distrusted = true;
  }

  @Override
  public void folded(FoldState state) {
    folded.add(state.position());
  }

  @Override
  public void mend(FoldState good) {
    if (refusal != null) {
      throw refusal;
    }
    mended.add(good.position());
    live = good.snapshot();
  }

  @Override
  public boolean halt(ContestId contest, Stop stop) {
    if (refusal != null) {
      throw refusal;
    }
    if (!busy) {
      halted.add(contest);
    }
    return !busy;
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public long workNanos() {
    return nanos - rested;
  }

  @Override
  public void rest(long many) {
    rests.add(many);
    nanos += many;
    rested += many;
  }

  @Override
  public void end() {}

  @Override
  public void ended(Round round) {
    rounds.add(round);
  }

  @Override
  public void stopped(Stop stop, CheckStatus.Live thought) {
    stops.add(stop);
  }

  @Override
  public void failed(Throwable why) {
    failures.add(why);
  }

  @Override
  public void notKept(IOException why) {
    failures.add(why);
  }
}
