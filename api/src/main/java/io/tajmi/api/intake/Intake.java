package io.tajmi.api.intake;

import io.tajmi.admission.Admission;
import io.tajmi.api.access.account.Right;
import io.tajmi.api.access.sight.AccessRefused;
import io.tajmi.api.http.RefusalRecord;
import io.tajmi.api.http.Unread;
import io.tajmi.branch.BranchActDocument;
import io.tajmi.branch.BranchTallyCommand;
import io.tajmi.branch.TallyDocument;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.RuleCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.Decided;
import io.tajmi.eventlog.EnvelopeReused;
import io.tajmi.eventlog.Receipt;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.line.EntryTooLarge;
import io.tajmi.ruling.RulingCommand.IssueRuling;
import io.tajmi.ruling.RulingDocument;
import io.tajmi.ruling.RulingEnforcement;
import io.tajmi.ruling.RulingName;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Takes documents in: parse, resolve, send, answer. What is refused is counted and its bytes are
 * kept aside; nothing of it reaches the log.
 */
public final class Intake implements RefusalRecord {
  private final Commands commands;
  private final Definitions definitions;
  private final Admission admission;
  private final RulingEnforcement enforcement;
  private final Receipts receipts;
  private final KeptAside keptAside;
  private final IngestMeters meters;
  private final RandomGenerator random;

  public Intake(
      Commands commands,
      Definitions definitions,
      Admission admission,
      RulingEnforcement enforcement,
      Receipts receipts,
      KeptAside keptAside,
      IngestMeters meters,
      RandomGenerator random) {
    this.commands = commands;
    this.definitions = definitions;
    this.admission = admission;
    this.enforcement = enforcement;
    this.receipts = receipts;
    this.keptAside = keptAside;
    this.meters = meters;
    this.random = random;
  }

  /** A tally or a correction. */
  ReceiptAnswer tally(String election, byte[] bytes, Sender sender) {
    return taken(bytes, sender, () -> tally(election, TallyDocument.parse(bytes), sender));
  }

  /** A tally that was parsed before. */
  ReceiptAnswer tally(String election, TallyDocument document, byte[] bytes, Sender sender) {
    return taken(bytes, sender, () -> tally(election, document, sender));
  }

  private Receipt tally(String election, TallyDocument document, Sender sender) {
    Definition definition = definition(election);
    Request<BranchTallyCommand> request = document.resolve(definition);
    sender.require(Right.SUBMIT_TALLIES, definition, request.command().branch().branch());
    return send(request.command(), request.envelope(), sender);
  }

  /** A branch will have no tally. */
  ReceiptAnswer close(String election, Place place, byte[] bytes, Sender sender) {
    return branchAct(BranchActDocument::close, election, place, bytes, sender);
  }

  /** A branch that was closed is awaited again. */
  ReceiptAnswer reopen(String election, Place place, byte[] bytes, Sender sender) {
    return branchAct(BranchActDocument::reopen, election, place, bytes, sender);
  }

  private interface BranchAct {
    Request<BranchTallyCommand> of(
        BranchActDocument document, String contest, String branch, Definition definition);
  }

  private ReceiptAnswer branchAct(
      BranchAct act, String election, Place place, byte[] bytes, Sender sender) {
    return taken(
        bytes,
        sender,
        () -> {
          BranchActDocument document = BranchActDocument.parse(bytes);
          Definition definition = definition(election);
          Request<BranchTallyCommand> request =
              act.of(document, place.contest(), place.branch(), definition);
          sender.require(Right.CLOSE_BRANCHES, definition, request.command().branch().branch());
          return send(request.command(), request.envelope(), sender);
        });
  }

  /** A branch as an address names it. */
  record Place(String contest, String branch) {}

