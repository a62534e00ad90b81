package io.tajmi.view;

import io.tajmi.count.AreaTotal;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Chunks;
import io.tajmi.count.Fault;
import io.tajmi.election.ContestId;
import io.tajmi.publication.PublicationState;
import io.tajmi.secrecy.SmallBoxes;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes states that no log adds up to, as a fault of the memory would. */
public final class Damage {
  private Damage() {}

  /** The same snapshot with one row of a contest as another branch has it. */
  public static Snapshot row(Snapshot snapshot, ContestId contest) {
    ContestView view = view(snapshot, contest);
    int[] pair = different(view);
    Chunks.Edit<BranchRow> rows = new Chunks.Edit<>(view.rows());
    rows.set(pair[0], view.row(pair[1]));
    return with(snapshot, view.with(rows.done(), view.totals(), view.smallBoxes()));
  }

  /** The same snapshot with the votes of one area as another has them. */
  public static Snapshot total(Snapshot snapshot, ContestId contest) {
    ContestView view = view(snapshot, contest);
    Chunks.Edit<AreaTotal> totals = new Chunks.Edit<>(view.totals());
    AreaTotal first = totals.get(0);
    long[] cells = first.cells().clone();
    cells[cells.length - 1]++;
    totals.set(0, new AreaTotal(cells, view.contest().candidates().size(), first.changedAt()));
    return with(snapshot, view.with(view.rows(), totals.done(), view.smallBoxes()));
  }

  /** The same snapshot with a contest said to be released, or not to be. */
  public static Snapshot publicity(Snapshot snapshot, ContestId contest) {
    ContestView view = view(snapshot, contest);
    Publicity was = view.publicity();
    Publicity other =
        new Publicity(
            was.released() ? PublicationState.HALTED : PublicationState.RELEASED,
            was.position(),
            was.time(),
            was.office(),
            was.reason(),
            was.article(),
            was.document(),
            was.confirmedBy(),
            was.history());
    return with(snapshot, view.with(other, view.file()));
  }

  /** The same snapshot with another ledger of the small boxes of a contest. */
  public static Snapshot boxes(Snapshot snapshot, ContestId contest) {
    ContestView view = view(snapshot, contest);
    SmallBoxes was = view.smallBoxes();
    SmallBoxes other =
        new SmallBoxes(
            was.rule,
            was.cover,
            was.rooms,
            was.groups,
            was.strays,
            was.made + 1,
            was.aside,
            was.changedAt);
    return with(snapshot, view.with(view.rows(), view.totals(), other));
  }

  /** The same snapshot without its last ruling. */
  public static Snapshot withoutRuling(Snapshot snapshot) {
    var rulings = new TreeMap<>(snapshot.rulings());
    rulings.remove(rulings.lastKey());
    return new Snapshot(
        snapshot.position(),
        snapshot.time(),
        snapshot.log(),
        snapshot.elections(),
        rulings,
        snapshot.faults());
  }

  /** The same snapshot with one more fault that is of no contest. */
  public static Snapshot fault(Snapshot snapshot) {
    List<Fault> faults = new ArrayList<>(snapshot.faults());
    faults.add(new Fault(snapshot.position(), "damaged"));
    return new Snapshot(
        snapshot.position(),
        snapshot.time(),
        snapshot.log(),
        snapshot.elections(),
        snapshot.rulings(),
        faults);
  }

  /**
   * Changes one row where it stands, in every state that shares it.
   *
   * @return undoes it
   */
  public static Runnable inPlace(Snapshot snapshot, ContestId contest) {
    ContestView view = view(snapshot, contest);
    int[] pair = different(view);
    Object[] chunk = chunk(view.rows(), pair[0]);
    Object was = chunk[pair[0] % Chunks.CHUNK];
    chunk[pair[0] % Chunks.CHUNK] = view.row(pair[1]);
    return () -> chunk[pair[0] % Chunks.CHUNK] = was;
  }

  private static Object[] chunk(Chunks<?> rows, int row) {
    try {
      Field chunks = Chunks.class.getDeclaredField("chunks");
      chunks.setAccessible(true);
      return ((Object[][]) chunks.get(rows))[row / Chunks.CHUNK];
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Two branches whose tallies, where there are such, are not the same. */
  private static int[] different(ContestView view) {
    int branches = view.contest().branches().size();
    for (int one = 0; one < branches; one++) {
      for (int other = 0; other < branches; other++) {
        if (view.row(one).counts() && !view.row(one).equals(view.row(other))) {
          return new int[] {one, other};
        }
      }
    }
    throw new IllegalArgumentException("no row of " + view.contest().id() + " can be altered");
  }

  private static ContestView view(Snapshot snapshot, ContestId contest) {
    ContestView view = snapshot.contest(contest);
    if (view == null) {
      throw new IllegalArgumentException("no contest " + contest);
    }
    return view;
  }

  private static Snapshot with(Snapshot snapshot, ContestView view) {
    SortedMap<io.tajmi.election.ElectionId, ElectionView> elections =
        new TreeMap<>(snapshot.elections());
    var _ =
        elections.computeIfPresent(
            view.contest().id().election(), (_, election) -> election.with(List.of(view)));
    return new Snapshot(
        snapshot.position(),
        snapshot.time(),
        snapshot.log(),
        elections,
        snapshot.rulings(),
        snapshot.faults());
  }
}
