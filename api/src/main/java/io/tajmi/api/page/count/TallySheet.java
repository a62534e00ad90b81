package io.tajmi.api.page.count;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Tally;
import io.tajmi.election.Contest;
import io.tajmi.text.ContestNames;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A tally as it was sent, every quantity of it, in words of the page. */
record TallySheet(
    String source,
    String complete,
    List<Line> ballots,
    List<Line> votes,
    List<Line> lists,
    List<Line> ambiguous,
    List<Line> paper) {

  /** A name and a figure or a text. */
  public record Line(String name, String value) {}

  /** A figure or a text in which two tallies differ, as each states it. */
  record Difference(String name, String before, String after) {}

  /** Everything in which this one differs from one that came in its place. */
  List<Difference> changed(Words words, TallySheet after) {
    List<Difference> changes = new ArrayList<>();
    differences(
        changes,
        List.of(
            new Line(words.say("tally.source"), source),
            new Line(words.say("tally.completeness"), complete)),
        List.of(
            new Line(words.say("tally.source"), after.source),
            new Line(words.say("tally.completeness"), after.complete)));
    differences(changes, votes, after.votes);
    differences(changes, lists, after.lists);
    differences(changes, ambiguous, after.ambiguous);
    differences(changes, ballots, after.ballots);
    differences(changes, paper, after.paper);
    return changes;
  }

  private static void differences(List<Difference> changes, List<Line> before, List<Line> after) {
    Map<String, String> was = byName(before);
    Map<String, String> is = byName(after);
    Set<String> names = new LinkedHashSet<>(was.keySet());
    names.addAll(is.keySet());
    for (String name : names) {
      String old = was.getOrDefault(name, Figures.NONE);
      String now = is.getOrDefault(name, Figures.NONE);
      if (!old.equals(now)) {
        changes.add(new Difference(name, old, now));
      }
    }
  }

  private static Map<String, String> byName(List<Line> lines) {
    Map<String, String> byName = new LinkedHashMap<>();
    lines.forEach(line -> byName.put(line.name(), line.value()));
    return byName;
  }

  static TallySheet of(Words words, Tally tally, Contest contest) {
    return new TallySheet(
        words.say("source." + tally.source()),
        words.say(tally.complete() ? "tally.complete" : "tally.incomplete"),
        ballots(words, tally),
        votes(words, tally, contest),
        lists(words, tally, contest),
        ambiguous(words, tally, contest),
        paper(words, tally));
  }

  private static List<Line> ballots(Words words, Tally tally) {
    List<Line> lines = new ArrayList<>();
    for (BallotField field : BallotField.values()) {
      lines.add(
          new Line(
              words.say("ballot." + field.key()),
              tally.ballots().states(field)
                  ? words.number(tally.ballots().get(field))
                  : words.say("tally.notStated")));
    }
    return lines;
  }

  private static List<Line> votes(Words words, Tally tally, Contest contest) {
    ContestNames names = ContestNames.of(words.language(), contest);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < tally.votes().size(); i++) {
      lines.add(
          new Line(
              names.candidate(i),
              tally.votes().states(i)
                  ? words.number(tally.votes().get(i))
                  : words.say("tally.notStated")));
    }
    return lines;
  }

  private static List<Line> lists(Words words, Tally tally, Contest contest) {
    ContestNames names = ContestNames.of(words.language(), contest);
    List<Line> lines = new ArrayList<>();
    io.tajmi.branch.Votes votes = tally.listVotes();
    for (int i = 0; votes != null && i < votes.size(); i++) {
      lines.add(
          new Line(
              names.list(i),
              votes.states(i) ? words.number(votes.get(i)) : words.say("tally.notStated")));
    }
    return lines;
  }

  private static List<Line> ambiguous(Words words, Tally tally, Contest contest) {
    ContestNames names = ContestNames.of(words.language(), contest);
    return tally.ambiguous().stream()
        .map(some ->
            new Line(
                some.candidates().stream()
                    .map(i -> names.candidate(i))
                    .collect(Collectors.joining(words.say("list.comma"))),
                words.number(some.n())))
        .toList();
  }

  private static List<Line> paper(Words words, Tally tally) {
    List<Line> lines = new ArrayList<>();
    Tally.Minute minute = tally.minute();
    if (minute != null) {
      String serial = minute.serial();
      lines.add(
          new Line(
              words.say("minute.serial"),
              serial == null ? Figures.NONE : words.language().text(serial)));
    }
    Tally.Explanation explanation = tally.explanation();
    if (explanation != null) {
      lines.add(
          new Line(
              words.say("explanation." + explanation.direction()),
              words.language().text(explanation.text())));
    }
    tally
        .reasons()
        .forEach((code, reason) ->
            lines.add(new Line(words.say("reason.for", code), words.language().text(reason))));
    Tally.Signed signed = tally.signed();
    if (signed != null) {
      lines.add(new Line(words.say("signed.executive"), words.number(signed.executive().size())));
      lines.add(
          new Line(words.say("signed.supervisory"), words.number(signed.supervisory().size())));
    }
    return lines;
  }
}
