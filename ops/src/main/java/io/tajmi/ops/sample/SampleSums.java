package io.tajmi.ops.sample;

import io.tajmi.ops.sample.SampleBranch.Column;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain sums over branches, for one contest in one area: a row of expected.json. */
final class SampleSums {
  private static final List<String> FIELDS =
      List.of("inBox", "valid", "invalidTaken", "invalidNotTaken");

  private final SampleContest contest;
  private final String area;
  private final Map<Column, Long> branches = new EnumMap<>(Column.class);
  private final Map<String, Long> ballots = new LinkedHashMap<>();
  private final long[] votes;
  private final long[] listVotes;
  private long expected;
  private long taken;
  private long ambiguous;

  private SampleSums(SampleContest contest, String area) {
    this.contest = contest;
    this.area = area;
    votes = new long[contest.candidates().size()];
    listVotes = new long[contest.lists().size()];
  }

  /** One row for each contest and each area that has branches of it at or below, as it stands. */
  static List<Map<String, Object>> rows(
      SampleTerritory territory, Iterable<SampleBranch> branches) {
    Map<SampleContest, Map<String, SampleSums>> sums = new EnumMap<>(SampleContest.class);
    for (SampleBranch branch : branches) {
      Map<String, SampleSums> areas =
          sums.computeIfAbsent(branch.contest, _ -> new LinkedHashMap<>());
      for (String area : territory.upwards(branch.row.area())) {
        areas.computeIfAbsent(area, code -> new SampleSums(branch.contest, code)).add(branch);
      }
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map<String, SampleSums> areas : sums.values()) {
      for (SampleTerritory.AreaRow area : territory.areas()) {
        SampleSums sum = areas.get(area.code());
        if (sum != null) {
          rows.add(sum.row());
        }
      }
    }
    return rows;
  }

  private void add(SampleBranch branch) {
    expected++;
    Column column = branch.column();
    branches.merge(column, 1L, Long::sum);
    Paper paper = branch.paper;
    if (column != Column.COUNTED || paper == null) {
      return;
    }
    for (String field : FIELDS) {
      ballots.merge(field, (long) paper.of(field), Long::sum);
    }
    taken += paper.taken();
    ambiguous += paper.ambiguous;
    for (int i = 0; i < votes.length; i++) {
      votes[i] += paper.votes[i];
    }
    for (int i = 0; i < listVotes.length; i++) {
      listVotes[i] += paper.listVotes[i];
    }
  }

  private Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("contest", contest.code());
    row.put("area", area);
    row.put("expected", expected);
    for (Column column : Column.values()) {
      row.put(column.key(), branches.getOrDefault(column, 0L));
    }
    for (String field : FIELDS) {
      row.put(field, ballots.getOrDefault(field, 0L));
    }
    row.put("taken", taken);
    row.put("ambiguous", ambiguous);
    row.put("votes", named(contest.candidates(), votes));
    row.put("listVotes", named(contest.lists(), listVotes));
    return row;
  }

  private static Map<String, Long> named(List<String> codes, long[] sums) {
    Map<String, Long> named = new LinkedHashMap<>();
    for (int i = 0; i < sums.length; i++) {
      named.put(codes.get(i), sums[i]);
    }
    return named;
  }
}
