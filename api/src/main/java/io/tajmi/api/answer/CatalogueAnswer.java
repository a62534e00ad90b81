package io.tajmi.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.count.Progress;
import io.tajmi.election.Area;
import io.tajmi.election.Branch;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.election.Name;
import io.tajmi.query.BranchProgress;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages of what there is to ask about, in the order of the package. They hold no votes; {@code
 * next} is the last of a page where more follow, to go on after.
 */
public final class CatalogueAnswer {
  private CatalogueAnswer() {}

  /** A page of the elections on record. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ElectionsAnswer(
      boolean test, ResultsAnswer.AsOf asOf, List<ElectionLine> items, @Nullable String next) {}

  /**
   * One election.
   *
   * @param byElection 0 for an ordinary one, else its ordinal
   * @param date absent while postponed
   * @param replaces the contest that it repeats or fills anew
   * @param follows the contest whose second round it is
   * @param definition content hash of what was sealed
   * @param sealedAt position of the seal
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ElectionLine(
      String election,
      String type,
      int term,
      int byElection,
      Name name,
      @Nullable String date,
      String zone,
      @Nullable ContestReference replaces,
      @Nullable ContestReference follows,
      String definition,
      int contests,
      int areas,
      int branches,
      long sealedAt) {

    public static ElectionLine of(ElectionView view) {
      Definition definition = view.definition();
      Definition.Head head = definition.head();
      var date = head.date();
      return new ElectionLine(
          definition.election().value(),
          head.type().name(),
          head.term(),
          head.byElection(),
          head.name(),
          date == null ? null : date.toString(),
          head.zone().getId(),
          ContestReference.of(head.replaces()),
          ContestReference.of(view.follows()),
          definition.hash().hex(),
          view.contests().size(),
          definition.areas().size(),
          definition.branches().size(),
          view.sealedAt());
    }
  }

  /** A contest of some election. */
  public record ContestReference(String election, String contest) {
    public static @Nullable ContestReference of(@Nullable ContestId id) {
      return id == null ? null : new ContestReference(id.election().value(), id.contest().value());
    }
  }

  /** A page of the contests of an election. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ContestsAnswer(
      boolean test,
      ResultsAnswer.AsOf asOf,
      String election,
      List<ContestLine> items,
      @Nullable String next) {}

  /**
   * One contest.
   *
   * @param votesMax votes that a ballot may carry
   * @param scope areas whose branches vote in it
   * @param method how its seats are won
   * @param publication CLOSED, RELEASED or HALTED
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ContestLine(
      String contest,
      String office,
      int round,
      int seats,
      int alternates,
      int votesMax,
      List<String> scope,
      @Nullable String opensAt,
      @Nullable String closesAt,
      String method,
      int candidates,
      int lists,
      int branches,
      String publication,
      Progress progress) {

    public static ContestLine of(ContestView view) {
      Contest contest = view.contest();
      return new ContestLine(
          contest.id().contest().value(),
          contest.office(),
          contest.round(),
          contest.seats(),
          contest.alternates(),
          contest.votesMax(),
          contest.scope().stream().map(Object::toString).toList(),
          contest.opensAt(),
          contest.closesAt(),
          contest.rule().method().name(),
          contest.candidates().size(),
          contest.lists().size(),
          contest.branches().size(),
          view.publicity().state().name(),
          BranchProgress.of(view).branches());
    }
  }

  /**
   * A page of the candidates of a contest, in ballot order.
   *
   * @param lists its lists, in ballot order
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CandidatesAnswer(
      boolean test,
      ResultsAnswer.AsOf asOf,
      String election,
      String contest,
      List<ListLine> lists,
      List<CandidateLine> items,
      @Nullable String next) {}

  /** One list. */
  public record ListLine(String list, Name name) {
    public static ListLine of(CandidateList list) {
      return new ListLine(list.code().value(), list.name());
    }
  }

  /** One candidate; {@code seat} is false for an option that takes no place. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CandidateLine(String candidate, Name name, @Nullable String list, boolean seat) {
    public static CandidateLine of(Candidate candidate) {
      var list = candidate.list();
      return new CandidateLine(
          candidate.code().value(),
          candidate.name(),
          list == null ? null : list.value(),
          candidate.seat());
    }
  }

  /** A page of the areas of an election. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AreasAnswer(
      boolean test,
      ResultsAnswer.AsOf asOf,
      String election,
      List<AreaLine> items,
      @Nullable String next) {}

  /** One area; the parent is absent at the root, the electorate where it is not stated. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AreaLine(
      String area, @Nullable String parent, String level, Name name, @Nullable Long electorate) {
    public static AreaLine of(Area area) {
      var parent = area.parent();
      return new AreaLine(
          area.code().value(),
          parent == null ? null : parent.value(),
          area.level().name(),
          area.name(),
          area.electorate());
    }
  }

  /** A page of the branches of an election, or of one contest; then each has its state. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BranchesAnswer(
      boolean test,
      ResultsAnswer.AsOf asOf,
      String election,
      @Nullable String contest,
      List<ListedBranch> items,
      @Nullable String next) {}

  /** One branch. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ListedBranch(
      String branch,
      String area,
      String kind,
      String name,
      @Nullable Long electorate,
      @Nullable StateCode state) {
    public static ListedBranch of(Branch branch, @Nullable StateCode state) {
      return new ListedBranch(
          branch.code().value(),
          branch.area().value(),
          branch.kind().name(),
          branch.name(),
          branch.electorate(),
          state);
    }
  }
}
