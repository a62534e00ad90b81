package io.tajmi.view;

import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.CandidateLeft;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.document.Authority;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.SecrecyLimits;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.ContestCourse;
import io.tajmi.fold.FoldState;
import io.tajmi.publication.PublicationEvent.ContestHalted;
import io.tajmi.publication.PublicationEvent.ContestReleased;
import io.tajmi.replay.difference.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * A seeded night with faults in which each contest is released, halted and released again, and
 * something is done to its candidates; with states from nothing at any position.
 */
final class DisputedNight {
  /** Half of the boxes are small. */
  private static final SecrecyLimits LIMITS = new SecrecyLimits(150, 2, 100, 1, 50);

  private static final Authority AUTHORITY =
      new Authority("board", "chair", "29", "7", "2026-01-02");

  final Definition definition = SampleElection.of(30);
  final List<DecodedEntry> entries = new ArrayList<>();
  private final FoldState first = FoldState.first(SampleElection.source(definition));
  private final Random random;

  DisputedNight(long seed) {
    random = new Random(seed);
    List<DecodedEntry> night = new ArrayList<>(new Night(seed, definition, 450, 8).entries());
    LogCreated created = LogCreated.of("test/log", LogKind.TEST, LIMITS);
    DecodedEntry founded = night.getFirst();
    night.set(0, with(founded, 0, List.of(created)));
    for (Contest contest : definition.contests()) {
      interleave(night, acts(contest.id()));
    }
    night.forEach(entry -> entries.add(with(entry, entries.size(), entry.events())));
    if (!founded.type().equals(EventLog.LOG_CREATED)) {
      throw new AssertionError("the night was not founded");
    }
  }

  private static List<DecodedEntry> acts(ContestId contest) {
    CandidateCode k0 = new CandidateCode("k0");
    List<DecodedEntry> entries =
        LogOnPaper.founded()
            .published(new ContestReleased(contest, "headquarters", null, null, null, null))
            .done(new CandidateLeft(contest, "a1", k0, Why.DIED, Moment.AFTER_POLL, AUTHORITY))
            .published(new ContestHalted(contest, "headquarters", "a fault"))
            .done(new VotesAnnulled(contest, "a2", k0, null, null, BallotsGo.STAY_VALID, AUTHORITY))
            .published(new ContestReleased(contest, "headquarters", "mended", null, null, null))
            .done(new ActReversed(contest, "a3", "a1", AUTHORITY))
            .done(new ActReversed(contest, "a4", "never", AUTHORITY))
            .entries();
    return entries.subList(2, entries.size());
  }

  private void interleave(List<DecodedEntry> night, List<DecodedEntry> acts) {
    int[] places = random.ints(acts.size(), 2, night.size() + 1).sorted().toArray();
    for (int i = places.length - 1; i >= 0; i--) {
      night.add(places[i], acts.get(i));
    }
  }

  private static DecodedEntry with(DecodedEntry entry, int position, List<Object> events) {
    return new DecodedEntry(
        new LogPosition(position),
        entry.type(),
        entry.stream(),
        entry.seq(),
        entry.contest(),
        entry.time(),
        entry.meta(),
        events);
  }

  /** From the seal on. */
  int somePosition() {
    return 1 + random.nextInt(entries.size() - 1);
  }

  Random random() {
    return random;
  }

  /** A contest after a position, folded from nothing. */
  ContestView at(ContestId contest, int position) {
    return Objects.requireNonNull(
        first.after(entries.subList(0, position + 1)).snapshot().contest(contest));
  }

  /** The contest's entries after a position and up to another. */
  List<DecodedEntry> between(ContestId contest, int from, int to) {
    return entries.subList(from + 1, to + 1).stream()
        .filter(entry -> contest.toString().equals(entry.contest()))
        .toList();
  }

  Span span(ContestId contest, int from, int to) {
    return span(contest, from, to, between(contest, from, to));
  }

  /** From the entries given, begun at some earlier state. */
  Span span(ContestId contest, int from, int to, List<DecodedEntry> given) {
    int nearest = 1 + random.nextInt(from);
    FoldState state = first.after(entries.subList(0, nearest + 1));
    ContestCourse course = Objects.requireNonNull(ContestCourse.from(state, contest));
    course.pass(between(contest, nearest, from));
    return Span.between(course, given, at(contest, to));
  }
}
