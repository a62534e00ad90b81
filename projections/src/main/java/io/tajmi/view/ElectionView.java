package io.tajmi.view;

import io.tajmi.count.AreaIndex;
import io.tajmi.count.Chunks;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.SecrecyLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sealed election at one position. Immutable. */
public final class ElectionView {
  private final Definition definition;
  private final long sealedAt;
  private final Chunks<ContestView> contests;
  private final @Nullable ContestId follows;

  private ElectionView(
      Definition definition,
      long sealedAt,
      @Nullable ContestId follows,
      Chunks<ContestView> contests) {
    this.definition = definition;
    this.sealedAt = sealedAt;
    this.follows = follows;
    this.contests = contests;
  }

  /**
   * An election at its seal: every branch of every contest awaited.
   *
   * @param follows the first round, where it was called as a second
   * @param limits below which sizes a box is not shown alone
   */
  public static ElectionView sealed(
      Definition definition, long position, @Nullable ContestId follows, SecrecyLimits limits) {
    List<Contest> contests = definition.contests();
    AreaIndex.Maker indexes = new AreaIndex.Maker(definition);
    return new ElectionView(
        definition,
        position,
        follows,
        Chunks.of(
            contests.size(),
            i ->
                ContestView.sealed(
                    definition, contests.get(i), indexes.of(contests.get(i)), limits)));
  }

  /** As sealed. */
  public Definition definition() {
    return definition;
  }

  /** Position of the seal. */
  public long sealedAt() {
    return sealedAt;
  }

  /** The contest whose second round this is, or null. */
  public @Nullable ContestId follows() {
    return follows;
  }

  /** A contest by its code, or null. */
  public @Nullable ContestView contest(ContestCode code) {
    int ordinal = definition.ordinal(code);
    return ordinal < 0 ? null : contests.get(ordinal);
  }

  /** All contests in the order of the package. */
  public List<ContestView> contests() {
    List<ContestView> all = new ArrayList<>(contests.size());
    for (int i = 0; i < contests.size(); i++) {
      all.add(contests.get(i));
    }
    return all;
  }

  /** The same, as they are kept. */
  public Chunks<ContestView> views() {
    return contests;
  }

  /** The same election as the second round of a contest; of none where that is null. */
  public ElectionView following(@Nullable ContestId first) {
    return new ElectionView(definition, sealedAt, first, contests);
  }

  /** The same election with these contests in place of their former views. */
  public ElectionView with(List<ContestView> replaced) {
    Chunks.Edit<ContestView> edit = new Chunks.Edit<>(contests);
    for (ContestView view : replaced) {
      int ordinal = definition.ordinal(view.contest().id().contest());
      if (ordinal < 0) {
        throw new IllegalArgumentException("not a contest of this election: " + view.contest());
      }
      edit.set(ordinal, view);
    }
    return new ElectionView(definition, sealedAt, follows, edit.done());
  }
}
