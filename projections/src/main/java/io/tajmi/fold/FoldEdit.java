package io.tajmi.fold;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.contest.ContestActEvent;
import io.tajmi.count.BranchRow;
import io.tajmi.count.EventDoesNotFit;
import io.tajmi.count.Fault;
import io.tajmi.count.TallyShape;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.ElectionEvent;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.SecrecyLimits;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.commit.CheckpointMissing;
import io.tajmi.publication.PublicationEvent;
import io.tajmi.ruling.RulingEvent;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.Invariants;
import io.tajmi.view.RulingLedger;
import io.tajmi.view.Snapshot;
import io.tajmi.view.TotalsDisagree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The next state of the fold while a batch is applied, for one writer. A fault of an entry is part
 * of the fold and never stops it: the entry's branch becomes incomplete, or, where the entry is of
 * no branch, the fault is listed.
 *
 * <p><b>Why so.</b> Live view, start, replay, fork and the node's check of itself all fold the same
 * entries and must come to the same state, whatever the entries hold. An entry that cannot be
 * applied is therefore no accident of one run but content, and changes the state in one agreed way.
 * To stop at it would stop a country for one box; to pass over it would leave figures in the totals
 * that nobody can vouch for. What does stop the fold lies not in the log but in this program or in
 * its memory: a position that was left out, and totals that are not the sum of their parts.
 *
 * <p><b>An example</b> ({@code FoldTest}): 18 branches; b0 and b1 record 1, 2 and 3 votes at
 * positions 2 and 3, so the country has 2, 4 and 6. At position 4 b0 is corrected to 2, 2 and 3,
 * one valid ballot more, but the entry says that the change is two. That is not what the state of
 * the branch does with it: b0 is incomplete since 4. Its row no longer counts, so what leaves the
 * district, county, province and country is the difference of two rows, −1, −2 and −3: the country
 * has 1, 2 and 3, of 18 branches 1 counted, 1 incomplete, 16 outstanding. An annulment of b0 at
 * position 5 changes nothing more: what it would be applied to is not known.
 *
 * <p><b>Tempting, and wrong.</b> To add the change that an event carries to the totals: a writer's
 * slip would then stay in every sum, where the difference of two rows is right or the branch is
 * out. To group small boxes once a batch: live and replay cut their batches differently and would
 * show different groups, so they are grouped entry by entry.
 *
 * <p><b>Never change this:</b> how entries are cut into batches makes no difference to the content.
 * A contest's view follows from its election's seal and its own entries alone: {@link #leavingOut}
 * folds one contest of the past without all others, and would be wrong without an error. And
 * nothing here asks a clock, chance, or anything but the state and the entry.
 */
public final class FoldEdit {
  private final FoldState base;
  private final Map<ContestId, ContestEdit> edits = new LinkedHashMap<>();
  private final SortedMap<ElectionId, ElectionView> sealed;
  private RulingLedger rulings;
  private DefinitionSource definitions;
  private PMap<String, Long> heads;
  private PMap<ElectionId, ContestId> called;
  private PVector<Fault> faults;
  private @Nullable LogCreated log;
  private long position;
  private @Nullable Instant time;

  /** Goes on from a state. */
  public FoldEdit(FoldState base) {
    this.base = base;
    this.sealed = new TreeMap<>(base.snapshot().elections());
    this.rulings = base.rulings();
    this.definitions = base.definitions();
    this.heads = base.heads();
    this.called = base.called();
    this.faults = TreePVector.from(base.snapshot().faults());
    this.log = base.snapshot().log();
    this.position = base.position();
    this.time = base.snapshot().time();
  }

  /** Applies the entry that follows; one that was applied before is passed over. */
  void next(DecodedEntry entry) {
    long index = entry.position().index();
    if (index > position + 1) {
      throw new IllegalArgumentException("position " + index + " came after position " + position);
    }
    if (index == position + 1) {
      position = index;
      time = entry.time();
      apply(entry);
    }
  }

  /**
   * Applies an entry, those before it left out: no more of the state is right afterwards than what
   * they have no part in, such as one contest's view after that contest's entries.
   */
  public void leavingOut(DecodedEntry entry) {
    position = Math.max(position, entry.position().index() - 1);
    next(entry);
  }

  /**
   * The view of a contest after what was applied; null where its election is not sealed.
   *
   * @throws TotalsDisagree where totals are not the sum of their parts
   */
  @Nullable ContestView contest(ContestId contest) {
    ContestEdit edit = edit(contest);
    return edit == null ? null : done(List.of(edit)).getFirst();
  }

  /** The same, and the edit goes on from that view. */
  @Nullable ContestView settle(ContestId contest) {
    ContestView view = contest(contest);
    if (view != null) {
      edits.put(contest, new ContestEdit(view));
    }
    return view;
  }

  /** The next views, checked together. */
  private List<ContestView> done(Collection<ContestEdit> some) {
    List<ContestView> views = new ArrayList<>();
    List<Invariants.Violation> violations = new ArrayList<>();
    for (ContestEdit edit : some) {
      ContestView view = edit.done();
      violations.addAll(Invariants.checkStep(edit.base(), view, edit.touched()));
      views.add(view);
    }
    if (!violations.isEmpty()) {
      throw new TotalsDisagree(position, violations);
    }
    return views;
  }

  private void apply(DecodedEntry entry) {
    String stream = entry.stream();
    if (stream != null && stream.startsWith("branch/")) {
      applyToBranch(entry, stream);
      return;
    }
    try {
      applyElsewhere(entry, stream);
    } catch (RuntimeException fault) {
      // Whatever goes wrong here goes wrong in every fold of this log alike: it is content.
      faults = faults.plus(new Fault(position, reason(fault)));
      leaveIncomplete(entry, stream);
    }
  }

  /** Of a contest with an act that could not be applied nobody can say what its outcome is. */
  private void leaveIncomplete(DecodedEntry entry, @Nullable String stream) {
    boolean publications =
        !entry.events().isEmpty()
            && entry.events().stream().allMatch(PublicationEvent.class::isInstance);
    for (ElectionView election : publications ? List.<ElectionView>of() : sealed.values()) {
      for (Contest contest : election.definition().contests()) {
        if (("contest/" + contest.id()).equals(stream)) {
          ContestEdit edit = Objects.requireNonNull(edit(contest.id()));
          edit.file(edit.file().incompleteAt(position));
        }
      }
    }
  }

  private void applyElsewhere(DecodedEntry entry, @Nullable String stream) {
    if (stream != null) {
      long before = heads.getOrDefault(stream, -1L);
      heads = heads.plus(stream, Math.max(before, entry.seq()));
      EventDoesNotFit.unless(entry.seq() == before + 1, "the stream's number is not the next");
    }
    for (Object event : entry.events()) {
      switch (event) {
        case LogCreated created when stream == null && position == 0 && isWhole(created) ->
            log = created;
        case CheckpointMissing accepted when stream == null && accepted.size() == position -> {
          // It tells who audits the log, and changes no figure.
        }
        case ElectionEvent e when ("election/" + e.election()).equals(stream) -> apply(e);
        case RulingEvent e when e.ruling().toString().equals(stream) ->
            rulings = rulings.after(e, position);
        case PublicationEvent e when ("contest/" + e.contest()).equals(stream) -> apply(e);
        case ContestActEvent e when ("contest/" + e.contest()).equals(stream) -> apply(e);
        case DecodedEntry.Unreadable unreadable ->
            throw new EventDoesNotFit(
                "unreadable " + unreadable.type() + ": " + unreadable.reason());
        default -> throw new EventDoesNotFit(entry.type() + " does not belong to stream " + stream);
      }
    }
  }

  private static boolean isWhole(LogCreated created) {
    return created.kind() != null && created.secrecy() != null;
  }

  private void apply(ElectionEvent event) {
    switch (event) {
      case ElectionEvent.DefinitionPart part -> definitions = definitions.with(part);
      case ElectionEvent.DefinitionSealed seal -> {
        EventDoesNotFit.unless(
            !sealed.containsKey(seal.election()), "the election was sealed before");
        DefinitionSource collected = definitions;
        definitions = collected.without(seal.election());
        Definition definition = collected.seal(seal);
        EventDoesNotFit.unless(
            definition.election().equals(seal.election())
                && definition.hash().equals(seal.content()),
            "the seal is of another definition");
        ContestId follows = called.get(seal.election());
        sealed.put(seal.election(), ElectionView.sealed(definition, position, follows, secrecy()));
      }
    }
  }

  /** As the log was founded; a log that was not has the limits of one that names none. */
  private SecrecyLimits secrecy() {
    return log == null ? SecrecyLimits.DEFAULT : log.secrecy();
  }

  private ContestEdit known(ContestId contest) {
    ContestEdit edit = edit(contest);
    if (edit == null) {
      throw new EventDoesNotFit("no such contest in a sealed election: " + contest);
    }
    return edit;
  }

  private void apply(ContestActEvent event) {
    ContestEdit edit = known(event.contest());
    ContestActs.check(event, edit.base().contest());
    edit.file(edit.file().after(event, position, time));
    if (event instanceof ContestActEvent.SecondRoundCalled second) {
      called = called.plus(second.election(), second.contest());
    }
  }

  private void apply(PublicationEvent event) {
    ContestEdit edit = known(event.contest());
    edit.publish(edit.publicity().after(event, position, time));
  }

  private void applyToBranch(DecodedEntry entry, String stream) {
    BranchId id;
    try {
      id = branchOf(entry, stream);
    } catch (IllegalArgumentException noBranch) {
      faults = faults.plus(new Fault(position, reason(noBranch)));
      return;
    }
    ContestEdit edit = edit(id.contest());
    int branch = edit == null ? -1 : edit.base().contest().ordinal(id.branch());
    if (edit == null || branch < 0) {
      faults = faults.plus(new Fault(position, "no such branch in a sealed election: " + stream));
      return;
    }
    noteRulings(entry, id);
    BranchRow before = edit.row(branch);
    if (!before.incomplete()) {
      edit.replace(branch, after(edit.shape(), before, entry, id), position);
    }
  }

  private void noteRulings(DecodedEntry entry, BranchId id) {
    for (Object event : entry.events()) {
      if (event instanceof BranchTallyEvent happened && id.equals(happened.branch())) {
        rulings = rulings.reached(happened, position);
      }
    }
  }

  private BranchRow after(TallyShape shape, BranchRow before, DecodedEntry entry, BranchId id) {
    try {
      return step(shape, before, entry, id);
    } catch (RuntimeException fault) {
      // Whatever goes wrong here goes wrong in every fold of this log alike: it is content.
      return before.incompleteAt(position, entry.time(), reason(fault));
    }
  }

  private BranchRow step(TallyShape shape, BranchRow before, DecodedEntry entry, BranchId id) {
    EventDoesNotFit.unless(
        entry.seq() == before.trail().seq() + 1, "the stream's number is not the next");
    String contest = entry.contest();
    EventDoesNotFit.unless(
        contest == null || contest.equals(id.contest().toString()),
        "the entry names another contest");
    BranchRow after = before;
    for (Object event : entry.events()) {
      if (event instanceof DecodedEntry.Unreadable unreadable) {
        throw new EventDoesNotFit("unreadable " + unreadable.type() + ": " + unreadable.reason());
      }
      if (!(event instanceof BranchTallyEvent happened) || !id.equals(happened.branch())) {
        throw new EventDoesNotFit(entry.type() + " does not belong to stream " + id);
      }
      shape.check(happened);
      after = after.after(happened);
    }
    return after.at(entry.seq(), position, entry.time());
  }

  /** The stream decides; an event's own branch saves parsing where it says the same. */
  static BranchId branchOf(DecodedEntry entry, String stream) {
    if (!entry.events().isEmpty()
        && entry.events().getFirst() instanceof BranchTallyEvent event
        && event.branch() != null
        && event.branch().hasStream(stream)) {
      return event.branch();
    }
    return BranchId.parse(stream);
  }

  /** What is being made of a contest; null where its election is not sealed. */
  @Nullable ContestEdit edit(ContestId id) {
    ContestEdit open = edits.get(id);
    if (open != null) {
      return open;
    }
    ElectionView election = sealed.get(id.election());
    ContestView view = election == null ? null : election.contest(id.contest());
    if (view == null) {
      return null;
    }
    ContestEdit edit = new ContestEdit(view);
    edits.put(id, edit);
    return edit;
  }

  /**
   * The state after what was applied; the edit is of no use after it.
   *
   * @throws TotalsDisagree where totals are not the sum of their parts
   */
  public FoldState done() {
    if (position == base.position()) {
      return base;
    }
    done(edits.values().stream().filter(ContestEdit::changed).toList()).stream()
        .collect(Collectors.groupingBy(view -> view.contest().id().election()))
        .forEach((election, views) -> sealed.computeIfPresent(election, (_, it) -> it.with(views)));
    Snapshot snapshot =
        new Snapshot(
            position,
            time,
            log,
            Collections.unmodifiableSortedMap(sealed),
            rulings.issued(),
            faults);
    return new FoldState(snapshot, definitions, rulings, heads, called);
  }

  private static String reason(RuntimeException fault) {
    String message = fault.getMessage();
    return message == null ? fault.getClass().getSimpleName() : message;
  }
}
