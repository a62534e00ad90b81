package io.tajmi.replay.fork;

import io.tajmi.branch.BranchActDocument;
import io.tajmi.branch.BranchTallyCommand;
import io.tajmi.branch.BranchTallyDecisions;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.TallyDocument;
import io.tajmi.contest.ContestActCommand;
import io.tajmi.contest.ContestActCommand.RecordLot;
import io.tajmi.contest.ContestActDocument;
import io.tajmi.contest.ContestActEvent;
import io.tajmi.contest.ContestDecisions;
import io.tajmi.contest.LotDocument;
import io.tajmi.contest.SecondRoundDocument;
import io.tajmi.decision.Outcome;
import io.tajmi.digest.Sha256;
import io.tajmi.document.NotPossible;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.RuleCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestStream;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.SupposedEdit;
import io.tajmi.outcome.DecisionInput;
import io.tajmi.replay.fork.Supposition.Suppose;
import io.tajmi.ruling.RulingCommand.CompleteEnforcement;
import io.tajmi.ruling.RulingCommand.IssueRuling;
import io.tajmi.ruling.RulingDecisions;
import io.tajmi.ruling.RulingDocument;
import io.tajmi.ruling.RulingEnforcement;
import io.tajmi.ruling.RulingEvent;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Takes documents in as a log does that they are sent to: parsed, resolved and admitted by the same
 * rules, decided by the same functions, and applied to what is supposed so far.
 */
final class Supposing {
  private static final String ACTOR = "supposed";

  private final Snapshots snapshots;
  private final Definition definition;
  private final Contest contest;
  private final long position;
  private final Facts facts;
  private final SupposedEdit edit;

  /** What else is known at the position. */
  interface Snapshots {
    /** Whether an election of this code is sealed or called. */
    boolean isTaken(ElectionId election);
  }

  Supposing(
      Snapshots snapshots,
      Definition definition,
      ContestId contest,
      long position,
      Facts facts,
      SupposedEdit edit) {
    this.snapshots = snapshots;
    this.definition = definition;
    this.contest = Objects.requireNonNull(definition.contest(contest.contest()), "a contest");
    this.position = position;
    this.facts = facts;
    this.edit = edit;
  }

  /**
   * Takes one in.
   *
   * @param pointer to the supposition
   * @throws Rejection as the document has it where it is sent, with the pointer into the fork
   */
  void take(Suppose suppose, String pointer) {
    try {
      take(suppose);
    } catch (Rejection refused) {
      String within = refused.pointer() == null ? "" : refused.pointer();
      throw new Rejection(refused.code(), pointer + "/suppose/document" + within, refused.detail());
    }
  }

  private void take(Suppose suppose) {
    byte[] document = suppose.document().getBytes(StandardCharsets.UTF_8);
    String code = contest.id().contest().value();
    String branch = String.valueOf(suppose.branch());
    switch (suppose.kind()) {
      case TALLY -> branch(TallyDocument.parse(document).resolve(definition));
      case CLOSE -> branch(BranchActDocument.parse(document).close(code, branch, definition));
      case REOPEN -> branch(BranchActDocument.parse(document).reopen(code, branch, definition));
      case RULING -> ruling(RulingDocument.parse(document));
      case CONTEST_ACT -> act(ContestActDocument.parse(document).resolve(code, definition));
      case LOT -> lot(LotDocument.parse(document));
      case SECOND_ROUND -> secondRound(SecondRoundDocument.parse(document));
    }
  }

  /** Whether the same was sent before; then nothing more happens. */
  private boolean isRepeat(Act.Envelope envelope) {
    DecodedEntry before = facts.in(envelope.election(), envelope.id());
    if (before == null) {
      return false;
    }
    if (!envelope.content().equals(before.meta().get("content"))) {
      throw new Rejection(RuleCode.R_106, "/envelope", RuleCode.R_106.sentence());
    }
    return true;
  }

