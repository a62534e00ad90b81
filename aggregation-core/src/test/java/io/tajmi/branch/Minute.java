package io.tajmi.branch;

import io.tajmi.branch.Tally.Explanation.Direction;
import io.tajmi.document.RuleCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes tallies for tests. As it starts it is in order for three candidates and one vote a ballot:
 * 100 in the box, of them 2 not taken, 8 invalid, 90 valid (50, 30, 10).
 */
public final class Minute {
  private final Map<String, Integer> ballots = new HashMap<>();
  private Votes votes = Votes.of(50, 30, 10);
  private @Nullable Votes listVotes;
  private boolean complete = true;
  private Tally.@Nullable Explanation explanation;
  private Tally.@Nullable Signed signed;
  private final List<Tally.Ambiguous> ambiguous = new ArrayList<>();
  private final Map<String, String> reasons = new TreeMap<>();

  private Minute() {
    with(BallotField.IN_BOX, 100);
    with(BallotField.VALID, 90);
    with(BallotField.INVALID_TAKEN, 8);
    with(BallotField.INVALID_NOT_TAKEN, 2);
  }

  /** A minute in order. */
  public static Minute inOrder() {
    return new Minute();
  }

  /** States a quantity. */
  public Minute with(BallotField field, int n) {
    ballots.put(field.key(), n);
    return this;
  }

  /** States no such quantity. */
  public Minute without(BallotField field) {
    ballots.remove(field.key());
    return this;
  }

  /** Personal votes in candidate order. */
  public Minute votes(int... counts) {
    votes = Votes.of(counts);
    return this;
  }

  /** List votes in list order. */
  public Minute listVotes(int... counts) {
    listVotes = Votes.of(counts);
    return this;
  }

  /** Votes between these candidates. */
  public Minute ambiguous(int n, Integer... candidates) {
    ambiguous.add(new Tally.Ambiguous(List.of(candidates), n));
    return this;
  }

  /** Not all candidates were counted. */
  public Minute incomplete() {
    complete = false;
    return this;
  }

  /** Gives an explanation. */
  public Minute explained(Direction direction) {
    explanation = new Tally.Explanation(direction, "counted twice");
    return this;
  }

  /** States who signed for the supervisors. */
  public Minute signedBy(String... supervisory) {
    signed = new Tally.Signed(List.of("head"), List.of(supervisory));
    return this;
  }

  /** Gives a written reason. */
  public Minute reason(RuleCode rule) {
    reasons.put(rule.code(), "seen and right");
    return this;
  }

  /** The tally. */
  public Tally tally() {
    return new Tally(
        Tally.Source.PAPER,
        complete,
        Ballots.of(ballots),
        votes,
        listVotes,
        ambiguous,
        null,
        List.of(),
        explanation,
        Map.copyOf(reasons),
        signed,
        null);
  }
}
