package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BranchId;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Tally;
import io.tajmi.election.Area;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.DecodedEntry;
import io.tajmi.eventlog.SecrecyLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small boxes of nights in which tallies are corrected, annulled, restored and held back. */
class SmallBoxesOverTimeTest {
  private static final int BRANCHES = 130;
  private static final int UNKNOWNS = 500;

  /** Smaller than those by default, so that more groups are put together in one night. */
  private static final SecrecyLimits LIMITS = new SecrecyLimits(30, 3, 20, 2, 10);

  /** Each tally that a branch ever had in the totals is one unknown. */
  private static final class Ledger {
    final Map<Map.Entry<Integer, Tally>, Integer> unknowns = new HashMap<>();
    final RowSpace told = new RowSpace(UNKNOWNS);
    final Set<String> covers = new HashSet<>();
    int groupsBroken;
    int groupsBack;
    private final Map<SmallBoxes.Group, Boolean> whole = new HashMap<>();

    void reads(ContestView view) {
      for (int branch = 0; branch < view.contest().branches().size(); branch++) {
        Tally tally = view.row(branch).counted();
        int _ = tally == null ? -1 : unknown(branch, tally);
        if (tally != null && view.smallBoxes().isCover(branch)) {
          covers.add(Map.entry(branch, tally).toString());
        }
      }
      PublicReads.of(view).forEach(branches -> learn(view, branches));
      whole.keySet().stream()
          .filter(group -> !view.smallBoxes().groups().contains(group))
          .toList()
          .forEach(group -> groupsBroken += Boolean.TRUE.equals(whole.remove(group)) ? 1 : 0);
      for (SmallBoxes.Group group : view.smallBoxes().groups()) {
        int first = group.boxes().getFirst().branch();
        boolean now = view.publicCount().group(first) != null;
        boolean before = whole.getOrDefault(group, true);
        groupsBroken += before && !now ? 1 : 0;
        groupsBack += !before && now ? 1 : 0;
        whole.put(group, now);
      }
    }

    /** Every ordinary box, and the total, as it would be if there were no small boxes below. */
    void ordinary(ContestView view) {
      int size = view.contest().branches().size();
      boolean[] all = new boolean[size];
      for (int branch = 0; branch < size; branch++) {
        Tally tally = view.row(branch).counted();
        if (tally != null) {
          all[branch] = true;
          if (!view.publicCount().isHidden(branch)) {
            boolean[] alone = new boolean[size];
            alone[branch] = true;
            learn(view, alone);
          }
        }
      }
      if (view.complete()) {
        learn(view, all);
      }
    }

    void learn(ContestView view, boolean[] branches) {
      boolean[] members = new boolean[UNKNOWNS];
      for (int branch = 0; branch < branches.length; branch++) {
        Tally tally = view.row(branch).counted();
        if (branches[branch] && tally != null) {
          members[unknown(branch, tally)] = true;
        }
      }
      told.learn(members);
    }

    int unknown(int branch, Tally tally) {
      return unknowns.computeIfAbsent(Map.entry(branch, tally), _ -> unknowns.size());
    }

    /** Each tally that the branches of an area ever had is known as well. */
    List<String> learnedBy(ContestView view, Area area) {
      int local = view.index().local(area.code());
      RowSpace reader = told.copy();
      unknowns.forEach((of, unknown) -> {
        if (view.index().within(of.getKey(), local)) {
          boolean[] alone = new boolean[UNKNOWNS];
          alone[unknown] = true;
          reader.learn(alone);
        }
      });
      return unknowns.entrySet().stream()
          .filter(of -> hides(of.getKey().getValue()))
          .filter(of -> !view.index().within(of.getKey().getKey(), local))
          .filter(of -> reader.knows(of.getValue()))
          .map(of -> of.getKey().toString())
          .toList();
    }

    List<String> small() {
      return named(true, false);
    }

    List<String> smallAndKnown() {
      return named(true, true);
    }

    List<String> ordinaryAndNotKnown() {
      return unknowns.entrySet().stream()
          .filter(of -> !hides(of.getKey().getValue()) && !told.knows(of.getValue()))
          .map(of -> of.getKey().toString())
          .toList();
    }

    private List<String> named(boolean small, boolean onlyKnown) {
      return unknowns.entrySet().stream()
          .filter(of -> hides(of.getKey().getValue()) == small)
          .filter(of -> !onlyKnown || told.knows(of.getValue()))
          .map(of -> of.getKey().toString())
          .toList();
    }

    private static boolean hides(Tally tally) {
      return BoxSize.ballots(tally) < LIMITS.ballotsMin();
    }
  }

