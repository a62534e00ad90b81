package io.tajmi.decision;

import io.tajmi.decision.plain.PlainAnswer;
import io.tajmi.decision.plain.PlainSums;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.ContestAnnulled;
import io.tajmi.decision.terms.ContestAct.Left;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Remedy;
import io.tajmi.decision.terms.ContestAct.SeatsVacant;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct.Which;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Entrant;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Lot.Matter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Acts and lots on a case. */
final class WildActs {
  private static final int ACTS = 4;
  private static final int SELDOM = 40;

  private final Random random;

  WildActs(Random random) {
    this.random = random;
  }

  WildCase acted(WildCase it) {
    WildCase now = it;
    int acts = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(ACTS);
    for (int i = 0; i < acts; i++) {
      now = and(now, random.nextInt(5) < 3 ? left(now) : annulled(now));
    }
    if (random.nextInt(5) == 0) {
      now = and(now, vacant(now));
    }
    if (random.nextInt(SELDOM) == 0) {
      now = and(now, new ContestAnnulled(one(Remedy.values())));
    }
    return now;
  }

  private static WildCase and(WildCase it, @Nullable ContestAct act) {
    if (act == null) {
      return it;
    }
    List<ContestAct> acts = new ArrayList<>(it.acts());
    acts.add(act);
    return it.with(acts, it.lots());
  }

  <T> T one(T[] some) {
    return some[random.nextInt(some.length)];
  }

  /** Nobody leaves twice; whoever has a seat leaves more often than others. */
  private @Nullable ContestAct left(WildCase it) {
    List<String> codes = elected(it);
    if (codes.isEmpty() || random.nextBoolean()) {
      codes =
          it.terms().entrants().stream().filter(Entrant::takesPlace).map(Entrant::code).toList();
    }
    String code = codes.get(random.nextInt(codes.size()));
    if (it.acts().stream().anyMatch(act -> act instanceof Left a && a.candidate().equals(code))) {
      return null;
    }
    boolean before = random.nextInt(3) == 0;
    return new Left(
        code,
        one(Why.values()),
        before ? Moment.BEFORE_POLL : Moment.AFTER_POLL,
        before ? null : then(),
        null);
  }

  @Nullable Then then() {
    return random.nextInt(3) == 0 ? null : one(Then.values());
  }

  private static List<String> elected(WildCase it) {
    return it.answer().seats().stream()
        .filter(Place.Filled.class::isInstance)
        .map(place -> ((Place.Filled) place).candidate())
        .toList();
  }

  /**
   * Where a ballot carries several names they stay valid: anything else is refused before it is on
   * record.
   */
  private ContestAct annulled(WildCase it) {
    List<Entrant> entrants = it.terms().entrants();
    Set<String> branches = new HashSet<>();
    for (WildBranch branch : it.branches()) {
      if (random.nextBoolean()) {
        branches.add(branch.branch());
      }
    }
    return new VotesAnnulled(
        entrants.get(random.nextInt(entrants.size())).code(),
        branches.isEmpty() || random.nextInt(3) == 0 ? null : branches,
        it.terms().votesMax() == 1 ? one(BallotsGo.values()) : BallotsGo.STAY_VALID);
  }

  /** Which of the seats is never said where one of them may go to a second round after all. */
  private ContestAct vacant(WildCase it) {
    int seats = random.nextInt(4) == 0 ? 2 : 1;
    if (random.nextInt(4) == 0 || WildKind.leftForRunOff(it)) {
      return new SeatsVacant(seats);
    }
    if (random.nextBoolean()) {
      return new SeatsVacant(seats, new Which.Last(), null);
    }
    List<String> codes = new ArrayList<>(elected(it));
    if (codes.size() < seats || random.nextInt(4) == 0) {
      codes = new ArrayList<>(it.terms().entrants().stream().map(Entrant::code).toList());
    }
    Collections.shuffle(codes, random);
    int named = Math.min(seats, codes.size());
    return new SeatsVacant(named, new Which.Of(codes.subList(0, named)), null);
  }

  /** Draws some of the lots that are needed, now and then one that is not. */
  WildCase drawn(WildCase it) {
    WildCase now = it;
    if (it.terms().onTie() == OnTie.RULING || random.nextInt(3) == 0) {
      return now;
    }
    for (PlainSums.Waiting waiting : it.plain().sums(it.counts()).waiting()) {
      List<String> among = new ArrayList<>(it.terms().codes(waiting.among()));
      now =
          random.nextBoolean() ? now : now.with(lot(Matter.SAME_NAME, among).at(waiting.branch()));
    }
    for (int i = 0; i < 3 && random.nextInt(3) > 0; i++) {
      PlainAnswer answer = now.answer();
      List<List<String>> ties =
          answer
              .places()
              .filter(Place.LotNeeded.class::isInstance)
              .map(place -> ((Place.LotNeeded) place).tied())
              .distinct()
              .toList();
      if (!ties.isEmpty()) {
        List<String> tied = new ArrayList<>(ties.get(random.nextInt(ties.size())));
        now = now.with(lot(matter(it.terms(), tied), tied));
      }
    }
    return now;
  }

  static Matter matter(ContestTerms terms, List<String> tied) {
    boolean people = terms.entrants().stream().anyMatch(it -> it.code().equals(tied.getFirst()));
    return people ? Matter.CANDIDATES : Matter.GROUPS;
  }

  private Lot lot(Matter matter, List<String> equal) {
    Collections.shuffle(equal, random);
    return Lot.byHand(matter, equal, List.of());
  }
}
