package io.tajmi.ops.client;

import io.tajmi.decision.terms.Fraction;
import java.io.PrintWriter;
import java.util.List;

/** Results as a table for people: ballot order, exact shares, and how far the count has come. */
public final class ResultsTable {
  private static final int NAME_COLUMNS = 40;
  private static final int NUMBER_COLUMNS = 14;

  private final PrintWriter out;

  /** Prints to {@code out}. */
  public ResultsTable(PrintWriter out) {
    this.out = out;
  }

  /** Prints one contest in one area. */
  public void print(String contest, ResultsBody results) {
    if (results.test()) {
      out.println("TEST LOG: these are not real results.");
    }
    out.println("Contest " + contest + ", area " + results.area());
    out.println(
        "Provisional: counted "
            + results.branches("counted")
            + " of "
            + results.branches("expected")
            + " branches, at position "
            + results.position());
    out.println(
        "Not in the totals: held back "
            + results.branches("heldBack")
            + ", annulled "
            + results.branches("annulled")
            + ", without tally "
            + results.branches("noTally")
            + ", outstanding "
            + results.branches("outstanding")
            + incomplete(results));
    results.outstanding().ifPresent(out::println);
    if (!results.hasVotes()) {
      out.println(
          "Votes are not shown: the contest is not released, and this account may not read"
              + " them.");
      out.flush();
      return;
    }
    if (results.withheld() > 0) {
      out.println("Left out, being too small to be shown: " + results.withheld() + " boxes");
    }
    out.println();
    votes(results);
    out.flush();
  }

  private void votes(ResultsBody results) {
    long valid = results.ballots("valid");
    header("Candidate");
    results.votes().forEach(row -> row(row, valid));
    List<ResultsBody.Votes> lists = results.listVotes();
    if (!lists.isEmpty()) {
      out.println();
      header("List");
      lists.forEach(row -> row(row, valid));
    }
    out.println();
    quantity("Valid ballots", valid);
    quantity("Invalid, taken", results.ballots("invalidTaken"));
    quantity("Votes taken", results.ballots("taken"));
    quantity("Ballots in the boxes", results.ballots("inBox"));
  }

  private static String incomplete(ResultsBody results) {
    long incomplete = results.branches("incomplete");
    return incomplete > 0 ? ", incomplete " + incomplete : "";
  }

  private void header(String who) {
    out.println(left(who) + right("Votes") + right("% of valid"));
  }

  private void row(ResultsBody.Votes row, long valid) {
    out.println(
        left((row.code() + " " + TerminalText.isolated(row.name())).strip())
            + right(Long.toString(row.votes()))
            + right(share(row.votes(), valid)));
  }

  private static String share(long votes, long valid) {
    return valid > 0 ? new Fraction(votes, valid).percent() : "-";
  }

  private void quantity(String name, long n) {
    out.println(left(name) + right(n < 0 ? "not stated" : Long.toString(n)));
  }

  private static String left(String text) {
    return TerminalText.left(text, NAME_COLUMNS);
  }

  private static String right(String text) {
    return TerminalText.right(text, NUMBER_COLUMNS);
  }
}
