package io.tajmi.api.answer;

import io.tajmi.api.answer.ResultsAnswer.AreaAnswer;
import io.tajmi.api.answer.ResultsAnswer.BranchLine;
import io.tajmi.api.answer.ResultsAnswer.ChildAnswer;
import io.tajmi.api.answer.ResultsAnswer.FieldAnswer;
import io.tajmi.api.answer.ResultsAnswer.GroupAnswer;
import io.tajmi.api.answer.ResultsAnswer.TurnoutAnswer;
import io.tajmi.branch.BallotField;
import io.tajmi.count.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results as rows of one table: of the area, of each child area, of each branch that hangs on it,
 * and of each group of boxes that is shown as one. Each row says what the whole is of; what the
 * answer does not tell is absent.
 */
final class ResultsRows {
  /** What a row is of. */
  enum Kind {
    AREA,
    CHILD,
    BRANCH,
    GROUP
  }

  private final ResultsAnswer answer;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  private ResultsRows(ResultsAnswer answer) {
    this.answer = answer;
  }

  /** By name of the column, in order. */
  static List<Map<String, Object>> of(ResultsAnswer answer) {
    ResultsRows all = new ResultsRows(answer);
    all.area();
    some(answer.children()).forEach(all::child);
    some(answer.branches()).forEach(all::branch);
    some(answer.groups()).forEach(all::group);
    return all.rows;
  }

  private static <T> List<T> some(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private Row row(Kind kind, String code) {
    Row row = new Row();
    rows.add(row.cells);
    return row.put("test", answer.test())
        .put("position", answer.asOf().position())
        .put("time", answer.asOf().time())
        .put("status", answer.status())
        .put("election", answer.election())
        .put("contest", answer.contest())
        .put("publication", answer.publication())
        .put("row", kind)
        .put("code", code);
  }

  private void area() {
    row(Kind.AREA, answer.area().code())
        .area(answer.area())
        .put("extent", answer.extent())
        .put("withheld", answer.withheld())
        .progress(answer.progress())
        .outstanding(answer.outstanding())
        .turnout(answer.turnout())
        .ballots(answer.ballots())
        .put("ambiguous", answer.ambiguous())
        .votes(answer.votes(), answer.listVotes());
  }

  private void child(ChildAnswer child) {
    row(Kind.CHILD, child.area().code())
        .area(child.area())
        .put("extent", child.extent())
        .put("withheld", child.withheld())
        .progress(child.progress())
        .turnout(child.turnout())
        .ballots(child.ballots())
        .votes(child.votes(), child.listVotes());
  }

  private void branch(BranchLine branch) {
    row(Kind.BRANCH, branch.branch())
        .put("nameFa", branch.name())
        .put("kind", branch.kind())
        .put("state", branch.state())
        .put("withheld", branch.withheld())
        .votes(branch.votes(), null);
  }

  private void group(GroupAnswer group) {
    row(Kind.GROUP, String.join(" ", group.branches()))
        .ballots(group.ballots())
        .votes(group.votes(), group.listVotes());
  }

  /** One row while it is made; every row has the columns that all have in the same order. */
  private static final class Row {
    private static final List<String> FIRST =
        List.of(
            "test",
            "position",
            "time",
            "status",
            "election",
            "contest",
            "publication",
            "row",
            "code",
            "nameFa",
            "nameEn",
            "level",
            "kind",
            "electorate",
            "state",
            "extent",
            "withheld",
            "progress.expected",
            "progress.received",
            "progress.counted",
            "progress.heldBack",
            "progress.annulled",
            "progress.noTally",
            "progress.outstanding",
            "progress.incomplete",
            "outstanding.branches",
            "outstanding.unknown",
            "outstanding.ballots",
            "turnout.taken");

    private final Map<String, Object> cells = new LinkedHashMap<>();

    Row() {
      FIRST.forEach(name -> cells.put(name, ""));
      for (BallotField field : BallotField.values()) {
        cells.put(sum(ResultsAnswer.key(field)), "");
        cells.put(stating(ResultsAnswer.key(field)), "");
      }
      cells.put("ambiguous", "");
    }

    private static String sum(String field) {
      return "ballots." + field + ".sum";
    }

    private static String stating(String field) {
      return "ballots." + field + ".n";
    }

    Row put(String name, @Nullable Object value) {
      cells.put(name, value == null ? "" : value);
      return this;
    }

    Row area(AreaAnswer area) {
      return put("nameFa", area.name().fa())
          .put("nameEn", area.name().en())
          .put("level", area.level())
          .put("electorate", area.electorate());
    }

    Row progress(Progress progress) {
      return put("progress.expected", progress.expected())
          .put("progress.received", progress.received())
          .put("progress.counted", progress.counted())
          .put("progress.heldBack", progress.heldBack())
          .put("progress.annulled", progress.annulled())
          .put("progress.noTally", progress.noTally())
          .put("progress.outstanding", progress.outstanding())
          .put("progress.incomplete", progress.incomplete());
    }

    Row outstanding(OutstandingAnswer most) {
      return put("outstanding.branches", most.branches())
          .put("outstanding.unknown", most.unknown())
          .put("outstanding.ballots", most.ballots());
    }

    Row turnout(@Nullable TurnoutAnswer turnout) {
      return put("turnout.taken", turnout == null ? null : turnout.taken());
    }

    Row ballots(@Nullable Map<String, FieldAnswer> ballots) {
      if (ballots != null) {
        ballots.forEach((field, of) ->
            put(sum(field), of.n() == 0 ? "" : of.sum()).put(stating(field), of.n()));
      }
      return this;
    }

    void votes(@Nullable List<VotesAnswer> votes, @Nullable List<ListVotesAnswer> lists) {
      some(votes).forEach(of -> put("votes." + of.candidate(), of.votes()));
      some(lists).forEach(of -> put("listVotes." + of.list(), of.votes()));
    }
  }
}
