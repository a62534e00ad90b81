package io.tajmi.replay.fork;

import io.tajmi.branch.BranchState.Quarantined;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.count.BranchRow;
import io.tajmi.document.NotPossible;
import io.tajmi.document.Places;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestStream;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.CountedAsWritten;
import io.tajmi.fold.FoldState;
import io.tajmi.fold.NotApplied.Why;
import io.tajmi.fold.SupposedEdit;
import io.tajmi.replay.fork.Supposition.CountAsWritten;
import io.tajmi.replay.fork.Supposition.Suppose;
import io.tajmi.replay.fork.Supposition.Without;
import io.tajmi.view.ContestView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes suppositions one after the other; used once. */
final class Evaluation {
  private static final Act COUNTS = new Act("supposed", null, null);

  private final Fork fork;
  private final FoldState base;
  private final ContestView was;
  private final Definition definition;
  private final Contest contest;
  private final Facts facts;
  private final SupposedEdit edit;
  private final LeavingOut leavingOut;
  private final Supposing supposing;

  /** Envelope of the tally that is counted as it was written, by the branch's place. */
  private final Map<Integer, String> asWritten = new HashMap<>();

  Evaluation(Fork fork, FoldState base, RecordedActs past) {
    this.fork = fork;
    this.base = base;
    ContestView view = base.snapshot().contest(fork.contest());
    if (view == null) {
      throw new Rejection(
          RuleCode.R_102,
          "/contest",
          "The contest " + fork.contest() + " is not known at position " + fork.position() + ".");
    }
    this.was = view;
    OtherRule rule = fork.rule();
    this.definition =
        rule == null ? view.definition() : rule.of(view.definition(), fork.contest().contest());
    this.contest =
        Objects.requireNonNull(definition.contest(fork.contest().contest()), "a contest");
    this.facts =
        new Facts(
            past,
            base.position(),
            Objects.requireNonNull(base.snapshot().time(), "a state after some entry"));
    this.edit = new SupposedEdit(base, fork.contest(), definition);
    this.leavingOut = new LeavingOut(fork.contest(), facts, edit);
    this.supposing =
        new Supposing(
            election ->
                base.snapshot().elections().containsKey(election)
                    || base.snapshot().calledSecondRounds().stream()
                        .anyMatch(called -> called.election().equals(election)),
            definition,
            fork.contest(),
            base.position(),
            facts,
            edit);
  }

  Forked done() {
    for (int i = 0; i < fork.suppositions().size(); i++) {
      String pointer = "/suppositions/" + i;
      switch (fork.suppositions().get(i)) {
        case Without without -> leavingOut.leaveOut(without, pointer);
        case Suppose suppose -> supposing.take(suppose, pointer);
        case CountAsWritten counts -> countAsWritten(counts, pointer + "/countAsWritten");
      }
    }
    passOverLots();
    return new Forked(
        fork,
        base,
        edit.done(),
        leavingOut.notApplied(),
        codes(edit.touched().stream().toArray()),
        codes(
            asWritten.keySet().stream()
                .filter(this::countsAsWritten)
                .mapToInt(Integer::intValue)
                .toArray()),
        facts.out(),
        facts.supposed());
  }

  private SortedSet<BranchCode> codes(int[] ordinals) {
    SortedSet<BranchCode> codes = new TreeSet<>();
    for (int ordinal : ordinals) {
      codes.add(contest.branches().get(ordinal).code());
    }
    return codes;
  }

  private boolean countsAsWritten(int branch) {
    BranchRow row = edit.row(branch);
    return row.counts() && Objects.equals(row.envelope(), asWritten.get(branch));
  }

  private void countAsWritten(CountAsWritten counts, String pointer) {
    SortedSet<String> named = counts.branches();
    AreaCode area = counts.area() == null ? null : area(counts.area(), pointer + "/area");
    if (named != null) {
      int place = 0;
      for (String code : named) {
        countAsWritten(code, pointer + "/branches/" + place++);
      }
      return;
    }
    for (int branch = 0; branch < contest.branches().size(); branch++) {
      if (area == null || was.within(branch, area)) {
        countAsWritten(branch);
      }
    }
  }

  private AreaCode area(String code, String pointer) {
    if (!AreaCode.isCode(code) || was.total(new AreaCode(code)) == null) {
      throw new Rejection(
          RuleCode.R_102, pointer, "The contest has no branch in an area " + code + ".");
    }
    return new AreaCode(code);
  }

  private void countAsWritten(String code, String pointer) {
    BranchId branch = Places.branch(code, contest, definition, pointer);
    if (!countAsWritten(contest.ordinal(branch.branch()))) {
      throw NotPossible.TALLY_NOT_HELD_BACK.at(pointer, code);
    }
  }

  private boolean countAsWritten(int branch) {
    BranchRow row = edit.row(branch);
    if (row.incomplete() || !(row.state() instanceof Quarantined held)) {
      return false;
    }
    edit.countAsWritten(branch);
    asWritten.put(branch, held.latest().envelope());
    Branch defined = contest.branches().get(branch);
    BranchId id = new BranchId(contest.id(), defined.code());
    facts.suppose(id.toString(), COUNTS, new CountedAsWritten(id));
    return true;
  }

  /** A lot has no place where those are not equal, and were in the log. */
  private void passOverLots() {
    Set<String> moot = null;
    boolean more = hasLots();
    while (more) {
      if (moot == null) {
        moot = new HashSet<>(Ties.withoutQuestion(was));
      }
      Set<String> gone = new HashSet<>(Ties.withoutQuestion(edit.view()));
      gone.removeAll(moot);
      List<DecodedEntry> lots =
          facts.of(new ContestStream(contest.id()).toString()).stream()
              .filter(entry -> isLotOf(entry, gone))
              .toList();
      more = !lots.isEmpty();
      if (more) {
        leavingOut.passOver(lots.getFirst(), Why.TIE_GONE);
      }
    }
  }

  private boolean hasLots() {
    return edit.file().state().facts().stream().anyMatch(LotDrawn.class::isInstance);
  }

  private static boolean isLotOf(DecodedEntry entry, Set<String> acts) {
    return entry.events().stream()
        .anyMatch(event -> event instanceof LotDrawn lot && acts.contains(lot.act()));
  }
}
