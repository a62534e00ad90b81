package io.tajmi.fold;

import io.tajmi.branch.BranchState;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Finding;
import io.tajmi.branch.TallyInForce;
import io.tajmi.branch.TallyRules;
import io.tajmi.contest.ContestActEvent;
import io.tajmi.count.BranchRow;
import io.tajmi.count.TallyShape;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.election.Policy;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.ruling.RulingEvent;
import io.tajmi.ruling.RulingName;
import io.tajmi.view.ContestFile;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.Invariants;
import io.tajmi.view.RulingLedger;
import io.tajmi.view.RulingView;
import io.tajmi.view.Snapshot;
import io.tajmi.view.TotalsDisagree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One contest of a state while something is supposed of it, for one writer. Streams are folded anew
 * without what is left out, facts are added after the last entry, and sums are carried up from the
 * branches that were touched; the rest of the state is as it was. Boxes are shown together as they
 * were, and of what is supposed nothing is published.
 */
public final class SupposedEdit {
  private static final int CODE_CHARACTERS = "W.201".length();

  private final FoldState base;
  private final ContestView was;
  private final Contest contest;
  private final Policy policy;
  private final Set<String> measuredAnew;
  private final BitSet touched = new BitSet();
  private ContestEdit edit;
  private RulingLedger rulings;

  /**
   * Begins with nothing but terms supposed.
   *
   * @param definition of the contest's election in this state, or the same with other terms
   */
  public SupposedEdit(FoldState base, ContestId contest, Definition definition) {
    this.base = base;
    this.was = Objects.requireNonNull(base.snapshot().contest(contest), "a sealed contest");
    this.contest = Objects.requireNonNull(definition.contest(contest.contest()), "its terms");
    this.policy = definition.policy();
    this.measuredAnew = differing(was.definition().policy().thresholds(), policy.thresholds());
    this.edit = new ContestEdit(was.supposing(definition, this.contest));
    this.rulings = base.rulings();
    if (!measuredAnew.isEmpty()) {
      for (int branch = 0; branch < this.contest.branches().size(); branch++) {
        BranchRow row = row(branch);
        put(branch, new BranchRow(measured(row.state()), row.trail()));
      }
    }
  }

  /** Codes of the rules whose thresholds differ. */
  private static Set<String> differing(Map<String, Integer> some, Map<String, Integer> others) {
    Set<String> names = new TreeSet<>(some.keySet());
    names.addAll(others.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(some.get(name), others.get(name)))
        .map(name -> name.substring(0, CODE_CHARACTERS))
        .collect(Collectors.toSet());
  }

  /** The contest under the terms supposed. */
  public Contest terms() {
    return contest;
  }

  /** Where a branch stands, by its place in the contest. */
  public BranchRow row(int branch) {
    return edit.row(branch);
  }

  /** What was done to the contest and its candidates. */
  public ContestFile file() {
    return edit.file();
  }

  /** Rulings on record, by their names. */
  public SortedMap<RulingName, RulingView> rulings() {
    return rulings.issued();
  }

  /** Places of the branches that do not stand as they did. */
  public BitSet touched() {
    return (BitSet) touched.clone();
  }

  /** Folds a branch from these facts, which are all that happened to it. */
  public void fold(
      int branch, List<DecodedEntry> facts, Set<String> gone, Consumer<NotApplied> heard) {
    BranchAgain again =
        new BranchAgain(
            new TallyShape(was.contest(), was.definition()),
            this::measured,
            was.row(branch).trail().fault(),
            base.position(),
            gone,
            heard);
    put(branch, again.after(facts));
  }

  /** Folds what was done to the contest from these facts, which are all. */
  public void foldFile(List<DecodedEntry> facts, Consumer<NotApplied> heard) {
    edit.file(
        new FileAgain(contest, was.file().incompleteSince(), base.position(), heard).after(facts));
  }

  /** Something more happened to a branch. */
  public void happened(int branch, BranchTallyEvent event) {
    BranchRow row = row(branch);
    put(branch, row.after(event).at(row.trail().seq(), base.position(), time()));
  }

  /** The tally of a branch that is held back is counted as it was written. */
  public void countAsWritten(int branch) {
    BranchRow row = BranchAgain.asWritten(row(branch));
    put(branch, row.at(row.trail().seq(), base.position(), time()));
  }

  /** Something more was done to the contest. */
  public void done(ContestActEvent event) {
    edit.file(edit.file().after(event, base.position(), time()));
  }

  /** Something more happened to a ruling. */
  public void ruled(RulingEvent event) {
    rulings = rulings.after(event, base.position());
  }

  /** Takes a ruling off the books; what it did at branches is not looked at. */
  public void without(RulingName ruling) {
    rulings = rulings.without(ruling);
  }

  private Instant time() {
    return Objects.requireNonNull(base.snapshot().time(), "a state after some entry");
  }

  private void put(int branch, BranchRow next) {
    BranchRow before = was.row(branch);
    boolean asItWas = next.equals(before);
    touched.set(branch, !asItWas);
    if (!next.equals(row(branch))) {
      edit.suppose(branch, asItWas ? before : next, base.position());
    }
  }

  /** Findings that rest on another threshold are made again; all others are as recorded. */
  private BranchState measured(BranchState state) {
    TallyInForce latest = state.inForce();
    if (latest == null || measuredAnew.isEmpty()) {
      return state;
    }
    List<String> failed = new ArrayList<>();
    for (Finding finding : TallyRules.check(latest.tally(), contest, policy)) {
      String code = finding.rule().code();
      if (measuredAnew.contains(code) ? finding.failed() : latest.failed().contains(code)) {
        failed.add(code);
      }
    }
    return failed.equals(latest.failed()) ? state : state.measured(failed, policy::holdsBack);
  }

  /**
   * The contest as it stands; the edit goes on from there.
   *
   * @throws TotalsDisagree where totals are not the sum of their parts
   */
  public ContestView view() {
    ContestView view = edit.done();
    List<Invariants.Violation> violations = Invariants.checkStep(edit.base(), view, edit.touched());
    if (!violations.isEmpty()) {
      throw new TotalsDisagree(base.position(), violations);
    }
    edit = new ContestEdit(view);
    return view;
  }

  /**
   * The whole state.
   *
   * @throws TotalsDisagree where totals are not the sum of their parts
   */
  public FoldState done() {
    ContestView view = view();
    Snapshot before = base.snapshot();
    RulingLedger reached = rulings.reachedIn(view, touched);
    SortedMap<ElectionId, ElectionView> elections = new TreeMap<>(before.elections());
    elections.computeIfPresent(
        contest.id().election(), (_, election) -> election.with(List.of(view)));
    Snapshot snapshot =
        new Snapshot(
            before.position(),
            before.time(),
            before.log(),
            Collections.unmodifiableSortedMap(elections),
            reached.issued(),
            before.faults());
    return new FoldState(snapshot, base.definitions(), reached, base.heads(), base.called());
  }
}
