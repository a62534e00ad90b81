package io.tajmi.view;

import io.tajmi.branch.Tally;
import io.tajmi.count.BranchRow;
import io.tajmi.digest.Sha256;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Area;
import io.tajmi.query.AreaFigures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everyone was told in one night; of texts the hash.
 *
 * @param record everything but figures of votes: cuts, states, moments, lists, positions
 * @param figures every figure of votes, in the order of the record
 * @param sums the secrets that a figure is the sum of, for each figure that stands for some
 */
record Told(String record, String figures, List<List<Integer>> sums) {

  /** Somebody who writes down what is told after each entry. */
  static final class Listener {
    private final StringBuilder record = new StringBuilder();
    private final StringBuilder figures = new StringBuilder();
    private final List<List<Integer>> sums = new ArrayList<>();

    /**
     * Reads a contest as everyone does.
     *
     * @param secrets by branch, the number of the secret that it has now, or -1
     */
    void reads(Snapshot snapshot, ContestView view, int[] secrets) {
      Visible visible = new Visible(view, area -> false, true);
      record.append(snapshot.position()).append(view.complete());
      for (Area area : view.areas()) {
        AreaFigures results = AreaFigures.of(snapshot, visible, area);
        record
            .append(area.code())
            .append(results.changedAt())
            .append(results.extent())
            .append(results.counted().withheld())
            .append(results.counted().progress());
        figures
            .append(results.counted().candidates())
            .append(results.counted().ballots())
            .append(results.counted().turnout());
        results.branches().forEach(line -> branch(visible, line));
        for (PublicCount.Group group : visible.groups(area)) {
          record.append(group.branches()).append(group.cover()).append(group.enough());
          figures.append(Figures.of(group.total()));
        }
      }
      heldBack(snapshot, view, null);
      for (RuleCode rule : List.of(RuleCode.E_203, RuleCode.W_203, RuleCode.Q_102)) {
        heldBack(snapshot, view, rule);
      }
      PublicReads.of(view).stream()
          .map(members -> secretsOf(members, secrets))
          .filter(sum -> !sum.isEmpty())
          .forEach(sums::add);
      record.append('\n');
    }

    private void branch(Visible visible, AreaFigures.Line line) {
      int branch = visible.view().contest().ordinal(line.branch().code());
      BranchRow row = line.row();
      record
          .append(line.branch().code())
          .append(row.bucket())
          .append(row.changedAt())
          .append(row.time())
          .append(line.shown())
          .append(visible.withheld(branch));
      Tally tally = row.tally();
      if (line.shown() && tally != null) {
        record.append(row.failed());
        figures.append(Arrays.toString(tally.votes().toArray()));
      }
    }

    private void heldBack(Snapshot snapshot, ContestView view, @Nullable RuleCode rule) {
      HeldBack.Filter filter =
          new HeldBack.Filter(view.contest().id().contest(), null, rule, null, 100);
      HeldBack.of(
              snapshot,
              view.contest().id().election(),
              filter,
              contest -> new Visible(contest, area -> false, true))
          .lines()
          .forEach(line -> record.append(rule).append(line.id()).append(line.shown()));
    }

    private static List<Integer> secretsOf(boolean[] members, int[] secrets) {
      List<Integer> sum = new ArrayList<>();
      for (int branch = 0; branch < members.length; branch++) {
        if (members[branch] && secrets[branch] >= 0) {
          sum.add(secrets[branch]);
        }
      }
      return List.copyOf(sum);
    }

    Told told() {
      return new Told(hash(record), hash(figures), List.copyOf(sums));
    }

    private static String hash(StringBuilder text) {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return Sha256.hex(bytes);
    }
  }
}
