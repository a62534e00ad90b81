package io.tajmi.ops.node;

import io.tajmi.EventCatalogue;
import io.tajmi.contest.ContestActCommand.RecordLot;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.LotDocument;
import io.tajmi.decision.Outcome;
import io.tajmi.document.Rejection;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.ElectionEvent.DefinitionSealed;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.outcome.DecisionInput;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingEvent.ScopePart;
import io.tajmi.ruling.RulingId;
import io.tajmi.view.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Reads a log entry by entry, and says where one stands that the entries before it forbid. */
final class RulesOnRecord {
  private final Fold fold = new Fold(FoldState.first());
  private final List<String> breaches = new ArrayList<>();
  private final Map<RulingId, List<String>> scopes = new HashMap<>();
  private final Set<String> issued = new HashSet<>();
  private final Set<String> reversed = new HashSet<>();
  private final Map<ElectionId, DefinitionHash> called = new HashMap<>();

  private RulesOnRecord() {}

  /** One line for each breach; none in a sound log. */
  static List<String> breaches(EventLog log) {
    RulesOnRecord rules = new RulesOnRecord();
    EventCodec codec = EventCatalogue.codec();
    for (long position = 0; position < log.size(); position++) {
      LogPosition here = new LogPosition(position);
      rules.read(codec.decode(position, log.entry(here)));
    }
    rules.fold.current().faults().forEach(fault -> rules.breaches.add(fault.toString()));
    return rules.breaches;
  }

  private void read(DecodedEntry entry) {
    switch (entry.events().getFirst()) {
      case LotDrawn lot -> check(lot);
      case SecondRoundCalled call -> check(call);
      case ScopePart part ->
          part.branches()
              .forEach(branch ->
                  scopes
                      .computeIfAbsent(part.ruling(), _ -> new ArrayList<>())
                      .add(branch.value()));
      case RulingIssued ruling -> check(ruling);
      case DefinitionSealed seal ->
          require(
              called.getOrDefault(seal.election(), seal.content()).equals(seal.content()),
              seal + " where another one was called");
      default -> {}
    }
    var _ = fold.apply(List.of(entry));
  }

  private void require(boolean kept, String breach) {
    if (!kept) {
      breaches.add(breach);
    }
  }

  private Outcome outcome(ContestId contest) {
    return DecisionInput.decide(Objects.requireNonNull(fold.current().contest(contest)));
  }

  private void check(LotDrawn lot) {
    RecordLot asked =
        new RecordLot(
            lot.contest(),
            lot.act(),
            lot.matter(),
            lot.branch(),
            lot.method(),
            lot.seed(),
            lot.drawn(),
            lot.witnesses(),
            lot.position(),
            lot.authority());
    try {
      LotDocument.admit(asked, outcome(lot.contest()));
    } catch (Rejection rejection) {
      breaches.add(lot.act() + ": " + rejection.getMessage());
    }
  }

  private void check(SecondRoundCalled call) {
    Snapshot before = fold.current();
    Outcome outcome = outcome(call.contest());
    Set<String> between = new TreeSet<>(outcome.counted().runOffMembers());
    Set<String> named = new TreeSet<>();
    call.candidates().stream().map(CandidateCode::value).forEach(named::add);
    require(
        outcome.state() == Outcome.State.DECIDED && between.equals(named),
        call.act() + " between " + named + ", the outcome says " + between);
    require(
        !before.elections().containsKey(call.election())
            && called.put(call.election(), call.definition()) == null,
        call.act() + " names " + call.election() + ", which is taken");
  }

  private void check(RulingIssued ruling) {
    issued.add(ruling.envelope());
    String reverses = ruling.reverses();
    if (reverses == null) {
      return;
    }
    require(issued.contains(reverses), ruling.ruling() + " reverses what is not on record");
    for (String branch : scopes.getOrDefault(ruling.ruling(), List.of())) {
      require(
          reversed.add(reverses + " at " + branch),
          ruling.ruling() + " reverses " + reverses + " at " + branch + " once more");
    }
  }
}
