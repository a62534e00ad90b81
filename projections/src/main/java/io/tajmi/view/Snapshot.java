package io.tajmi.view;

import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.count.Fault;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ruling.RulingName;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the log adds up to at exactly one position. Immutable.
 *
 * @param position of the last entry folded, -1 before the first
 * @param time of that entry
 * @param log what position 0 says of the log; null where it was not founded
 * @param elections sealed, by id
 * @param rulings issued, by their names
 * @param faults entries of no branch that could not be applied, in the order of the log
 */
public record Snapshot(
    long position,
    @Nullable Instant time,
    @Nullable LogCreated log,
    SortedMap<ElectionId, ElectionView> elections,
    SortedMap<RulingName, RulingView> rulings,
    List<Fault> faults) {

  /** Before the first entry. */
  public static final Snapshot EMPTY =
      new Snapshot(
          -1,
          null,
          null,
          Collections.unmodifiableSortedMap(new TreeMap<>()),
          RulingLedger.NONE.issued(),
          List.of());

  /** Whether the log is a test log, whose numbers are not real. */
  public boolean isTest() {
    return log != null && log.kind() == LogKind.TEST;
  }

  /** A contest of a sealed election, or null. */
  public @Nullable ContestView contest(ContestId id) {
    ElectionView election = elections.get(id.election());
    return election == null ? null : election.contest(id.contest());
  }

  /** The contest whose second round this is, or null. */
  public @Nullable ContestId firstRound(ContestId contest) {
    ElectionView election = elections.get(contest.election());
    return election == null ? null : election.follows();
  }

  /** The second round that was called from a contest's outcome, and sealed; or null. */
  public @Nullable ContestId secondRound(ContestId contest) {
    ContestView first = contest(contest);
    SecondRoundCalled called = first == null ? null : first.file().state().secondRound();
    ContestId second = called == null ? null : new ContestId(called.election(), contest.contest());
    return second == null || contest(second) == null ? null : second;
  }

  /** Contests of re-runs and by-elections that replace a contest. */
  public List<ContestId> replacedBy(ContestId contest) {
    return elections.values().stream()
        .filter(election -> contest.equals(election.definition().head().replaces()))
        .flatMap(election -> election.definition().contests().stream())
        .map(Contest::id)
        .toList();
  }

  /** Second rounds that were called and whose call stands. */
  public List<SecondRoundCalled> calledSecondRounds() {
    return elections.values().stream()
        .flatMap(election -> election.contests().stream())
        .map(contest -> contest.file().state().secondRound())
        .filter(Objects::nonNull)
        .toList();
  }

  /** Rulings whose enforcement is not complete, in the order in which they were issued. */
  public List<RulingView> openRulings() {
    return rulings.values().stream()
        .filter(ruling -> !ruling.completed())
        .sorted(Comparator.comparingLong(RulingView::issuedAt))
        .toList();
  }

  /** Rulings on a contest whose enforcement is not complete, in the order of the log. */
  public List<RulingView> openRulings(ContestId contest) {
    return openRulings().stream()
        .filter(ruling -> ruling.issued().contest().equals(contest))
        .toList();
  }
}
