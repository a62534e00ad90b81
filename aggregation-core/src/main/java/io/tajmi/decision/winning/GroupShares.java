package io.tajmi.decision.winning;

import io.tajmi.decision.explanation.Citation;
import io.tajmi.decision.explanation.Explanation;
import io.tajmi.decision.explanation.Figure;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.poll.Apportionment;
import io.tajmi.decision.poll.Groups;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the seats of groups follow from: their votes, the threshold and its base. */
public final class GroupShares {
  private final Poll poll;
  private final ContestTerms terms;
  private final Groups groups;

  public GroupShares(Poll poll, Groups groups) {
    this.poll = poll;
    this.terms = poll.terms;
    this.groups = groups;
  }

  /**
   * So many seats shared out.
   *
   * @param story null where nothing is to be told
   */
  Apportionment apportion(int seats, @Nullable Explanation story) {
    return switch (terms.rule()) {
      case Rule.ListShare rule -> byShare(rule, seats, story);
      case Rule.HighestAverages rule -> {
        tell(story, Sentence.HIGHEST_AVERAGES);
        yield Apportionment.byAverages(
            groups, eligible(story), seats, rule.divisors(), poll.settling, story);
      }
      case Rule.Quota rule -> {
        long[] votes = eligible(story);
        tellQuota(rule, votes, seats, story);
        yield Apportionment.byQuota(groups, votes, seats, rule.price(), poll.settling, story);
      }
      case Rule.Plurality _, Rule.Majority _, Rule.Threshold _ ->
          throw new IllegalStateException("seats are not won by groups");
    };
  }

  private void tellQuota(Rule.Quota rule, long[] votes, int seats, @Nullable Explanation story) {
    long sum = Apportionment.sum(votes);
    switch (rule.price()) {
      case HARE -> tell(story, Sentence.HARE, Figure.of(sum), Figure.of(seats));
      case DROOP ->
          tell(
              story,
              Sentence.DROOP,
              Figure.of(sum),
              Figure.of(seats),
              Figure.of(Apportionment.droop(sum, seats)));
    }
  }

  private Apportionment byShare(Rule.ListShare rule, int seats, @Nullable Explanation story) {
    tell(
        story,
        switch (rule.mode()) {
          case LARGEST_REMAINDER -> Sentence.LARGEST_REMAINDER;
          case ROUND_THEN_TOP -> Sentence.ROUND_THEN_TOP;
          case FLOOR_THEN_TOP -> Sentence.FLOOR_THEN_TOP;
        });
    tell(
        story,
        switch (rule.denominator()) {
          case VOTES -> Sentence.OF_VOTES;
          case VALID_BALLOTS -> Sentence.OF_VALID_BALLOTS;
        },
        Figure.of(denominator(rule)));
    return Apportionment.byShare(
        groups, groups.votes(), denominator(rule), seats, rule.mode(), poll.settling, story);
  }

  public long denominator(Rule.ListShare rule) {
    return switch (rule.denominator()) {
      case VOTES -> Apportionment.sum(groups.votes());
      case VALID_BALLOTS -> poll.capacity();
    };
  }

  @Nullable Fraction threshold() {
    return switch (terms.rule()) {
      case Rule.HighestAverages rule -> rule.threshold();
      case Rule.Quota rule -> rule.threshold();
      case Rule.ListShare _, Rule.Plurality _, Rule.Majority _, Rule.Threshold _ -> null;
    };
  }

  private Rule.ThresholdBasis thresholdBasis() {
    return switch (terms.rule()) {
      case Rule.HighestAverages rule -> rule.thresholdBasis();
      case Rule.Quota rule -> rule.thresholdBasis();
      case Rule.ListShare _, Rule.Plurality _, Rule.Majority _, Rule.Threshold _ ->
          Rule.ThresholdBasis.LIST_VOTES;
    };
  }

  /** What the threshold is a share of. */
  public long base() {
    return switch (thresholdBasis()) {
      case LIST_VOTES -> Apportionment.sum(groups.votes());
      case VALID -> poll.capacity();
    };
  }

  /** The votes of groups that reach the threshold; the others have none here. */
  private long[] eligible(@Nullable Explanation story) {
    Fraction threshold = threshold();
    long[] votes = groups.votes().clone();
    if (threshold != null) {
      Sentence of =
          switch (thresholdBasis()) {
            case LIST_VOTES -> Sentence.THRESHOLD_OF_VOTES;
            case VALID -> Sentence.THRESHOLD_OF_VALID;
          };
      tell(story, of, new Figure.Share(threshold), Figure.of(base()));
    }
    for (int g = 0; g < votes.length; g++) {
      boolean reaches = threshold == null || threshold.isReachedBy(votes[g], base());
      tellVotes(g, threshold != null, reaches, story);
      votes[g] = reaches ? votes[g] : 0;
    }
    return votes;
  }

  private void tellVotes(
      int group, boolean measured, boolean reaches, @Nullable Explanation story) {
    Figure name = Figure.of(groups.names().get(group));
    Figure votes = Figure.of(groups.votes()[group]);
    if (story != null && measured) {
      story.tell(
          reaches ? Sentence.REACHES_THRESHOLD : Sentence.BELOW_THRESHOLD,
          name,
          votes,
          Figure.share(groups.votes()[group], base()));
    } else if (story != null) {
      story.tell(Sentence.VOTES_OF_GROUP, name, votes);
    }
  }

  private void tell(@Nullable Explanation story, Sentence sentence, Figure... figures) {
    if (story != null) {
      List<Citation> articles = Citation.ofWinning(terms);
      story.tell(sentence, articles, figures);
    }
  }
}
