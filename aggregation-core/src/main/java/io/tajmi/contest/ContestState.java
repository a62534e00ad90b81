package io.tajmi.contest;

import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.CandidateLeft;
import io.tajmi.contest.ContestActEvent.ContestAnnulled;
import io.tajmi.contest.ContestActEvent.Fact;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.ScopePart;
import io.tajmi.contest.ContestActEvent.SeatsVacated;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.Lot;
import io.tajmi.document.Scope;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.eventlog.codec.CorruptedStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a contest and its candidates: a fold of its acts, the same for the aggregate and
 * for views. Immutable.
 *
 * <p>It is a set of facts, so it has no states of its own; each act has, by its envelope. Parts of
 * a scope and the act that they belong to are written together, so nobody sees an act gathering
 * longer than that:
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> UNKNOWN
 *   UNKNOWN --> GATHERING: ScopePart
 *   GATHERING --> GATHERING: ScopePart
 *   GATHERING --> STANDING: VotesAnnulled
 *   UNKNOWN --> STANDING: VotesAnnulled
 *   UNKNOWN --> STANDING: CandidateLeft
 *   UNKNOWN --> STANDING: ContestAnnulled
 *   UNKNOWN --> STANDING: SeatsVacated
 *   UNKNOWN --> STANDING: LotDrawn
 *   UNKNOWN --> STANDING: SecondRoundCalled
 *   UNKNOWN --> FINAL: ActReversed
 *   STANDING --> REVERSED: ActReversed
 * }</pre>
 *
 * <p>What a contest answers once (whether a candidate left, whether it is annulled, who of these
 * equals comes first, whether a second round is held) is settled while an act stands that says so;
 * votes of a candidate may be annulled, and seats left empty, by several acts:
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> OPEN
 *   OPEN --> SETTLED: CandidateLeft
 *   OPEN --> SETTLED: ContestAnnulled
 *   OPEN --> SETTLED: LotDrawn
 *   OPEN --> SETTLED: SecondRoundCalled
 *   SETTLED --> OPEN: ActReversed
 * }</pre>
 */
public final class ContestState {
  /** Nothing has happened. */
  public static final ContestState NEW = new ContestState(List.of(), Map.of(), Set.of(), List.of());

  private final List<Fact> facts;
  private final Map<String, List<BranchCode>> scopes;
  private final Set<String> reversed;
  private final List<ScopePart> parts;

  private ContestState(
      List<Fact> facts,
      Map<String, List<BranchCode>> scopes,
      Set<String> reversed,
      List<ScopePart> parts) {
    this.facts = facts;
    this.scopes = scopes;
    this.reversed = reversed;
    this.parts = parts;
  }

  /** Everything that is on record, in the order of the log, whether it stands or not. */
  public List<Fact> facts() {
    return facts;
  }

  /** What was put on record in an envelope, or null. */
  public @Nullable Fact fact(String act) {
    return facts.stream().filter(fact -> fact.act().equals(act)).findFirst().orElse(null);
  }

  /** Whether something is on record and was not reversed. */
  public boolean stands(String act) {
    return fact(act) != null && !reversed.contains(act);
  }

  /** The branches that an act names; null where it names none, being about all or about none. */
  public @Nullable List<BranchCode> scope(String act) {
    return scopes.get(act);
  }

  /** Parts of a scope whose act has not come yet. */
  public List<ScopePart> parts() {
    return parts;
  }

  /** The call of a second round that stands, or null. */
  public @Nullable SecondRoundCalled secondRound() {
    return standing(SecondRoundCalled.class).findFirst().orElse(null);
  }