  private void requireContest(ContestId named) {
    if (!named.equals(contest.id())) {
      throw new Rejection(
          RuleCode.R_102, "/contest", "What is supposed is of the contest " + contest.id() + ".");
    }
  }

  private void branch(Request<BranchTallyCommand> request) {
    requireContest(request.command().branch().contest());
    if (!isRepeat(request.envelope())) {
      decide(request.command(), Act.of(ACTOR, request.envelope()));
    }
  }

  private void decide(BranchTallyCommand command, Act act) {
    int ordinal = contest.ordinal(command.branch().branch());
    if (edit.row(ordinal).incomplete()) {
      throw NotPossible.BRANCH_INCOMPLETE.at("/branch");
    }
    BranchTallyDecisions.decide(edit.row(ordinal).state(), command, definition)
        .ifPresent(event -> happened(ordinal, event, act));
  }

  private void happened(int ordinal, BranchTallyEvent event, Act act) {
    edit.happened(ordinal, event);
    facts.suppose(event.branch().toString(), act, event);
  }

  /** The number of its stream follows from its envelope, so that it is the same everywhere. */
  private void ruling(RulingDocument document) {
    SplittableRandom number = new SplittableRandom(seed(document.envelope()));
    Request<IssueRuling> request = document.resolve(definition, number);
    IssueRuling command = request.command();
    requireContest(command.contest());
    if (isRepeat(request.envelope())) {
      return;
    }
    RulingDocument.admit(command, new SupposedRulings(edit));
    RulingState state = RulingState.first();
    for (RulingEvent event : RulingDecisions.decide(state, command)) {
      ruled(event, Act.of(ACTOR, request.envelope()));
      state = state.after(event);
    }
    if (state instanceof RulingState.OnRecord onRecord) {
      enforce(onRecord, request.envelope());
      for (RulingEvent event :
          RulingDecisions.decide(state, new CompleteEnforcement(command.ruling()))) {
        ruled(event, causedBy(request.envelope()));
      }
    }
  }

  private static long seed(String envelope) {
    return ByteBuffer.wrap(Sha256.of(envelope.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private void enforce(RulingState.OnRecord ruling, Act.Envelope envelope) {
    RulingIssued issued = ruling.issued();
    for (BranchCode branch : ruling.branches()) {
      decide(RulingEnforcement.step(issued, branch), causedBy(envelope));
    }
  }

  private static Act causedBy(Act.Envelope envelope) {
    return new Act(ACTOR, null, new Act.Cause(envelope.election(), envelope.id()));
  }

  private void ruled(RulingEvent event, Act act) {
    edit.ruled(event);
    facts.suppose(event.ruling().toString(), act, event);
  }

  private void act(Request<? extends ContestActCommand> request) {
    if (!isRepeat(request.envelope())) {
      edit.file().requireWhole();
      decide(request.command(), request.envelope());
    }
  }

  private void decide(ContestActCommand command, Act.Envelope envelope) {
    String stream = new ContestStream(contest.id()).toString();
    for (ContestActEvent event : ContestDecisions.decide(edit.file().state(), command, contest)) {
      edit.done(event);
      facts.suppose(stream, Act.of(ACTOR, envelope), event);
    }
  }

  private Outcome outcome() {
    edit.file().requireWhole();
    return DecisionInput.decide(edit.view());
  }

  private void lot(LotDocument document) {
    Request<ContestActCommand> request =
        document.resolve(contest.id().contest().value(), definition, position);
    if (!isRepeat(request.envelope())) {
      LotDocument.admit((RecordLot) request.command(), outcome());
      decide(request.command(), request.envelope());
    }
  }

  private void secondRound(SecondRoundDocument document) {
    Act.Envelope envelope = document.envelope(contest.id());
    if (isRepeat(envelope)) {
      return;
    }
    if (snapshots.isTaken(document.election())) {
      throw NotPossible.ELECTION_TAKEN.at("/election", document.election());
    }
    String code = contest.id().contest().value();
    decide(document.resolve(code, definition, outcome(), position).command(), envelope);
  }
}
