package io.tajmi.view;

import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rulings of one election in the order of the log, and which of them reverses which. */
public final class RulingBook {
  private final List<RulingView> all;

  /** By the envelope of what they reverse. */
  private final Map<String, List<RulingView>> reversals = new HashMap<>();

  private RulingBook(List<RulingView> all) {
    this.all = all;
    for (RulingView ruling : all) {
      String reversed = ruling.issued().reverses();
      if (reversed != null) {
        reversals.computeIfAbsent(reversed, _ -> new ArrayList<>()).add(ruling);
      }
    }
  }

  /** Of an election in a snapshot. */
  public static RulingBook of(Snapshot snapshot, ElectionId election) {
    return new RulingBook(
        snapshot.rulings().values().stream()
            .filter(ruling -> ruling.issued().contest().election().equals(election))
            .sorted(Comparator.comparingLong(RulingView::issuedAt))
            .toList());
  }

  /**
   * A page of those that whoever asks may read.
   *
   * @param contest only those on it; null for those on every contest
   * @param after envelope of the last of the page before; null for the first page
   * @throws NothingAfter where {@code after} is none of them
   */
  public Slice<RulingView> page(
      @Nullable ContestId contest, Predicate<RulingView> reads, @Nullable String after, int limit) {
    List<RulingView> readable =
        (contest == null ? all : of(contest)).stream().filter(reads).toList();
    return Slice.of(readable, RulingBook::envelope, after, limit);
  }

  private static String envelope(RulingView ruling) {
    return ruling.issued().envelope();
  }

  /** Those on a contest. */
  public List<RulingView> of(ContestId contest) {
    return all.stream().filter(ruling -> ruling.issued().contest().equals(contest)).toList();
  }

  /** Those that name a branch in a contest. */
  public List<RulingView> at(BranchId branch) {
    return of(branch.contest()).stream().filter(ruling -> ruling.names(branch.branch())).toList();
  }

  /** One by the envelope that it came in, or null. */
  public @Nullable RulingView by(String envelope) {
    return all.stream()
        .filter(ruling -> envelope(ruling).equals(envelope))
        .findFirst()
        .orElse(null);
  }

  /** Those that reverse one, at all of its branches or at some. */
  public List<RulingView> reversals(RulingView ruling) {
    return List.copyOf(reversals.getOrDefault(envelope(ruling), List.of()));
  }
}
