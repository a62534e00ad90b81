package io.tajmi.decision;

import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.BranchCount.State;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Entrant;
import io.tajmi.decision.terms.ContestTerms.Marking;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Contests of every kind, from a seed; {@link WildKind} names the kinds and counts them.
 *
 * <p>Every rule and mode with either basis, denominator and base of a threshold; shares, leads and
 * orders' shares that somebody has exactly; one to four seats, none to two alternates of the group
 * or of all; lists, singles, options, several votes a ballot and several for one person; equal
 * votes that a lot settles, or a ruling, and lots on some of them.
 *
 * <p>Branches counted, held back (uncertain with a minute), outstanding (uncertain without),
 * annulled and closed; contests in which all are closed, or all ballots blank. Minutes are of
 * ballots that were really marked, so they keep E.205 to E.207; seldom one is spoiled so that the
 * sums contradict themselves. Votes of one name: of who have own votes there, of who have none, of
 * who withdrew.
 *
 * <p>Acts, alone and together: candidates who withdraw, die or are disqualified before and after
 * the poll, with each word on the seat and with none, under each policy and none; votes annulled at
 * some branches and everywhere, with each way of the ballots that is lawful; seats that stay empty,
 * named (won or not), the last, or not said; a contest annulled. Not made: one candidate who leaves
 * twice; seats named as empty where the winner left for a second round; acts that say both which
 * seats and how many of the last.
 */
final class WildCases {
  private static final int SELDOM = 30;
  private static final int MANY = 100;

  private final Random random;
  private final WildRules rules;
  private final WildActs acts;
  private final boolean small;

  private WildCases(long seed, boolean small) {
    this.random = new Random(seed);
    this.rules = new WildRules(random);
    this.acts = new WildActs(random);
    this.small = small;
  }

  /** Any. */
  static WildCases any(long seed) {
    return new WildCases(seed, false);
  }

  /** With one or two uncertain branches of so few papers that all they may hold can be tried. */
  static WildCases small(long seed) {
    return new WildCases(seed, true);
  }

  WildCase next() {
    ContestTerms terms = terms(rules.made());
    WildCase it = new WildCase(terms, branches(terms), List.of(), List.of());
    it = acts.acted(it);
    ContestTerms exact = with(terms, rules.exactly(terms, it.plain().sums(it.counts())));
    return acts.drawn(new WildCase(exact, it.branches(), it.acts(), List.of()));
  }

  private static ContestTerms with(ContestTerms terms, Rule rule) {
    return new ContestTerms(
        terms.office(),
        terms.round(),
        terms.seats(),
        terms.alternates(),
        terms.ballot(),
        rule,
        terms.version(),
        terms.onTie(),
        terms.leftAfterPoll(),
        terms.entrants(),
        terms.lists());
  }

  private ContestTerms terms(Rule rule) {
    List<Entrant> entrants = new ArrayList<>();
    List<String> lists = new ArrayList<>();
    int listed = rule.byGroups() ? 1 + random.nextInt(small ? 2 : 3) : random.nextInt(6) / 5;
    for (int list = 0; list < listed; list++) {
      lists.add(Character.toString('A' + list));
      int members = 1 + random.nextInt(small ? 2 : 3);
      for (int i = 1; i <= members; i++) {
        entrants.add(new Entrant(lists.getLast() + i, list));
      }
    }
    int singles =
        rule.byGroups() ? random.nextInt(small ? 2 : 3) : 1 + random.nextInt(small ? 3 : 5);
    for (int i = 1; i <= singles; i++) {
      entrants.add(new Entrant(Integer.toString(i), ContestTerms.SINGLY));
    }
    if (random.nextInt(6) == 0) {
      entrants.add(new Entrant("none", ContestTerms.SINGLY, false));
    }
    return new ContestTerms(
        Office.OTHER,
        1,
        1 + random.nextInt(random.nextBoolean() ? 2 : 4),
        random.nextInt(3),
        marking(rule, entrants.size()),
        rule,
        1,
        random.nextInt(4) == 0 ? OnTie.RULING : OnTie.LOT,
        acts.then(),
        entrants,
        lists);
  }

  private Marking marking(Rule rule, int entrants) {
    if (random.nextBoolean()) {
      return Marking.of(1);
    }
    if (!rule.ordersWithinListVote()) {
      return Marking.of(1 + random.nextInt(Math.min(small ? 2 : 3, entrants)));
    }
    int votes = 1 + random.nextInt(small ? 2 : 3);
    return new Marking(votes, 1 + random.nextInt(votes), 1 + random.nextInt(2));
  }

  private List<Integer> oneName(ContestTerms terms) {
    if (random.nextInt(3) > 0) {
      return List.of();
    }
    int list = terms.entrants().get(random.nextInt(terms.entrants().size())).list();
    List<Integer> among =
        IntStream.range(0, terms.entrants().size())
            .filter(c -> terms.entrants().get(c).list() == list)
            .filter(c -> terms.entrants().get(c).takesPlace())
            .limit(3)
            .boxed()
            .toList();
    return among.size() < 2 ? List.of() : among;
  }

  private List<WildBranch> branches(ContestTerms terms) {
    WildBallots ballots = new WildBallots(random, terms, oneName(terms));
    List<WildBranch> branches = new ArrayList<>();
    boolean blank = random.nextInt(SELDOM) == 0;
    boolean closed = random.nextInt(SELDOM) == 0;
    int factor = small || random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(MANY);
    int counted = 1 + random.nextInt(3);
    for (int i = 0; i < counted; i++) {
      int valid = blank ? 0 : random.nextInt(random.nextBoolean() ? 6 : 14);
      WildBranch.Minute minute = ballots.minute(valid, random.nextInt(4)).times(factor);
      long papers = minute.valid() + minute.invalid() + random.nextInt(2);
      branches.add(
          new WildBranch("b" + i, closed ? State.OUT : State.COUNTED, papers, spoiled(minute)));
    }
    if (random.nextInt(4) == 0) {
      branches.add(
          new WildBranch("o", State.OUT, 3, random.nextBoolean() ? null : ballots.minute(2, 1)));
    }
    uncertain(terms, ballots, branches);
    return branches;
  }

  private void uncertain(ContestTerms terms, WildBallots ballots, List<WildBranch> branches) {
    int uncertain = small ? 1 + random.nextInt(2) : random.nextInt(3);
    int most = terms.votesMax() == 1 ? 4 : 3;
    for (int i = 0; i < uncertain; i++) {
      int papers = random.nextInt(uncertain == 1 ? most + 1 : most);
      int valid = random.nextInt(papers + 1);
      boolean held = random.nextBoolean();
      boolean unknown = !small && random.nextInt(4) == 0;
      branches.add(
          new WildBranch(
              "u" + i,
              State.UNCERTAIN,
              unknown ? BranchCount.UNKNOWN : papers,
              held ? ballots.minute(valid, papers - valid) : null));
    }
  }

  /** Seldom with more votes than its ballots can carry. */
  private WildBranch.Minute spoiled(WildBranch.Minute minute) {
    if (random.nextInt(MANY) > 0) {
      return minute;
    }
    long[] votes = minute.votes().clone();
    votes[random.nextInt(votes.length)] += 1000;
    return new WildBranch.Minute(
        minute.valid(), minute.invalid(), votes, minute.lists(), minute.names());
  }
}
