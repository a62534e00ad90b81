package io.tajmi.api.intake;

import io.tajmi.api.answer.RuleCodes;
import io.tajmi.api.intake.ReceiptAnswer.State;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Tally;
import io.tajmi.contest.ContestActEvent;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.election.Policy;
import io.tajmi.eventlog.Receipt;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.eventlog.reader.StreamReader;
import io.tajmi.publication.PublicationEvent;
import io.tajmi.ruling.RulingEvent;
import io.tajmi.ruling.RulingName;
import io.tajmi.ruling.Rulings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what the log holds about an act, so that the first answer and every repeat are the same. */
public final class Receipts {
  private final LogReader log;
  private final EventCodec codec;
  private final Definitions definitions;
  private final Rulings rulings;
  private final InForce inForce;

  public Receipts(LogReader log, EventCodec codec, Definitions definitions, Rulings rulings) {
    this.log = log;
    this.codec = codec;
    this.definitions = definitions;
    this.rulings = rulings;
    this.inForce = new InForce(new StreamReader(log, codec));
  }

  /**
   * Of an act that was written now nothing is read again. One that was written before is durable
   * whatever has become of what it tells: where that cannot be read any more, the rest is told.
   */
  ReceiptAnswer of(Receipt receipt) {
    Object event = receipt.event();
    if (event != null) {
      return told(event, receipt);
    }
    Entry entry = log.entry(receipt.position());
    Object read = codec.payloads(entry.type(), entry.dataBytes()).getFirst();
    return read instanceof DecodedEntry.Unreadable ? untold(receipt) : told(read, receipt);
  }

  private ReceiptAnswer told(Object event, Receipt receipt) {
    Long inForceAt = inForceAt(event, receipt);
    boolean stands = inForceAt == null || inForceAt == receipt.position().index();
    return new ReceiptAnswer(
        receipt.position().index(),
        receipt.leafHash(),
        receipt.envelope(),
        state(event, receipt),
        findings(event),
        through(event, receipt),
        inForceAt == null ? null : stands,
        stands ? null : inForceAt,
        receipt.repeat());
  }

  private static ReceiptAnswer untold(Receipt receipt) {
    return new ReceiptAnswer(
        receipt.position().index(),
        receipt.leafHash(),
        receipt.envelope(),
        State.INCOMPLETE,
        List.of(),
        receipt.last().index(),
        null,
        null,
        receipt.repeat());
  }

  /**
   * What the branch of an act rests on now; null where the act is about no single branch, or that
   * cannot be said because something in its stream cannot be read.
   */
  private @Nullable Long inForceAt(Object event, Receipt receipt) {
    if (event instanceof BranchTallyEvent happened && receipt.repeat()) {
      return inForce.at(happened.branch());
    }
    return event instanceof BranchTallyEvent ? (Long) receipt.position().index() : null;
  }

  /**
   * A ruling is carried out when its stream says so, after all that it did at branches; a second
   * round is there when its election is sealed.
   */
  private long through(Object event, Receipt receipt) {
    return switch (event) {
      case RulingEvent ruling -> head(ruling.ruling().toString());
      case ContestActEvent.SecondRoundCalled called -> head("election/" + called.election());
      default -> receipt.last().index();
    };
  }

  /** Position of the last entry of a stream. */
  private long head(String stream) {
    return log.streamPositions(stream, log.lastSequence(stream), 1)[0];
  }

  private State state(Object event, Receipt receipt) {
    return switch (event) {
      case BranchTallyEvent.TallyRecorded recorded -> held(recorded.heldBack());
      case BranchTallyEvent.TallyCorrected corrected -> held(corrected.heldBack());
      case BranchTallyEvent.TallyAnnulled _ -> State.ANNULLED;
      case BranchTallyEvent.TallyRestored _ -> State.RESTORED;
      case BranchTallyEvent.ClosedWithoutTally _ -> State.NO_TALLY;
      case BranchTallyEvent.Reopened _ -> State.AWAITED;
      case PublicationEvent.ContestReleased _ -> State.RELEASED;
      case PublicationEvent.ContestHalted _ -> State.HALTED;
      case ContestActEvent.LotDrawn _ -> State.DRAWN;
      case ContestActEvent.SecondRoundCalled _ -> State.CALLED;
      case ContestActEvent _ -> State.ON_RECORD;
      case RulingEvent ruling ->
          state(
              new RulingName(
                  ruling.ruling().election(),
                  Objects.requireNonNull(receipt.envelope(), "an envelope")));
      default -> throw new IllegalStateException("no act of this log: " + event.getClass());
    };
  }

  private State state(RulingName ruling) {
    try {
      Rulings.Issued issued = rulings.of(ruling);
      return issued == null || issued.open() ? State.ISSUED : State.ENFORCED;
    } catch (CorruptedStream unreadable) {
      return State.INCOMPLETE;
    }
  }

  private static State held(boolean back) {
    return back ? State.QUARANTINED : State.RECORDED;
  }

  private List<ReceiptAnswer.FindingAnswer> findings(Object event) {
    return switch (event) {
      case BranchTallyEvent.TallyRecorded recorded ->
          findings(recorded, recorded.failed(), recorded.tally());
      case BranchTallyEvent.TallyCorrected corrected ->
          findings(corrected, corrected.failed(), corrected.tally());
      default -> List.of();
    };
  }

  private List<ReceiptAnswer.FindingAnswer> findings(
      BranchTallyEvent event, List<String> failed, Tally tally) {
    Definition definition =
        Objects.requireNonNull(
            definitions.of(event.branch().contest().election()), "a sealed definition");
    List<ReceiptAnswer.FindingAnswer> findings = new ArrayList<>();
    for (String code : failed) {
      findings.add(finding(RuleCodes.of(code), definition.policy(), tally));
    }
    return findings;
  }

  static ReceiptAnswer.FindingAnswer finding(RuleCode rule, Policy policy, Tally tally) {
    boolean holdsBack = policy.holdsBack(rule.code());
    boolean owed = rule.severity() == 'W' && !tally.reasons().containsKey(rule.code());
    return new ReceiptAnswer.FindingAnswer(
        rule.code(), rule.sentence(), rule.senderAction(), holdsBack, owed);
  }
}
