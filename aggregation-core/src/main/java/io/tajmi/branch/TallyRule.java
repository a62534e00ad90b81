package io.tajmi.branch;

import static io.tajmi.branch.BallotField.BLANK;
import static io.tajmi.branch.BallotField.IDENTIFIED;
import static io.tajmi.branch.BallotField.INVALID_NOT_TAKEN;
import static io.tajmi.branch.BallotField.INVALID_TAKEN;
import static io.tajmi.branch.BallotField.IN_BOX;
import static io.tajmi.branch.BallotField.RECEIVED;
import static io.tajmi.branch.BallotField.REMAINING;
import static io.tajmi.branch.BallotField.SPOILED;
import static io.tajmi.branch.BallotField.TAKEN;
import static io.tajmi.branch.BallotField.USED;
import static io.tajmi.branch.BallotField.VALID;

import io.tajmi.branch.RuleCase.Verdict;
import io.tajmi.branch.Tally.Explanation;
import io.tajmi.branch.Tally.Explanation.Direction;
import io.tajmi.document.RuleCode;
import java.util.ArrayList;
import java.util.List;

/** Every rule that a tally is measured by, in the order of the catalogue, each in one place. */
enum TallyRule {
  RECEIVED_IS_USED_SPOILED_AND_REMAINING(RuleCode.E_201) {
    @Override
    Verdict verdict(RuleCase it) {
      return it.over(
          fields(RECEIVED, USED, SPOILED, REMAINING),
          () -> it.of(RECEIVED) == it.of(USED) + it.of(SPOILED) + it.of(REMAINING));
    }
  },
  TAKEN_IS_BOX_LESS_NOT_TAKEN(RuleCode.E_202) {
    @Override
    Verdict verdict(RuleCase it) {
      return it.over(
          fields(TAKEN, IN_BOX, INVALID_NOT_TAKEN),
          () -> it.of(TAKEN) == it.of(IN_BOX) - it.of(INVALID_NOT_TAKEN));
    }
  },
  /** Without a stated {@code taken}, A4 and A5 are one identity, and this is its place. */
  TAKEN_IS_VALID_AND_INVALID(RuleCode.E_203) {
    @Override
    Verdict verdict(RuleCase it) {
      return it.states(TAKEN)
          ? it.over(
              fields(TAKEN, VALID, INVALID_TAKEN),
              () -> it.of(TAKEN) == it.of(VALID) + it.of(INVALID_TAKEN))
          : it.over(
              fields(IN_BOX, INVALID_NOT_TAKEN, VALID, INVALID_TAKEN),
              () ->
                  it.of(IN_BOX) - it.of(INVALID_NOT_TAKEN) == it.of(VALID) + it.of(INVALID_TAKEN));
    }
  },
  BLANK_IS_WITHIN_INVALID(RuleCode.E_204) {
    @Override
    Verdict verdict(RuleCase it) {
      return it.over(fields(BLANK, INVALID_TAKEN), () -> it.of(BLANK) <= it.of(INVALID_TAKEN));
    }
  },
  ONE_VOTE_A_BALLOT(RuleCode.E_205) {
    @Override
    Verdict verdict(RuleCase it) {
      return VoteBounds.oneVote(it);
    }
  },
  SEVERAL_VOTES_A_BALLOT(RuleCode.E_206) {
    @Override
    Verdict verdict(RuleCase it) {
      return VoteBounds.severalVotes(it);
    }
  },
  LIST_VOTES_KEEP_THE_BOUNDS(RuleCode.E_207) {
    @Override
    Verdict verdict(RuleCase it) {
      return VoteBounds.lists(it);
    }
  },
  SURPLUS_IS_NOT_TAKEN(RuleCode.E_208) {
    @Override
    Verdict verdict(RuleCase it) {
      return it.over(
          fields(USED, IN_BOX, INVALID_NOT_TAKEN),
          () -> it.of(INVALID_NOT_TAKEN) >= it.of(IN_BOX) - it.of(USED));
    }
  },
  USED_IS_WITHIN_RECEIVED(RuleCode.E_209) {
    @Override
    Verdict verdict(RuleCase it) {
      return it.over(fields(USED, RECEIVED), () -> it.of(USED) <= it.of(RECEIVED));
    }
  },
  TALLY_IS_COMPLETE(RuleCode.E_210) {
    @Override
    Verdict verdict(RuleCase it) {
      return RuleCase.holds(it.tally().complete());
    }
  },
  SURPLUS_IS_EXPLAINED(RuleCode.E_301) {
    @Override
    Verdict verdict(RuleCase it) {
      return it.over(fields(IN_BOX, USED), () -> explains(it, it.of(IN_BOX) - it.of(USED)));
    }

    private static boolean explains(RuleCase it, long surplus) {
      Explanation explanation = it.tally().explanation();
      if (explanation == null) {
        return surplus <= 0;
      }
      return explanation.direction() == Direction.SURPLUS ? surplus > 0 : surplus < 0;
    }
  },
  INVALID_AND_BLANK_STAY_BELOW_THEIR_SHARE(RuleCode.W_201) {
    @Override
    Verdict verdict(RuleCase it) {
      if (!it.states(TAKEN) && !it.states(VALID, INVALID_TAKEN)) {
        return RuleCase.notChecked();
      }
      long taken = it.tally().ballots().taken();
      List<FindingFigure> figures = new ArrayList<>(List.of(new FindingFigure(TAKEN.key(), taken)));
      boolean invalid = reached(it, INVALID_TAKEN, "W.201.invalidPercent", taken, figures);
      boolean blank = reached(it, BLANK, "W.201.blankPercent", taken, figures);
      return figures.size() == 1
          ? RuleCase.notChecked()
          : RuleCase.holds(!invalid && !blank, figures.toArray(FindingFigure[]::new));
    }

    private static boolean reached(
        RuleCase it, BallotField field, String name, long taken, List<FindingFigure> figures) {
      Integer percent = it.threshold(name);
      if (percent == null || !it.states(field)) {
        return false;
      }
      figures.add(it.figure(field));
      figures.add(new FindingFigure(name, percent));
      return RuleCase.reaches(it.of(field), percent, taken);
    }
  },
  USED_AND_BOX_DIFFER_BY_LESS_THAN_THE_LIMIT(RuleCode.W_202) {
    @Override
    Verdict verdict(RuleCase it) {
      Integer percent = it.threshold("W.202.percent");
      Integer min = it.threshold("W.202.min");
      if (percent == null || min == null || !it.states(USED, IN_BOX)) {
        return RuleCase.notChecked();
      }
      return RuleCase.holds(
          !reached(it, percent, min),
          it.figure(USED),
          it.figure(IN_BOX),
          new FindingFigure("W.202.percent", percent),
          new FindingFigure("W.202.min", min));
    }

    // A ballot where no paper was used is beyond every share and every number of mistakes.
    private static boolean reached(RuleCase it, long percent, long min) {
      long difference = Math.abs(it.of(USED) - it.of(IN_BOX));
      if (it.of(USED) == 0) {
        return difference > 0;
      }
      return difference >= min && RuleCase.reaches(difference, percent, it.of(USED));
    }
  },
  SOME_CANDIDATE_HAS_A_VOTE(RuleCode.W_203) {
    @Override
    Verdict verdict(RuleCase it) {
      if (!it.tally().complete()) {
        return RuleCase.notChecked();
      }
      long votes = VoteBounds.all(it.tally());
      return RuleCase.holds(votes > 0, new FindingFigure("votes", votes));
    }
  },
  IDENTIFIED_AND_USED_AGREE(RuleCode.W_205) {
    @Override
    Verdict verdict(RuleCase it) {
      Integer max = it.threshold("W.205.max");
      if (max == null || !it.states(IDENTIFIED, USED)) {
        return RuleCase.notChecked();
      }
      return RuleCase.holds(
          Math.abs(it.of(IDENTIFIED) - it.of(USED)) <= max,
          it.figure(IDENTIFIED),
          it.figure(USED),
          new FindingFigure("W.205.max", max));
    }
  },
  A_SUPERVISOR_SIGNED(RuleCode.W_206) {
    @Override
    Verdict verdict(RuleCase it) {
      Tally.Signed signed = it.tally().signed();
      return signed == null
          ? RuleCase.notChecked()
          : RuleCase.holds(
              !signed.supervisory().isEmpty(),
              new FindingFigure("supervisory", signed.supervisory().size()));
    }
  },
  NO_CANDIDATE_HAS_SO_LARGE_A_SHARE(RuleCode.Q_102) {
    @Override
    Verdict verdict(RuleCase it) {
      Integer percent = it.threshold("Q.102.percent");
      Integer validMin = it.threshold("Q.102.validMin");
      if (percent == null || validMin == null || !it.tally().complete() || !it.states(VALID)) {
        return RuleCase.notChecked();
      }
      long largest = 0;
      for (int i = 0; i < it.contest().candidates().size(); i++) {
        largest = Math.max(largest, VoteBounds.ofCandidate(it, i));
      }
      long valid = it.of(VALID);
      return RuleCase.holds(
          valid < validMin || !RuleCase.reaches(largest, percent, valid),
          new FindingFigure("largest", largest),
          it.figure(VALID),
          new FindingFigure("Q.102.percent", percent),
          new FindingFigure("Q.102.validMin", validMin));
    }
  };

  private final RuleCode code;

  TallyRule(RuleCode code) {
    this.code = code;
  }

  abstract Verdict verdict(RuleCase it);

  Finding check(RuleCase it) {
    Verdict verdict = verdict(it);
    return new Finding(code, verdict.outcome(), verdict.figures());
  }

  private static BallotField[] fields(BallotField... fields) {
    return fields;
  }
}