  /** Facts of a kind that stand, in the order of the log. */
  <T extends Fact> Stream<T> standing(Class<T> kind) {
    return facts.stream()
        .filter(fact -> !reversed.contains(fact.act()))
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** The acts that stand, as the decision takes them, in the order of the log. */
  public List<ContestAct> acts() {
    List<ContestAct> acts = new ArrayList<>();
    standing(Fact.class)
        .forEach(fact -> {
          switch (fact) {
            case CandidateLeft left -> acts.add(left(left));
            case VotesAnnulled votes -> acts.add(votes(votes));
            case ContestAnnulled all ->
                acts.add(new ContestAct.ContestAnnulled(all.remedy(), all.authority().warrant()));
            case SeatsVacated seats -> acts.add(seats(seats));
            case ActReversed _, LotDrawn _, SecondRoundCalled _ -> {}
          }
        });
    return List.copyOf(acts);
  }

  private static ContestAct.Left left(CandidateLeft left) {
    return new ContestAct.Left(
        left.candidate().value(),
        left.why(),
        left.moment(),
        left.place(),
        left.authority().warrant());
  }

  private static ContestAct.SeatsVacant seats(SeatsVacated seats) {
    List<CandidateCode> candidates = seats.candidates();
    ContestAct.Which which = seats.last() != null ? new ContestAct.Which.Last() : null;
    if (candidates != null) {
      which = new ContestAct.Which.Of(candidates.stream().map(CandidateCode::value).toList());
    }
    return new ContestAct.SeatsVacant(seats.seats(), which, seats.authority().warrant());
  }

  private ContestAct.VotesAnnulled votes(VotesAnnulled votes) {
    List<BranchCode> scope = scopes.get(votes.act());
    Set<String> branches =
        scope == null
            ? null
            : scope.stream().map(BranchCode::value).collect(Collectors.toUnmodifiableSet());
    return new ContestAct.VotesAnnulled(
        votes.candidate().value(), branches, votes.ballotsGo(), votes.authority().warrant());
  }

  /** The lots that stand, as the decision takes them, in the order of the log. */
  public List<Lot> lots() {
    return standing(LotDrawn.class).map(ContestState::lot).toList();
  }

  /** A lot as the decision takes it; refuses an order that does not follow from its seed. */
  static Lot lot(LotDrawn drawn) {
    BranchCode branch = drawn.branch();
    return new Lot(
        Objects.requireNonNull(drawn.matter(), "a matter"),
        branch == null ? null : branch.value(),
        drawn.drawn(),
        drawn.seed(),
        drawn.witnesses());
  }

  /** Whether a lot that stands answers the same question. */
  boolean settled(Lot.Matter matter, @Nullable BranchCode branch, List<String> equal) {
    return standing(LotDrawn.class)
        .anyMatch(lot ->
            lot.matter() == matter
                && Objects.equals(lot.branch(), branch)
                && Set.copyOf(lot.drawn()).equals(Set.copyOf(equal)));
  }

  /**
   * The state that an event leads to.
   *
   * @throws CorruptedStream where the event does not fit
   */
  public ContestState after(ContestActEvent event) {
    return switch (event) {
      case ScopePart part -> gather(part);
      case Fact fact -> take(fact);
    };
  }

  private ContestState gather(ScopePart part) {
    boolean next =
        part.index() == parts.size()
            && parts.stream().allMatch(it -> it.act().equals(part.act()) && it.of() == part.of());
    require(next && fact(part.act()) == null, part, "a part of a scope is not the next");
    return new ContestState(facts, scopes, reversed, with(parts, part));
  }

  private ContestState take(Fact fact) {
    require(
        fact.authority() != null && fact(fact.act()) == null, fact, "its envelope was used before");
    List<BranchCode> scope = scopeOf(fact);
    checkFits(fact);
    Map<String, List<BranchCode>> named = scopes;
    if (scope != null) {
      named = new HashMap<>(scopes);
      named.put(fact.act(), scope);
    }
    Set<String> gone = reversed;
    if (fact instanceof ActReversed reversal) {
      gone = new HashSet<>(reversed);
      gone.add(reversal.reverses());
    }
    return new ContestState(with(facts, fact), named, gone, List.of());
  }

  private @Nullable List<BranchCode> scopeOf(Fact fact) {
    if (!(fact instanceof VotesAnnulled votes) || votes.branches() == null) {
      require(parts.isEmpty(), fact, "it follows parts of a scope that are not its own");
      return null;
    }
    List<BranchCode> scope = parts.stream().flatMap(it -> it.branches().stream()).toList();
    require(
        !parts.isEmpty()
            && parts.getFirst().of() == parts.size()
            && parts.getFirst().act().equals(fact.act())
            && scope.size() == votes.branches()
            && Scope.hash(scope).equals(votes.scope()),
        fact,
        "its scope is not what its parts name");
    return scope;
  }

  private void checkFits(Fact fact) {
    switch (fact) {
      case CandidateLeft left ->
          require(
              left.why() != null
                  && left.moment() != null
                  && (left.place() == null || left.moment() == Moment.AFTER_POLL)
                  && standing(CandidateLeft.class)
                      .noneMatch(it -> it.candidate().equals(left.candidate())),
              fact,
              "the candidate had left");
      case VotesAnnulled votes ->
          require(votes.ballotsGo() != null, fact, "it does not say where the ballots go");
      case ContestAnnulled all ->
          require(
              all.remedy() != null && standing(ContestAnnulled.class).findAny().isEmpty(),
              fact,
              "the contest had been annulled");
      case SeatsVacated seats ->
          require(
              seats.seats() > 0 && saysWhichOnce(seats),
              fact,
              "it vacates no seat, or says wrongly which");
      case ActReversed reversal ->
          require(
              stands(reversal.reverses()) && !(fact(reversal.reverses()) instanceof ActReversed),
              fact,
              "what it reverses does not stand");
      case LotDrawn lot ->
          require(
              lot(lot).drawn().size() > 1 && !settled(lot.matter(), lot.branch(), lot.drawn()),
              fact,
              "the question had been settled");
      case SecondRoundCalled _ ->
          require(secondRound() == null, fact, "a second round had been called");
    }
  }

  private static boolean saysWhichOnce(SeatsVacated seats) {
    List<CandidateCode> candidates = seats.candidates();
    return candidates == null
        ? seats.last() == null || seats.last()
        : seats.last() == null && Set.copyOf(candidates).size() == seats.seats();
  }

  private static void require(boolean fits, ContestActEvent event, String contradiction) {
    if (!fits) {
      throw new CorruptedStream(event.contest(), "act " + event.act() + ": " + contradiction);
    }
  }

  private static <T> List<T> with(List<T> some, T one) {
    List<T> more = new ArrayList<>(some);
    more.add(one);
    return List.copyOf(more);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContestState state
        && facts.equals(state.facts)
        && scopes.equals(state.scopes)
        && parts.equals(state.parts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(facts, scopes, parts);
  }

  @Override
  public String toString() {
    return facts.size() + " acts";
  }
}