  /** Of every position up to the first at which the contest is complete, that one with it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void nothing_that_happens_to_small_boxes_gives_one_of_them_away(long seed) {
    ActiveNight night = new ActiveNight(seed, BRANCHES);
    Ledger ledger = new Ledger();
    Fold fold = night.fold();
    for (List<DecodedEntry> log : night.untilComplete()) {
      ledger.reads(view(fold.apply(log)));
    }
    ContestView view = view(fold.current());
    assertThat(view.complete()).isTrue();
    assertThat(view.publicCount().whole().cells()).isEqualTo(view.whole().cells());
    assertThat(ledger.small()).hasSizeGreaterThan(40);
    assertThat(ledger.groupsBroken).isPositive();
    assertThat(ledger.smallAndKnown()).isEmpty();
    assertThat(ledger.ordinaryAndNotKnown()).allMatch(branch -> ledger.covers.contains(branch));
    for (Area area : view.areas()) {
      assertThat(ledger.learnedBy(view, area)).as("who reads %s whole", area).isEmpty();
    }
  }

  /** Two official totals differ by what was corrected between them, and by that alone. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void after_the_end_nothing_is_learned_but_by_the_difference_of_official_totals(long seed) {
    ActiveNight night = new ActiveNight(seed, BRANCHES);
    Ledger ledger = new Ledger();
    Ledger totals = new Ledger();
    Fold fold = night.fold();
    for (List<DecodedEntry> log : night.logs()) {
      ContestView view = view(fold.apply(log));
      ledger.reads(view);
      if (totals.unknowns.isEmpty() || night.untilComplete().contains(log)) {
        totals.reads(view);
      } else if (view.complete()) {
        assertThat(view.publicCount().whole().cells()).isEqualTo(view.whole().cells());
        totals.ordinary(view);
      } else {
        totals.ordinary(view);
      }
    }
    assertThat(totals.smallAndKnown()).containsAll(ledger.smallAndKnown());
  }

  @Test
  void groups_that_are_as_they_were_are_shown_again() {
    int back = 0;
    for (long seed = 1; seed <= 6; seed++) {
      ActiveNight night = new ActiveNight(seed, BRANCHES);
      Ledger ledger = new Ledger();
      Fold fold = night.fold();
      night.untilComplete().forEach(log -> ledger.reads(view(fold.apply(log))));
      back += ledger.groupsBack;
    }
    assertThat(back).isPositive();
  }

  /** What is left of a group that lost a member is what must not be said. */
  @Test
  void a_group_that_is_shown_without_the_member_that_it_lost_gives_that_member_away() {
    ActiveNight night = new ActiveNight(3, BRANCHES);
    Ledger ledger = new Ledger();
    Fold fold = night.fold();
    for (List<DecodedEntry> log : night.untilComplete()) {
      ContestView view = view(fold.apply(log));
      ledger.reads(view);
      for (SmallBoxes.Group group : view.smallBoxes().groups()) {
        boolean[] left = new boolean[view.contest().branches().size()];
        group.boxes().stream()
            .filter(box -> box.isIn(view.row(box.branch())))
            .forEach(box -> left[box.branch()] = true);
        ledger.learn(view, left);
      }
    }
    assertThat(ledger.smallAndKnown()).isNotEmpty();
  }

  /** Six boxes of a district are shown as one, and one of them is annulled before the end. */
  @Test
  void a_total_without_cover_gives_away_the_member_that_a_group_has_lost() {
    LogOnPaper log = LogOnPaper.founded();
    Fold fold = new Fold(SampleElection.source(SampleElection.of(60)));
    Ledger ledger = new Ledger();
    Tally small = Tallies.plain(8, 6, 1);
    List<Integer> members = List.of(6, 15, 24, 33, 42, 51);
    members.forEach(branch -> log.happened(Tallies.recorded(id(branch), "x" + branch, small)));
    ledger.reads(view(fold.apply(log.entries())));
    log.happened(Tallies.annulled(id(6), "r1", small));
    for (int branch = 0; branch < 60; branch++) {
      if (!members.contains(branch)) {
        log.happened(Tallies.recorded(id(branch), "x" + branch, Tallies.plain(50, branch, 30)));
      }
    }
    ContestView view = view(fold.apply(log.entries()));
    ledger.reads(view);
    assertThat(view.publicCount().whole().cells()).isEqualTo(view.whole().cells());
    assertThat(ledger.groupsBroken).isEqualTo(1);
    assertThat(ledger.smallAndKnown()).isEmpty();
    assertThat(view.publicCount().groups().getFirst().cover()).hasSize(5);

    for (int branch : view.publicCount().groups().getFirst().cover()) {
      boolean[] alone = new boolean[60];
      alone[branch] = true;
      ledger.learn(view, alone);
    }
    assertThat(ledger.smallAndKnown()).containsExactly(Map.entry(6, small).toString());
  }

