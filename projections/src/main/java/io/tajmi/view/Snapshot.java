package io.tajmi.view;

import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.ruling.RulingId;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
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
 * @param rulings issued, by the text of their ids
 * @param faults entries of no branch that could not be applied, in the order of the log
 */
public record Snapshot(
    long position,
    @Nullable Instant time,
    @Nullable LogCreated log,
    SortedMap<ElectionId, ElectionView> elections,
    SortedMap<RulingId, RulingView> rulings,
    List<Fault> faults) {

  /** Before the first entry. */
  public static final Snapshot EMPTY =
      new Snapshot(
          -1,
          null,
          null,
          Collections.unmodifiableSortedMap(new TreeMap<>()),
          Collections.unmodifiableSortedMap(
              new TreeMap<RulingId, RulingView>(Comparator.comparing(RulingId::toString))),
          List.of());

  /** A contest of a sealed election, or null. */
  public @Nullable ContestView contest(ContestId id) {
    ElectionView election = elections.get(id.election());
    return election == null ? null : election.contest(id.contest());
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