  /** A ruling, put on record and then enforced at every branch that it names. */
  ReceiptAnswer ruling(String election, byte[] bytes, Sender sender) {
    return taken(
        bytes,
        sender,
        () -> {
          Definition definition = definition(election);
          Request<IssueRuling> request = RulingDocument.parse(bytes).resolve(definition, random);
          for (BranchCode branch : request.command().branches()) {
            sender.require(Right.ISSUE_RULINGS, definition, branch);
          }
          Receipt receipt = decide(admission.ruling(request.command()), request.envelope(), sender);
          enforce(request.command().name(), receipt);
          return receipt;
        });
  }

  /** A repeat whose ruling can no longer be read is a repeat all the same. */
  private void enforce(RulingName ruling, Receipt receipt) {
    try {
      enforcement.enforce(ruling);
    } catch (CorruptedStream unreadable) {
      if (!receipt.repeat()) {
        throw unreadable;
      }
    }
  }

  /** Sends a command in the name of its sender. */
  Receipt send(Object command, Act.Envelope envelope, Sender sender) {
    return decide(() -> Decided.freely(command), envelope, sender);
  }

  /** Does in the name of its sender what is decided on other streams too. */
  Receipt decide(Decided.Deciding deciding, Act.Envelope envelope, Sender sender) {
    return Objects.requireNonNull(
        commands.decide(deciding, Act.of(sender.actor(), envelope)),
        "an act with an envelope has a receipt");
  }

  /** Does an act, counts what came of it, and keeps aside what is refused. */
  ReceiptAnswer taken(byte[] bytes, Sender sender, Supplier<Receipt> act) {
    try {
      ReceiptAnswer answer =
          Objects.requireNonNull(meters.duration().record(() -> receipts.of(act.get())));
      count(answer);
      return answer;
    } catch (EnvelopeReused reused) {
      throw refused(
          new Rejection(RuleCode.R_106, "/envelope", reusedDetail(reused)), bytes, sender);
    } catch (EntryTooLarge tooLarge) {
      throw refused(
          new Rejection(
              RuleCode.R_108, null, "The act is too large for one entry; shorten its texts."),
          bytes,
          sender);
    } catch (Rejection rejection) {
      throw refused(rejection, bytes, sender);
    } catch (AccessRefused elsewhere) {
      meters.count(IngestMeters.Outcome.REFUSED);
      keptAside.keep(bytes, sender.address());
      throw elsewhere;
    }
  }

  /** Counts a refusal and keeps its bytes aside. */
  public Rejection refused(Rejection rejection, byte @Nullable [] bytes, Sender sender) {
    return refused(rejection, bytes, sender.address());
  }

  @Override
  public Rejection refused(Rejection rejection, byte @Nullable [] bytes, String client) {
    meters.count(IngestMeters.Outcome.REFUSED);
    meters.refused(rejection.code());
    if (bytes != null) {
      keptAside.keep(bytes, client);
    }
    return rejection;
  }

  /** Counts a body that could not be read to its end, and keeps aside what was read. */
  public Rejection refused(Unread unread, String client) {
    return refused(unread.rejection(), unread.read(), client);
  }

  /** Counts the refusal of a package by its problem's code, and keeps it aside. */
  void refusedPackage(IngestMeters.PackageProblem problem, byte[] bytes, String client) {
    meters.count(IngestMeters.Outcome.REFUSED);
    meters.failed(problem);
    keptAside.keep(bytes, client);
  }

  private void count(ReceiptAnswer answer) {
    if (answer.repeat()) {
      meters.count(IngestMeters.Outcome.REPEATED);
      return;
    }
    meters.count(IngestMeters.Outcome.ACCEPTED);
    if (answer.isHeldBack()) {
      meters.count(IngestMeters.Outcome.HELD_BACK);
    }
  }

  /** The sealed definition of an election as an address names it. */
  Definition definition(String election) {
    Definition definition =
        ElectionId.isCode(election) ? definitions.of(new ElectionId(election)) : null;
    if (definition == null) {
      throw new Rejection(
          RuleCode.R_102,
          null,
          "No election " + election + " has been imported; import its package first.");
    }
    return definition;
  }

  private static String reusedDetail(EnvelopeReused reused) {
    return "The envelope was accepted with other content at position "
        + reused.first()
        + "; a new document needs a new envelope.";
  }
}
