package io.tajmi.view;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Tally;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A seeded night: every branch sends, and about as many acts happen in between and after. */
public final class ActiveNight {
  private final Definition definition;
  private final Contest contest;
  private final Random random;
  private final LogOnPaper log = LogOnPaper.founded(SmallBoxesLedger.LIMITS);
  private final List<List<DecodedEntry>> logs = new ArrayList<>();
  private final Tally[] latest;
  private final String[] envelopes;
  private final boolean[] held;
  private final @Nullable String[] annulledBy;
  private int acts;
  private int untilComplete;

  public ActiveNight(long seed, int branches) {
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

  public Fold fold() {
    return new Fold(FoldState.first(SampleElection.source(definition)));
  }

  /** Up to the entry after which nothing is outstanding or held back. */
  List<List<DecodedEntry>> untilComplete() {
    return logs.subList(0, untilComplete);
  }

  /** The log after each of its entries. */
  public List<List<DecodedEntry>> logs() {
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
    happened(Tallies.corrected(id(branch), "y" + acts, envelopes[branch], before, latest[branch]));
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
