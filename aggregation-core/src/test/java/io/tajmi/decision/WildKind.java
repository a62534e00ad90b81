package io.tajmi.decision;

import io.tajmi.decision.plain.PlainSums;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.terms.BranchCount.State;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.ContestAnnulled;
import io.tajmi.decision.terms.ContestAct.Left;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.SeatsVacant;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct.Which;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Divisors;
import io.tajmi.decision.terms.Rule.HighestAverages;
import io.tajmi.decision.terms.Rule.ListShare;
import io.tajmi.decision.terms.Rule.Majority;
import io.tajmi.decision.terms.Rule.Mode;
import io.tajmi.decision.terms.Rule.Order;
import io.tajmi.decision.terms.Rule.Price;
import io.tajmi.decision.terms.Rule.Quota;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a wild case may have in it. */
enum WildKind {
  PLURALITY(it -> it.terms().rule() instanceof Rule.Plurality),
  MAJORITY(it -> it.terms().rule() instanceof Majority rule && rule.orShare() == null),
  MAJORITY_OR_SHARE(it -> it.terms().rule() instanceof Majority rule && rule.orShare() != null),
  THRESHOLD(it -> it.terms().rule() instanceof Rule.Threshold),
  LARGEST_REMAINDER(it -> mode(it) == Mode.LARGEST_REMAINDER),
  ROUND_THEN_TOP(it -> mode(it) == Mode.ROUND_THEN_TOP),
  FLOOR_THEN_TOP(it -> mode(it) == Mode.FLOOR_THEN_TOP),
  OF_VALID_BALLOTS(it ->
      it.terms().rule() instanceof ListShare rule
          && rule.denominator() == Rule.Denominator.VALID_BALLOTS),
  DHONDT(it ->
      it.terms().rule() instanceof HighestAverages rule && rule.divisors() == Divisors.DHONDT),
  SAINTE_LAGUE(it ->
      it.terms().rule() instanceof HighestAverages rule
          && rule.divisors() == Divisors.SAINTE_LAGUE),
  HARE(it -> it.terms().rule() instanceof Quota rule && rule.price() == Price.HARE),
  DROOP(it -> it.terms().rule() instanceof Quota rule && rule.price() == Price.DROOP),
  AS_LISTED(it -> order(it) instanceof Order.AsListed),
  LISTED_UNLESS(it -> order(it) instanceof Order.Unless),
  EXACT_SHARE_OF_VALID(it -> WildShares.exact(it, Rule.Basis.VALID)),
  EXACT_SHARE_OF_TAKEN(it -> WildShares.exact(it, Rule.Basis.TAKEN)),
  EXACT_THRESHOLD_OF_LIST_VOTES(it -> WildShares.exact(it, Rule.ThresholdBasis.LIST_VOTES)),
  EXACT_THRESHOLD_OF_VALID(it -> WildShares.exact(it, Rule.ThresholdBasis.VALID)),
  SEVERAL_SEATS(it -> it.terms().seats() > 1),
  ONE_ALTERNATE(it -> it.terms().alternates() == 1),
  TWO_ALTERNATES(it -> it.terms().alternates() == 2),
  ALTERNATES_OF_ALL(it ->
      it.terms().alternates() > 0
          && it.terms().rule() instanceof ListShare rule
          && rule.alternatesFrom() == Rule.AlternatesFrom.OVERALL),
  SINGLES_BESIDE_LISTS(it ->
      !it.terms().lists().isEmpty()
          && it.terms().entrants().stream().anyMatch(e -> e.list() == ContestTerms.SINGLY)),
  LISTS_WHERE_NAMES_WIN(it -> !it.terms().lists().isEmpty() && !it.terms().rule().byGroups()),
  OPTION(it -> it.terms().entrants().stream().anyMatch(e -> !e.takesPlace())),
  SEVERAL_NAMES(it -> it.terms().ballot().votesMax() > 1),
  CUMULATION(it -> it.terms().ballot().cumulateMax() > 1 && it.terms().votesMax() > 1),
  FEWER_PERSONS_THAN_VOTES(
      it -> it.terms().ballot().personVotesMax() < it.terms().ballot().votesMax()),
  ON_TIE_RULING(it -> it.terms().onTie() == OnTie.RULING && tied(it)),
  WITHDREW_BEFORE(it -> left(it, Moment.BEFORE_POLL, Why.WITHDREW)),
  DIED_BEFORE(it -> left(it, Moment.BEFORE_POLL, Why.DIED)),
  DISQUALIFIED_BEFORE(it -> left(it, Moment.BEFORE_POLL, Why.DISQUALIFIED)),
  WITHDREW_AFTER(it -> left(it, Moment.AFTER_POLL, Why.WITHDREW)),
  DIED_AFTER(it -> left(it, Moment.AFTER_POLL, Why.DIED)),
  DISQUALIFIED_AFTER(it -> left(it, Moment.AFTER_POLL, Why.DISQUALIFIED)),
  LEFT_THEN_ALTERNATE(it -> then(it, Then.ALTERNATE)),
  LEFT_THEN_NEXT(it -> then(it, Then.NEXT)),
  LEFT_THEN_RUN_OFF(it -> then(it, Then.RUN_OFF)),
  LEFT_THEN_VACANT(it -> then(it, Then.VACANT)),
  LEFT_AND_NOTHING_SAID(it -> then(it, null) && it.terms().leftAfterPoll() == null),
  POLICY_ALTERNATE(it -> then(it, null) && it.terms().leftAfterPoll() == Then.ALTERNATE),
  POLICY_NEXT(it -> then(it, null) && it.terms().leftAfterPoll() == Then.NEXT),
  POLICY_RUN_OFF(it -> then(it, null) && it.terms().leftAfterPoll() == Then.RUN_OFF),
  POLICY_VACANT(it -> then(it, null) && it.terms().leftAfterPoll() == Then.VACANT),
  WINNER_AWAITS_BODY(it -> seat(it, Place.AwaitsBody.class)),
  SEAT_OF_WINNER_EMPTY(it ->
      it.answer().seats().stream()
          .anyMatch(s -> s instanceof Place.Vacant v && v.why() == Place.Empty.WINNER_LEFT)),
  SECOND_ROUND(it -> it.answer().runOffSeats() > 0),
  ANNULLED_SOMEWHERE_INVALID_TAKEN(it -> annulled(it, BallotsGo.INVALID_TAKEN, false)),
  ANNULLED_SOMEWHERE_INVALID_NOT_TAKEN(it -> annulled(it, BallotsGo.INVALID_NOT_TAKEN, false)),
  ANNULLED_SOMEWHERE_STAY_VALID(it -> annulled(it, BallotsGo.STAY_VALID, false)),
  ANNULLED_EVERYWHERE_INVALID_TAKEN(it -> annulled(it, BallotsGo.INVALID_TAKEN, true)),
  ANNULLED_EVERYWHERE_INVALID_NOT_TAKEN(it -> annulled(it, BallotsGo.INVALID_NOT_TAKEN, true)),
  ANNULLED_EVERYWHERE_STAY_VALID(it -> annulled(it, BallotsGo.STAY_VALID, true)),
  VACANT_NOT_SAID(it -> vacant(it).anyMatch(act -> act.which() == null)),
  VACANT_LAST(it -> vacant(it).anyMatch(act -> act.which() instanceof Which.Last)),
  VACANT_NAMED(it ->
      it.answer().unnamedVacant() == 0
          && vacant(it).anyMatch(act -> act.which() instanceof Which.Of)),
  VACANT_NAMED_WHO_HAS_NOT_WON(it ->
      it.answer().unnamedVacant() > 0
          && vacant(it).anyMatch(act -> act.which() instanceof Which.Of)),
  CONTEST_ANNULLED(it -> it.acts().stream().anyMatch(ContestAnnulled.class::isInstance)),
  NO_ACT(it -> it.acts().isEmpty()),
  SEVERAL_ACTS(it -> it.acts().size() > 2),
  HELD_BACK(it -> branch(it, b -> b.state() == State.UNCERTAIN && b.minute() != null)),
  OUTSTANDING(it -> branch(it, b -> b.state() == State.UNCERTAIN && b.minute() == null)),
  ANNULLED_BRANCH(it -> branch(it, b -> b.state() == State.OUT && b.minute() != null)),
  CLOSED_BRANCH(it -> branch(it, b -> b.state() == State.OUT && b.minute() == null)),
  NOTHING_UNCERTAIN(it -> !branch(it, b -> b.state() == State.UNCERTAIN)),
  ALL_CLOSED(it -> !branch(it, b -> b.state() == State.COUNTED)),
  ALL_BLANK(it -> branch(it, b -> b.state() == State.COUNTED) && sums(it).valid() == 0),
  ONE_NAME(it -> branch(it, b -> b.minute() != null && !b.minute().names().isEmpty())),
  ONE_NAME_WAITS(it -> !sums(it).waiting().isEmpty()),
  TIED(WildKind::tied),
  LOT_ON_CANDIDATES(it -> lot(it, Matter.CANDIDATES)),
  LOT_ON_GROUPS(it -> lot(it, Matter.GROUPS)),
  LOT_ON_ONE_NAME(it -> lot(it, Matter.SAME_NAME)),
  CONTRADICTION(it -> it.answer().contradicts());

