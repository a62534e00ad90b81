package io.tajmi.api.page;

import io.tajmi.api.access.Sight;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ElectionId;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.NothingAfter;
import io.tajmi.view.Snapshot;
import java.util.Comparator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds in a sight what an address names. */
final class Found {
  private Found() {}

  static ElectionId electionId(String text) {
    if (!ElectionId.isCode(text)) {
      throw new PageNotFound("election " + text);
    }
    return new ElectionId(text);
  }

  static @Nullable ContestCode contestCode(@Nullable String text) {
    if (text != null && !ContestCode.isCode(text)) {
      throw new PageNotFound("contest " + text);
    }
    return text == null ? null : new ContestCode(text);
  }

  static @Nullable AreaCode areaCode(@Nullable String text) {
    if (text != null && !AreaCode.isCode(text)) {
      throw new PageNotFound("area " + text);
    }
    return text == null ? null : new AreaCode(text);
  }

  static @Nullable BranchCode branchCode(@Nullable String text) {
    if (text != null && !BranchCode.isCode(text)) {
      throw new PageNotFound("branch " + text);
    }
    return text == null ? null : new BranchCode(text);
  }

  static ElectionView election(Sight sight, ElectionId id) {
    ElectionView view = sight.snapshot().elections().get(id);
    if (view == null) {
      throw new PageNotFound("election " + id);
    }
    return view;
  }

  /** The election that was sealed last, or null. */
  static @Nullable ElectionView newest(Snapshot snapshot) {
    return snapshot.elections().values().stream()
        .max(Comparator.comparingLong(ElectionView::sealedAt))
        .orElse(null);
  }

  /** The contest named, else the first one of the package. */
  static ContestView contest(ElectionView election, @Nullable ContestCode code) {
    if (code == null) {
      return election.contests().stream()
          .findFirst()
          .orElseThrow(() -> new PageNotFound("contest in " + election.definition().election()));
    }
    ContestView view = election.contest(code);
    if (view == null) {
      throw new PageNotFound("contest " + code);
    }
    return view;
  }

  static Area area(ElectionView election, AreaCode code) {
    int ordinal = election.definition().ordinal(code);
    if (ordinal < 0) {
      throw new PageNotFound("area " + code);
    }
    return election.definition().areas().get(ordinal);
  }

  /** An area that has branches of a contest at or below it; its root where none is named. */
  static Area area(ContestView contest, @Nullable AreaCode code) {
    if (code == null) {
      return contest.roots().getFirst();
    }
    int ordinal = contest.definition().ordinal(code);
    if (ordinal < 0 || contest.total(code) == null) {
      throw new PageNotFound("area " + code + " in this contest");
    }
    return contest.definition().areas().get(ordinal);
  }

  /** The place of a branch in its contest. */
  static int branch(ContestView contest, BranchCode code) {
    int ordinal = contest.contest().ordinal(code);
    if (ordinal < 0) {
      throw new PageNotFound("branch " + code);
    }
    return ordinal;
  }

  /** A page of a list. */
  static <T> T page(Supplier<T> page) {
    try {
      return page.get();
    } catch (NothingAfter none) {
      throw new PageNotFound(none.after() + " in this list");
    }
  }
}
