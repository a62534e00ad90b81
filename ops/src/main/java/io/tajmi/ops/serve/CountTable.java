package io.tajmi.ops.serve;

import io.tajmi.count.Progress;
import io.tajmi.election.Area;
import io.tajmi.election.AreaLevel;
import io.tajmi.election.ElectionId;
import io.tajmi.query.BranchProgress;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.Snapshot;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far the count has come by contest and province, at one position. Labels follow from the
 * definitions alone and are few whatever is imported: the newest {@value #ELECTIONS_MAX} elections;
 * of their contests the first {@value #CONTESTS_MAX} that reach over more than one province by
 * name, the others of an election together as {@value #OTHERS}, such as the councils of a thousand
 * cities; {@value #PROVINCES_MAX} provinces of an election, more of them as {@value #OTHERS}, and
 * branches of no province as {@value #NONE}.
 */
final class CountTable {
  static final int ELECTIONS_MAX = 4;
  static final int CONTESTS_MAX = 40;
  static final int PROVINCES_MAX = 33;
  static final String OTHERS = "others";
  static final String NONE = "none";

  private final long position;
  private final Map<Label, Progress> rows = new LinkedHashMap<>();
  private int named;

  /** What one row is of. */
  record Label(String contest, String province) {}

  /** Of a snapshot. */
  CountTable(Snapshot snapshot) {
    position = snapshot.position();
    snapshot.elections().values().stream()
        .sorted(Comparator.comparingLong(ElectionView::sealedAt).reversed())
        .limit(ELECTIONS_MAX)
        .forEach(this::add);
  }

  long position() {
    return position;
  }

  Set<Label> labels() {
    return rows.keySet();
  }

  /** A row; nothing where there is none. */
  Progress of(Label label) {
    return rows.getOrDefault(label, Progress.NONE);
  }

  private void add(ElectionView election) {
    Set<Area> provinces = new HashSet<>();
    election.definition().areas().stream()
        .filter(CountTable::isProvince)
        .limit(PROVINCES_MAX)
        .forEach(provinces::add);
    for (ContestView contest : election.contests()) {
      add(contest, election.definition().election(), provinces);
    }
  }

  private void add(ContestView contest, ElectionId election, Set<Area> known) {
    List<Area> provinces = contest.areas().stream().filter(CountTable::isProvince).toList();
    boolean byName = provinces.size() > 1 && named < CONTESTS_MAX;
    named += byName ? 1 : 0;
    String name = byName ? contest.contest().id().toString() : election + ":" + OTHERS;
    Progress rest = BranchProgress.of(contest).branches();
    for (Area province : provinces) {
      BranchProgress progress = BranchProgress.of(contest, province.code());
      if (progress != null) {
        Progress here = progress.branches();
        rest = rest.minus(here);
        add(new Label(name, known.contains(province) ? province.code().value() : OTHERS), here);
      }
    }
    if (rest.expected() > 0) {
      add(new Label(name, NONE), rest);
    }
  }

  private void add(Label label, Progress more) {
    rows.merge(label, more, Progress::plus);
  }

  private static boolean isProvince(Area area) {
    return area.level() == AreaLevel.PROVINCE || area.level() == AreaLevel.ABROAD;
  }
}
