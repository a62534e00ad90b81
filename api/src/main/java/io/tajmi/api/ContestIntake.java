package io.tajmi.api;

import io.tajmi.api.access.AccessRefused;
import io.tajmi.api.access.Right;
import io.tajmi.api.access.Sight;
import io.tajmi.api.access.Sights;
import io.tajmi.contest.ContestActCommand;
import io.tajmi.contest.ContestActCommand.CallSecondRound;
import io.tajmi.contest.ContestActCommand.RecordLot;
import io.tajmi.contest.ContestActDocument;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.LotDocument;
import io.tajmi.contest.SecondRoundDocument;
import io.tajmi.contest.SecondRounds;
import io.tajmi.decision.Outcome;
import io.tajmi.document.Places;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.EventLog;
import io.tajmi.eventlog.Receipt;
import io.tajmi.publication.PublicationCommand;
import io.tajmi.publication.PublicationDocument;
import io.tajmi.view.ContestView;
import io.tajmi.view.Outcomes;
import java.util.Objects;

/**
 * The door for what is done to a contest as a whole. Lots and second rounds rest on the outcome, so
 * they are let in only after the view has come to what was in the log when they came.
 */
final class ContestIntake {
  private final Intake intake;
  private final Sights sights;
  private final EventLog log;
  private final Outcomes outcomes;
  private final SecondRounds secondRounds;

  ContestIntake(
      Intake intake, Sights sights, EventLog log, Outcomes outcomes, SecondRounds secondRounds) {
    this.intake = intake;
    this.sights = sights;
    this.log = log;
    this.outcomes = outcomes;
    this.secondRounds = secondRounds;
  }

  /** A contest as an address names it. */
  record Place(String election, String contest) {}

  /** What a contest is at the head of the log. */
  private record Ground(Definition definition, Sight sight, ContestView view) {}

  /** An act on a candidate or the contest. */
  ReceiptAnswer act(Place place, byte[] bytes, Sender sender) {
    return intake.taken(
        bytes,
        sender,
        () -> {
          ContestActDocument document = ContestActDocument.parse(bytes);
          Ground ground = ground(place, sender, Right.RULE_ON_CONTESTS);
          return send(document.resolve(place.contest(), ground.definition()), sender);
        });
  }

  /** A lot that was drawn. */
  ReceiptAnswer lot(Place place, byte[] bytes, Sender sender) {
    return intake.taken(
        bytes,
        sender,
        () -> {
          LotDocument document = LotDocument.parse(bytes);
          Ground ground = ground(place, sender, Right.RULE_ON_CONTESTS);
          long position = ground.sight().snapshot().position();
          Request<ContestActCommand> request =
              document.resolve(place.contest(), ground.definition(), position);
          if (!onRecord(ground, request.command().act())) {
            LotDocument.admit((RecordLot) request.command(), outcome(ground));
          }
          return send(request, sender);
        });
  }

  /** A second round, called and then brought into the log as an election of its own. */
  ReceiptAnswer secondRound(Place place, byte[] bytes, Sender sender) {
    return intake.taken(
        bytes,
        sender,
        () -> {
          SecondRoundDocument document = SecondRoundDocument.parse(bytes);
          Ground ground = ground(place, sender, Right.IMPORT_ELECTIONS);
          Request<ContestActCommand> request = request(document, place, ground);
          Receipt receipt = send(request, sender);
          secondRounds.hold(((CallSecondRound) request.command()).called());
          return receipt;
        });
  }

  /** Everyone may read a contest's votes from here on. */
  ReceiptAnswer release(Place place, byte[] bytes, Sender sender) {
    return publish(place, bytes, sender, Right.RELEASE_CONTESTS, PublicationDocument::release);
  }

  /** Nobody outside the acting chains may read them any more. */
  ReceiptAnswer halt(Place place, byte[] bytes, Sender sender) {
    return publish(place, bytes, sender, Right.HALT_CONTESTS, PublicationDocument::halt);
  }

  /** What a document asks for of the contest that an address names. */
  private interface Resolving {
    Request<PublicationCommand> resolve(
        PublicationDocument document, String contest, Definition definition);
  }

  /** A halt waits for no count: where a contest lies is known from its seal on. */
  private ReceiptAnswer publish(
      Place place, byte[] bytes, Sender sender, Right right, Resolving resolving) {
    return intake.taken(
        bytes,
        sender,
        () -> {
          PublicationDocument document = PublicationDocument.parse(bytes);
          Definition definition = intake.definition(place.election());
          Request<PublicationCommand> request =
              resolving.resolve(document, place.contest(), definition);
          ContestId contest = request.command().contest();
          ContestView sealed = sights.current().snapshot().contest(contest);
          requireAll(sealed == null ? atHead(contest) : sealed, right, definition, sender);
          return intake.send(request.command(), request.envelope(), sender);
        });
  }

  private ContestView atHead(ContestId contest) {
    return Objects.requireNonNull(
        sights.at(log.size() - 1).snapshot().contest(contest), "a contest");
  }

  private Request<ContestActCommand> request(
      SecondRoundDocument document, Place place, Ground ground) {
    if (ground.view().file().state().fact(document.envelope()) instanceof SecondRoundCalled it) {
      return document.repeat(it);
    }
    if (ground.sight().snapshot().elections().containsKey(document.election())) {
      throw new Rejection(
          RuleCode.R_109, "/election", "An election " + document.election() + " is sealed.");
    }
    return document.resolve(
        place.contest(),
        ground.definition(),
        outcome(ground),
        ground.sight().snapshot().position());
  }

  private static boolean onRecord(Ground ground, String act) {
    return ground.view().file().state().fact(act) != null;
  }

  private Outcome outcome(Ground ground) {
    if (ground.view().file().incomplete()) {
      throw new Rejection(
          RuleCode.R_111, null, "An entry of this contest could not be applied; it comes first.");
    }
    return outcomes.of(ground.sight().snapshot(), ground.view()).outcome();
  }

  private Receipt send(Request<ContestActCommand> request, Sender sender) {
    return intake.send(request.command(), request.envelope(), sender);
  }

  /** Waits for the head of the log, and lets on who holds the right in all of the contest. */
  private Ground ground(Place place, Sender sender, Right right) {
    Definition definition = intake.definition(place.election());
    Contest contest = Places.contest(place.contest(), definition, null);
    Sight sight = sights.at(log.size() - 1);
    ContestView view = Objects.requireNonNull(sight.snapshot().contest(contest.id()), "a contest");
    requireAll(view, right, definition, sender);
    return new Ground(definition, sight, view);
  }

  /** Lets on who holds a right in every area that the contest has branches in. */
  private static void requireAll(
      ContestView view, Right right, Definition definition, Sender sender) {
    if (!view.isWithin(area -> sender.viewer().may(right, definition, area))) {
      throw AccessRefused.elsewhere(
          right, view.outside(area -> sender.viewer().may(right, definition, area)));
    }
  }
}
