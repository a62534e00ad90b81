package io.tajmi.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.branch.BallotField;
import io.tajmi.count.AreaDepth;
import io.tajmi.count.Progress;
import io.tajmi.count.Reconciliation;
import io.tajmi.election.Area;
import io.tajmi.election.ContestId;
import io.tajmi.election.Name;
import io.tajmi.fold.bytes.StateBytes;
import io.tajmi.query.AreaFigures;
import io.tajmi.query.BoxesTogether;
import io.tajmi.query.CountedBoxes;
import io.tajmi.query.Turnout;
import io.tajmi.replay.Past;
import io.tajmi.view.ContestView;
import io.tajmi.view.PublicCount;
import io.tajmi.view.RulingProgress;
import io.tajmi.view.Snapshot;
import io.tajmi.view.Visible;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The results of one contest in one area, at one position of the log, as whoever asks may see them.
 * Counts are provisional: only counted branches are in them, and every figure goes with {@code
 * progress}. Where {@code extent} is NONE, whatever is made of votes is absent.
 *
 * @param extent ALL, PUBLIC (boxes so small that they would tell how somebody voted are in sums
 *     only) or NONE
 * @param lastGood where this node's own check has stopped the votes: the last position at which
 *     they are read on, -1 where there is none; absent where they are not stopped
 * @param withheld how many counted boxes are not in the figures, being too small or cover of such
 *     ones; only where PUBLIC, and none in the total of a contest that nothing more can come to
 * @param apart how many counted boxes of the area are not shown alone: small ones, and ordinary
 *     ones without which the total of the contest would give a small one away; only where PUBLIC
 * @param outstanding what the branches not counted can bring at most, as far as whoever asks sees
 *     their tallies
 * @param publication CLOSED, RELEASED or HALTED
 * @param published which act made it so; absent where there was none
 * @param test whether the log is a test log, whose numbers are not real
 * @param countsHash SHA-256 of what counts in the whole contest, without positions and trail; only
 *     where the area is the root of all, since elsewhere it would change without the area, and only
 *     where the extent is ALL, since few values can be tried one by one
 * @param groups boxes that are shown as one in this area, where children were asked for
 * @param children child areas, where they were asked for
 * @param branches branches that hang directly on the area, where children were asked for
 * @param openRulings rulings that have not reached every branch that they name
 * @param incomplete branches that an entry could not be applied to, kept out of the totals
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultsAnswer(
    boolean test,
    AsOf asOf,
    long changedAt,
    String election,
    String contest,
    String definition,
    String status,
    String publication,
    @Nullable PublishedAnswer published,
    AreaAnswer area,
    Visible.Extent extent,
    @Nullable Long lastGood,
    @Nullable Integer withheld,
    PublicCount.@Nullable Apart apart,
    Progress progress,
    OutstandingAnswer outstanding,
    @Nullable TurnoutAnswer turnout,
    @Nullable Map<String, FieldAnswer> ballots,
    @Nullable List<VotesAnswer> votes,
    @Nullable List<ListVotesAnswer> listVotes,
    @Nullable Long ambiguous,
    @Nullable ReconciliationAnswer reconciliation,
    @Nullable String countsHash,
    List<RulingAnswer> openRulings,
    List<String> incomplete,
    @Nullable List<ChildAnswer> children,
    @Nullable List<BranchLine> branches,
    @Nullable List<GroupAnswer> groups) {

  /**
   * The one position that every figure is of; time is absent before the first entry. The rest is
   * there where the position was asked for.
   *
   * @param asked the instant that was asked for
   * @param isFinal whether the same address will always say this
   * @param treeSize how many entries of the log are in
   * @param root of the tree over them
   * @param foldVersion of the program's counting; answers of another may differ
   * @param fork id of what is supposed; absent where nothing is
   * @param contentHash of all that is known of the contest there, for whoever sees every vote of it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AsOf(
      long position,
      @Nullable Instant time,
      @Nullable Instant asked,
      @JsonProperty("final") @Nullable Boolean isFinal,
      @Nullable Long treeSize,
      @Nullable String root,
      @Nullable Integer foldVersion,
      @Nullable String fork,
      @Nullable String contentHash) {
    public static AsOf of(Sight sight) {
      return of(sight, (String) null);
    }

    /** Of an answer about one contest. */
    public static AsOf of(Sight sight, ContestId contest) {
      ContestView view = sight.snapshot().contest(contest);
      boolean every = sight.past() != null && view != null && sight.seesEveryVote(view);
      return of(sight, every ? Objects.requireNonNull(view).contentHash() : null);
    }

    private static AsOf of(Sight sight, @Nullable String contentHash) {
      Past past = sight.past();
      Snapshot snapshot = sight.snapshot();
      return past == null
          ? new AsOf(snapshot.position(), snapshot.time(), null, null, null, null, null, null, null)
          : new AsOf(
              snapshot.position(),
              snapshot.time(),
              past.asked(),
              past.isFinal(),
              past.treeSize(),
              past.root().hex(),
              StateBytes.VERSION,
              sight.forked() == null ? null : sight.forked().fork().id(),
              contentHash);
    }
  }

  /** An area; the electorate is null where it is not stated. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record AreaAnswer(String code, String level, Name name, @Nullable Long electorate) {
    public static AreaAnswer of(Area area) {
      return new AreaAnswer(
          area.code().value(), area.level().name(), area.name(), area.electorate());
    }
  }

  /**
   * Ballots taken over the area's electorate; {@code stated} says whether that is known. May be
   * above one.
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record TurnoutAnswer(long taken, @Nullable Long electorate, boolean stated) {
    public static TurnoutAnswer of(Turnout turnout) {
      Long electorate = turnout.electorate();
      return new TurnoutAnswer(turnout.taken(), electorate, electorate != null);
    }
  }

  /**
   * A quantity summed over the {@code n} counted branches that state it; what minutes state as
   * taken is {@code takenStated}, since what is taken is computed, in {@code turnout}.
   */
  public record FieldAnswer(long sum, long n) {}

  /** A ruling that is being carried out: {@code applied} of {@code branches}. */
  public record RulingAnswer(String ruling, String kind, long position, int applied, int branches) {
    public static RulingAnswer of(RulingProgress progress) {
      return new RulingAnswer(
          progress.ruling().envelope(),
          progress.kind().name(),
          progress.issuedAt(),
          progress.reached(),
          progress.branches());
    }
  }

  /** An area below, with its own figures; votes in ballot order. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ChildAnswer(
      AreaAnswer area,
      Visible.Extent extent,
      @Nullable Integer withheld,
      Progress progress,
      @Nullable TurnoutAnswer turnout,
      @Nullable Map<String, FieldAnswer> ballots,
      @Nullable List<VotesAnswer> votes,
      @Nullable List<ListVotesAnswer> listVotes) {}

  /**
   * Boxes of the area that are shown as one; votes in ballot order.
   *
   * @param cover those of them that are of ordinary size, without which the total of the contest
   *     would give a small one away
   * @param enough whether they hide each other, also from whoever knows one of them or reads one
   *     area whole; where they cannot, the contest's total is everyone's all the same
   */
  public record GroupAnswer(
      List<String> branches,
      List<String> cover,
      boolean enough,
      Map<String, FieldAnswer> ballots,
      List<VotesAnswer> votes,
      List<ListVotesAnswer> listVotes) {}

  /**
   * A branch that hangs on the area; votes in ballot order, absent where none are counted or none
   * may be seen.
   *
   * @param withheld why they may not be, SMALL or COVER, though the contest is released
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BranchLine(
      String branch,
      String name,
      String kind,
      String state,
      Visible.@Nullable Withheld withheld,
      @Nullable List<VotesAnswer> votes) {}

  /**
   * The identities of the minute over the counted branches that state all their fields; {@code n}
   * of {@code of} branches, and {@code checked} is false where n is 0.
   */
  public record ReconciliationAnswer(
      EquationAnswer A1,
      SurplusAnswer A2,
      CarriedAwayAnswer A3,
      EquationAnswer A4,
      EquationAnswer A5) {

    public static ReconciliationAnswer of(Reconciliation figures, long of) {
      return new ReconciliationAnswer(
          EquationAnswer.of(figures.papers(), of),
          SurplusAnswer.of(figures.surplus(), of),
          new CarriedAwayAnswer(
              figures.carriedAway().n(),
              of,
              figures.carriedAway().checked(),
              figures.carriedAway().papers()),
          EquationAnswer.of(figures.box(), of),
          EquationAnswer.of(figures.counted(), of));
    }
  }

  /** {@code left = right}, summed. */
  public record EquationAnswer(
      long n, long of, boolean checked, long left, long right, long difference) {
    public static EquationAnswer of(Reconciliation.Equation equation, long of) {
      return new EquationAnswer(
          equation.n(),
          of,
          equation.checked(),
          equation.left(),
          equation.right(),
          equation.difference());
    }
  }

  /**
   * Ballots beyond the papers used, and whether each such branch's ballots not taken cover them.
   */
  public record SurplusAnswer(
      long n,
      long of,
      boolean checked,
      long surplus,
      long notTaken,
      long branchesWithSurplus,
      long notCovered) {
    public static SurplusAnswer of(Reconciliation.Surplus surplus, long of) {
      return new SurplusAnswer(
          surplus.n(),
          of,
          surplus.checked(),
          surplus.surplus(),
          surplus.notTaken(),
          surplus.withSurplus(),
          surplus.notCovered());
    }
  }

  /** Papers used and not found in the box: lawful. */
  public record CarriedAwayAnswer(long n, long of, boolean checked, long papers) {}

  public static ResultsAnswer of(Sight sight, AreaFigures figures, AreaDepth depth) {
    boolean children = depth == AreaDepth.DIRECTLY_BELOW;
    ContestView view = figures.view();
    CountedBoxes counted = figures.counted();
    boolean votes = counted.seen();
    boolean open = figures.extent() == Visible.Extent.PUBLIC;
    return new ResultsAnswer(
        sight.snapshot().isTest(),
        AsOf.of(sight, view.contest().id()),
        figures.changedAt(),
        view.contest().id().election().value(),
        view.contest().id().contest().value(),
        view.definition().hash().hex(),
        "PROVISIONAL",
        view.publicity().state().name(),
        PublishedAnswer.of(view.publicity()),
        AreaAnswer.of(figures.area()),
        figures.extent(),
        sight.lastGood(view),
        open ? counted.withheld() : null,
        open ? figures.apart() : null,
        counted.progress().branches(),
        OutstandingAnswer.of(figures.outstanding()),
        votes ? TurnoutAnswer.of(counted.turnout()) : null,
        votes ? fields(counted) : null,
        votes ? votes(view, counted) : null,
        votes ? listVotes(view, counted) : null,
        votes ? counted.ambiguous() : null,
        votes ? ReconciliationAnswer.of(counted.reconciliation(), counted.boxes()) : null,
        figures.countsHash(),
        figures.openRulings().stream().map(RulingAnswer::of).toList(),
        figures.incomplete().stream().map(line -> line.branch().code().value()).toList(),
        children ? figures.below().stream().map(c -> child(view, c)).toList() : null,
        children
            ? figures.branches().stream().map(it -> line(figures.visible(), it)).toList()
            : null,
        children && open ? figures.together().stream().map(g -> group(view, g)).toList() : null);
  }

  private static List<VotesAnswer> votes(ContestView view, CountedBoxes counted) {
    return VotesAnswer.inOrder(view.contest(), counted::votes);
  }

  private static List<ListVotesAnswer> listVotes(ContestView view, CountedBoxes counted) {
    return ListVotesAnswer.inOrder(view.contest(), counted::listVotes);
  }

  private static Map<String, FieldAnswer> fields(CountedBoxes counted) {
    Map<String, FieldAnswer> fields = new LinkedHashMap<>();
    counted
        .ballots()
        .forEach((field, sum) -> fields.put(key(field), new FieldAnswer(sum.sum(), sum.n())));
    return fields;
  }

  /** What a quantity is called among sums. */
  static String key(BallotField field) {
    return field == BallotField.TAKEN ? "takenStated" : field.key();
  }

  private static ChildAnswer child(ContestView view, AreaFigures.Below child) {
    CountedBoxes counted = child.counted();
    boolean votes = counted.seen();
    return new ChildAnswer(
        AreaAnswer.of(child.area()),
        child.extent(),
        child.extent() == Visible.Extent.PUBLIC ? counted.withheld() : null,
        counted.progress().branches(),
        votes ? TurnoutAnswer.of(counted.turnout()) : null,
        votes ? fields(counted) : null,
        votes ? votes(view, counted) : null,
        votes ? listVotes(view, counted) : null);
  }

  private static GroupAnswer group(ContestView view, BoxesTogether boxes) {
    return new GroupAnswer(
        codes(view, boxes.branches()),
        codes(view, boxes.cover()),
        boxes.enough(),
        fields(boxes.counted()),
        votes(view, boxes.counted()),
        listVotes(view, boxes.counted()));
  }

  private static List<String> codes(ContestView view, List<Integer> branches) {
    return branches.stream()
        .map(branch -> view.contest().branches().get(branch).code().value())
        .toList();
  }

  private static BranchLine line(Visible visible, AreaFigures.Line line) {
    ContestView view = visible.view();
    var counted = line.shown() ? line.row().counted() : null;
    return new BranchLine(
        line.branch().code().value(),
        line.branch().name(),
        line.branch().kind().name(),
        BranchAnswer.state(line.row()),
        visible.withheld(view.contest().ordinal(line.branch().code())),
        counted == null ? null : VotesAnswer.inOrder(view.contest(), counted.votes()::get));
  }
}
