package io.tajmi.ops.fiction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain sums over branches, for one contest in one area: a row of expected.json. */
public final class ExpectedSums {
  private static final List<String> FIELDS =
      List.of("inBox", "valid", "invalidTaken", "invalidNotTaken");

  private final BallotForm form;
  private final String area;
  private final long[] branches = new long[CsvColumn.values().length];
  private final long[] ballots = new long[FIELDS.size()];
  private final long[] votes;
  private final long[] listVotes;
  private long expected;
  private long taken;
  private long ambiguous;

  /** Nothing yet. */
  public ExpectedSums(BallotForm form, String area) {
    this.form = form;
    this.area = area;
    votes = new long[form.candidates().size()];
    listVotes = new long[form.lists().size()];
  }

  /** Adds a branch where it stands, with the minute in force. */
  public void add(CsvColumn column, @Nullable FictionalMinute minute) {
    expected++;
    branches[column.ordinal()]++;
    if (column != CsvColumn.COUNTED || minute == null) {
      return;
    }
    for (int i = 0; i < ballots.length; i++) {
      ballots[i] += minute.of(FIELDS.get(i));
    }
    taken += minute.taken();
    ambiguous += minute.ambiguous;
    for (int i = 0; i < votes.length; i++) {
      votes[i] += minute.votes[i];
    }
    for (int i = 0; i < listVotes.length; i++) {
      listVotes[i] += minute.listVotes[i];
    }
  }

  /** The row as an object. */
  public Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("contest", form.code());
    row.put("area", area);
    row.put("expected", expected);
    for (CsvColumn column : CsvColumn.values()) {
      row.put(column.key(), branches[column.ordinal()]);
    }
    for (int i = 0; i < ballots.length; i++) {
      row.put(FIELDS.get(i), ballots[i]);
    }
    row.put("taken", taken);
    row.put("ambiguous", ambiguous);
    row.put("votes", named(form.candidates(), votes));
    row.put("listVotes", named(form.lists(), listVotes));
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