  @SuppressWarnings("ImmutableEnumChecker") // A lambda that holds nothing.
  private final Predicate<WildCase> in;

  WildKind(Predicate<WildCase> in) {
    this.in = in;
  }

  boolean isIn(WildCase it) {
    return in.test(it);
  }

  private static PlainSums sums(WildCase it) {
    return it.plain().sums(it.counts());
  }

  private static @Nullable Mode mode(WildCase it) {
    return it.terms().rule() instanceof ListShare rule ? rule.mode() : null;
  }

  private static @Nullable Order order(WildCase it) {
    return switch (it.terms().rule()) {
      case ListShare rule -> rule.order();
      case HighestAverages rule -> rule.order();
      case Quota rule -> rule.order();
      default -> null;
    };
  }

  private static <T extends ContestAct> Stream<T> acts(WildCase it, Class<T> kind) {
    return it.acts().stream().filter(kind::isInstance).map(kind::cast);
  }

  private static boolean left(WildCase it, Moment moment, Why why) {
    return acts(it, Left.class).anyMatch(act -> act.moment() == moment && act.why() == why);
  }

  private static boolean then(WildCase it, @Nullable Then then) {
    return acts(it, Left.class)
        .anyMatch(act -> act.moment() == Moment.AFTER_POLL && act.then() == then);
  }