  private static BranchId id(int branch) {
    return SampleElection.branch(SampleElection.HEAD, "b" + branch);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void the_size_of_batches_makes_no_difference_to_what_is_shown(long seed) {
    ActiveNight night = new ActiveNight(seed, 2 * BRANCHES);
    List<DecodedEntry> all = night.logs().getLast();
    ContestView whole = view(night.fold().apply(all));
    Fold fold = night.fold();
    Random random = new Random(seed);
    for (int upTo = 2; upTo < all.size(); upTo += 1 + random.nextInt(9)) {
      var _ = fold.apply(all.subList(0, upTo));
    }
    ContestView stepwise = view(fold.apply(all));
    assertThat(stepwise.smallBoxes().groups())
        .hasSizeGreaterThan(3)
        .isEqualTo(whole.smallBoxes().groups());
  }

  private static ContestView view(Snapshot snapshot) {
    return Objects.requireNonNull(snapshot.contest(SampleElection.HEAD));
  }

  /** A seeded night: every branch sends, and about as many acts happen in between and after. */
  private static final class ActiveNight {
    private final Definition definition;
    private final Contest contest;
    private final Random random;
    private final LogOnPaper log = LogOnPaper.founded(LIMITS);
    private final List<List<DecodedEntry>> logs = new ArrayList<>();
    private final Tally[] latest;
    private final String[] envelopes;
    private final boolean[] held;
    private final @Nullable String[] annulledBy;
    private int acts;
    private int untilComplete;

    ActiveNight(long seed, int branches) {
      definition = SampleElection.of(branches);
      contest = Objects.requireNonNull(definition.contest(SampleElection.HEAD.contest()));
      random = new Random(seed);
      latest = new Tally[branches];
      envelopes = new String[branches];
      held = new boolean[branches];
      annulledBy = new @Nullable String[branches];
      List<Integer> order = new ArrayList<>(IntStream.range(0, branches).boxed().toList());
      Collections.shuffle(order, random);
      List<Integer> sent = new ArrayList<>();
      for (int branch : order) {
        record(branch);
        sent.add(branch);
        if (random.nextInt(4) == 0) {
          act(sent.get(random.nextInt(sent.size())));
        }
      }
      for (int i = 0; i < branches / 2; i++) {
        act(sent.get(random.nextInt(sent.size())));
      }
      sent.stream()
          .filter(branch -> held[branch] && annulledBy[branch] == null)
          .forEach(this::correct);
      untilComplete = logs.size();
      for (int i = 0; i < branches / 4; i++) {
        act(sent.get(random.nextInt(sent.size())));
      }
    }

    Fold fold() {
      return new Fold(SampleElection.source(definition));
    }

    /** Up to the entry after which nothing is outstanding or held back. */
    List<List<DecodedEntry>> untilComplete() {
      return logs.subList(0, untilComplete);
    }

    /** The log after each of its entries. */
    List<List<DecodedEntry>> logs() {
      return logs;
    }

    private void record(int branch) {
      latest[branch] = PublicCountTest.tally(random);
      envelopes[branch] = "x" + branch;
      held[branch] = random.nextInt(8) == 0;
      happened(
          held[branch]
              ? Tallies.heldBack(id(branch), envelopes[branch], latest[branch], "E.203")
              : Tallies.recorded(id(branch), envelopes[branch], latest[branch]));
    }

    private void act(int branch) {
      acts++;
      String ruling = annulledBy[branch];
      if (ruling != null) {
        happened(Tallies.restored(id(branch), "r" + acts, ruling, counted(branch)));
        annulledBy[branch] = null;
      } else if (random.nextInt(2) == 0) {
        annulledBy[branch] = "r" + acts;
        happened(Tallies.annulled(id(branch), "r" + acts, counted(branch)));
      } else {
        correct(branch);
      }
    }

    private void correct(int branch) {
      acts++;
      @Nullable Tally before = counted(branch);
      latest[branch] = PublicCountTest.tally(random);
      held[branch] = false;
      happened(
          Tallies.corrected(id(branch), "y" + acts, envelopes[branch], before, latest[branch]));
      envelopes[branch] = "y" + acts;
    }

    private @Nullable Tally counted(int branch) {
      return held[branch] ? null : latest[branch];
    }

    private BranchId id(int branch) {
      return SampleElection.branch(
          SampleElection.HEAD, contest.branches().get(branch).code().value());
    }

    private void happened(BranchTallyEvent event) {
      log.happened(event);
      logs.add(log.entries());
    }
  }
}
