package io.tajmi.api.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.api.answer.BallotNames;
import io.tajmi.api.answer.ResultAnswer;
import io.tajmi.api.answer.ResultsAnswer;
import io.tajmi.count.AreaDepth;
import io.tajmi.decision.Outcome;
import io.tajmi.replay.difference.AreaDifference;
import io.tajmi.replay.difference.BoxesDifference;
import io.tajmi.replay.difference.Cause;
import io.tajmi.replay.difference.ComparedFigure;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Explaining;
import io.tajmi.replay.difference.FigureChange;
import io.tajmi.replay.difference.OutcomeDifference;
import io.tajmi.replay.difference.Part;
import io.tajmi.view.Visible;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two standpoints in one area of a contest, and by what. Each part is summed
 * from its entries' own changes, never as the rest; what then remains of a figure's change without
 * a cause is {@code remainder}, which is empty where all is explained.
 *
 * @param chosen what the entries of the branches that were named did in the figures of the area, by
 *     cause; absent where none were
 * @param boxes what differs of these branches by themselves; absent where none were
 * @param outcome for whoever reads the outcome of the contest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DifferenceAnswer(
    boolean test,
    String election,
    String contest,
    BallotNames names,
    ResultsAnswer.AsOf from,
    ResultsAnswer.AsOf to,
    DifferentArea area,
    @Nullable List<DifferentArea> children,
    @Nullable DifferentArea direct,
    @Nullable List<PartLine> chosen,
    @Nullable BoxesLine boxes,
    @Nullable OutcomeLine outcome) {

  /**
   * One area.
   *
   * @param extent how much of the votes is seen at both: ALL, PUBLIC or NONE
   * @param addsUp whether the parts are the whole difference, and no entry is missing
   */
  public record DifferentArea(
      ResultsAnswer.AreaAnswer area,
      ExtentLine extent,
      List<FigureLine> figures,
      List<PartLine> parts,
      List<ChangeLine> remainder,
      boolean addsUp) {
    static DifferentArea of(AreaDifference of, Between between) {
      return new DifferentArea(
          ResultsAnswer.AreaAnswer.of(of.area()),
          new ExtentLine(of.before(), of.after()),
          of.figures().stream().map(FigureLine::of).toList(),
          told(of.parts(), between.tellsActs()),
          changes(of.remainder()),
          of.addsUp());
    }
  }

  /**
   * Some branches by themselves, as far as each is seen alone.
   *
   * @param count how many of those named are in the area
   * @param each the first hundred
   */
  public record BoxesLine(int count, SumLine together, List<BoxLine> each) {
    static BoxesLine of(BoxesDifference of) {
      return new BoxesLine(
          of.count(),
          SumLine.of(of.together()),
          of.each().stream()
              .map(box -> new BoxLine(box.branch().value(), SumLine.of(box.difference())))
              .toList());
    }
  }

  /** One of them. */
  public record BoxLine(String branch, SumLine difference) {}

  /**
   * What differs of one or several boxes.
   *
   * @param extent how much of the votes is seen at both: ALL, PUBLIC or NONE
   * @param addsUp whether the parts are the whole difference, and no entry is missing
   */
  public record SumLine(
      ExtentLine extent,
      List<FigureLine> figures,
      List<PartLine> parts,
      List<ChangeLine> remainder,
      boolean addsUp) {
    /** A box has no acts: what was done to the contest as a whole stands in the area alone. */
    static SumLine of(AreaDifference of) {
      return new SumLine(
          new ExtentLine(of.before(), of.after()),
          of.figures().stream().map(FigureLine::of).toList(),
          told(ofBoxes(of.parts()), true),
          changes(of.remainder()),
          of.addsUp());
    }
  }

  /** How much of the votes is seen at the two standpoints. */
  public record ExtentLine(Visible.Extent from, Visible.Extent to) {}

  /**
   * One figure that differs.
   *
   * @param kind PROGRESS, BALLOTS, STATING, TAKEN, AMBIGUOUS, VOTES or LIST_VOTES
   * @param key which of them: a state of branches, a quantity, a candidate, a list
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FigureLine(
      String kind, String key, @Nullable Long before, @Nullable Long after, long change) {
    static FigureLine of(FigureChange of) {
      return new FigureLine(
          of.figure().kind().name(), of.figure().key(), of.before(), of.after(), of.change());
    }
  }

  /** What a figure changes by. */
  public record ChangeLine(String kind, String key, long change) {}

  /**
   * What one cause did.
   *
   * @param cause such as {@code firstTally}, {@code correction}, {@code annulment}
   * @param entries how many
   * @param branches how many different branches they are of
   * @param untold how many of the entries are told without votes to whoever asks
   */
  public record PartLine(
      String cause, int entries, int branches, int untold, List<ChangeLine> change) {
    static PartLine of(Part part) {
      return new PartLine(
          part.cause().key(),
          part.entries(),
          part.branches(),
          part.untold(),
          changes(part.change()));
    }
  }

  /**
   * The outcome at both.
   *
   * @param same whether the same places go to the same candidates, and as surely
   * @param since position of the first entry from which on it was as at the second; absent where it
   *     was all along, where it is so by what is supposed, or is not known
   * @param notBefore entries before this position were not looked at; absent where all were
   * @param explanation why {@code since} is not known, and how to look on; absent where it is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OutcomeLine(
      String stateBefore,
      String stateAfter,
      ResultAnswer before,
      ResultAnswer after,
      boolean same,
      @Nullable Long since,
      @Nullable Long notBefore,
      @Nullable String explanation) {
    static OutcomeLine of(OutcomeDifference of) {
      Outcome before = of.before();
      Outcome after = of.after();
      return new OutcomeLine(
          before.state().name(),
          after.state().name(),
          ResultAnswer.of(before.counted()),
          ResultAnswer.of(after.counted()),
          of.same(),
          of.since(),
          of.notBefore(),
          explanation(of.notBefore()));
    }

    private static @Nullable String explanation(@Nullable Long notBefore) {
      return notBefore == null
          ? null
          : String.format(
              Locale.ROOT,
              "From position %d on the outcome was as at the later moment; an outcome can change"
                  + " and change back, so each entry before takes a decision, and there is a limit"
                  + " to these. To look on, ask for the same up to position %d.",
              notBefore,
              notBefore - 1);
    }
  }

  /**
   * The entries that explain a difference, a page at a time.
   *
   * @param matching how many there are in all
   * @param next position of the last of this page where more follow, to go on after; absent where
   *     none follow
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EntriesAnswer(
      boolean test,
      String election,
      String contest,
      ResultsAnswer.AsOf from,
      ResultsAnswer.AsOf to,
      List<EntryLine> items,
      int matching,
      @Nullable Long next) {}

  /**
   * One of them.
   *
   * @param branch absent of what was done to the contest as a whole
   * @param told whether whoever asks is told what it did to votes; else to progress alone
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EntryLine(
      long position,
      Instant time,
      String cause,
      @Nullable String branch,
      boolean told,
      List<ChangeLine> change) {
    static EntryLine of(Explaining entry) {
      return new EntryLine(
          entry.position(),
          entry.time(),
          entry.cause().key(),
          entry.branch() == null ? null : entry.branch().value(),
          entry.told(),
          changes(entry.change()));
    }
  }

  static DifferenceAnswer of(
      Between between,
      Difference difference,
      AreaDepth depth,
      @Nullable List<Part> chosen,
      @Nullable BoxesDifference boxes,
      @Nullable OutcomeDifference outcome) {
    AreaDifference direct = difference.direct();
    return new DifferenceAnswer(
        between.to().snapshot().isTest(),
        between.contest().election().value(),
        between.contest().contest().value(),
        BallotNames.of(between.view().contest()),
        ResultsAnswer.AsOf.of(between.from(), between.contest()),
        ResultsAnswer.AsOf.of(between.to(), between.contest()),
        DifferentArea.of(difference.area(), between),
        depth == AreaDepth.DIRECTLY_BELOW
            ? difference.below().stream().map(each -> DifferentArea.of(each, between)).toList()
            : null,
        direct == null ? null : DifferentArea.of(direct, between),
        chosen == null ? null : told(chosen, between.tellsActs()),
        boxes == null ? null : BoxesLine.of(boxes),
        outcome == null ? null : OutcomeLine.of(outcome));
  }

  private static List<Part> ofBoxes(List<Part> parts) {
    return parts.stream().filter(part -> part.branches() > 0 || !part.change().isEmpty()).toList();
  }

  private static List<PartLine> told(List<Part> parts, boolean acts) {
    return parts.stream()
        .filter(part -> acts || part.cause() != Cause.CONTEST_ACT)
        .map(PartLine::of)
        .toList();
  }

  private static List<ChangeLine> changes(Map<ComparedFigure, Long> changes) {
    return changes.entrySet().stream()
        .map(change ->
            new ChangeLine(change.getKey().kind().name(), change.getKey().key(), change.getValue()))
        .toList();
  }
}