  private static boolean annulled(WildCase it, BallotsGo go, boolean everywhere) {
    return acts(it, VotesAnnulled.class)
        .anyMatch(act -> act.ballotsGo() == go && (act.branches() == null) == everywhere);
  }

  private static Stream<SeatsVacant> vacant(WildCase it) {
    return acts(it, SeatsVacant.class);
  }

  private static boolean seat(WildCase it, Class<? extends Place> kind) {
    return !it.answer().contradicts() && it.answer().seats().stream().anyMatch(kind::isInstance);
  }

  private static boolean tied(WildCase it) {
    return it.answer().places().anyMatch(Place::isTie);
  }

  private static boolean branch(WildCase it, Predicate<WildBranch> is) {
    return it.branches().stream().anyMatch(is);
  }

  private static boolean lot(WildCase it, Matter matter) {
    return it.lots().stream().anyMatch(lot -> lot.matter() == matter);
  }

  /** Whether votes are annulled at some branches, so that one more may be reached or not. */
  static boolean annulsSomewhere(WildCase it) {
    return acts(it, VotesAnnulled.class).anyMatch(act -> act.branches() != null);
  }

  /** Whether somebody left whose seat may go to a second round. */
  static boolean leftForRunOff(WildCase it) {
    boolean rounds =
        it.terms().rule() instanceof Majority || it.terms().rule() instanceof Rule.Threshold;
    Function<Left, @Nullable Then> then =
        act -> act.then() == null ? it.terms().leftAfterPoll() : act.then();
    return rounds && acts(it, Left.class).anyMatch(act -> then.apply(act) == Then.RUN_OFF);
  }

  static List<WildKind> all() {
    return List.of(values());
  }
}
