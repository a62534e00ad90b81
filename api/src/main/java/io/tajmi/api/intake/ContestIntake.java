package io.tajmi.api.intake;

import io.tajmi.admission.Admission;
import io.tajmi.api.access.account.Right;
import io.tajmi.api.access.sight.AccessRefused;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.contest.ContestActCommand;
import io.tajmi.contest.ContestActDocument;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.LotDocument;
import io.tajmi.contest.SecondRoundDocument;
import io.tajmi.contest.SecondRounds;
import io.tajmi.document.Places;
import io.tajmi.document.Request;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.Receipt;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.publication.PublicationCommand;
import io.tajmi.publication.PublicationDocument;
import io.tajmi.view.ContestView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what is done to a contest as a whole. Lots and second rounds rest on the outcome, so
 * {@link Admission} decides on them.
 */
public final class ContestIntake {
  private final Intake intake;
  private final Sights sights;
  private final LogReader log;
  private final Admission admission;
  private final SecondRounds secondRounds;

  public ContestIntake(
      Intake intake, Sights sights, LogReader log, Admission admission, SecondRounds secondRounds) {
    this.intake = intake;
    this.sights = sights;
    this.log = log;
    this.admission = admission;
    this.secondRounds = secondRounds;
  }

  /** A contest as an address names it. */
  record Place(String election, String contest) {}

  /** A contest that the sender holds a right in all of. */
  private record Ground(Definition definition, ContestView view) {}

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
          Ground ground = decided(ground(place, sender, Right.RULE_ON_CONTESTS));
          ContestId contest = ground.view().contest().id();
          return intake.decide(
              admission.lot(document, contest, ground.definition()),
              document.envelope(contest),
              sender);
        });
  }

  /** A second round, called and then brought into the log as an election of its own. */
  ReceiptAnswer secondRound(Place place, byte[] bytes, Sender sender) {
    return intake.taken(
        bytes,
        sender,
        () -> {
          SecondRoundDocument document = SecondRoundDocument.parse(bytes);
          Ground ground = decided(ground(place, sender, Right.IMPORT_ELECTIONS));
          ContestId contest = ground.view().contest().id();
          Receipt receipt =
              intake.decide(
                  admission.secondRound(document, contest, ground.definition()),
                  document.envelope(contest),
                  sender);
          SecondRoundCalled called = called(contest, document.envelope(), receipt);
          if (called != null) {
            secondRounds.hold(called);
          }
          return receipt;
        });
  }

  /** What was called; null of a repeat that can no longer be read. */
  private @Nullable SecondRoundCalled called(ContestId contest, String act, Receipt receipt) {
    if (receipt.event() instanceof SecondRoundCalled called) {
      return called;
    }
    ContestView view = sights.holding(receipt.last().index()).contest(contest);
    if (view != null && view.file().state().fact(act) instanceof SecondRoundCalled called) {
      return called;
    }
    if (receipt.repeat()) {
      return null;
    }
    throw new IllegalStateException(
        "the view does not hold the call " + act + " at position " + receipt.position());
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
    return Objects.requireNonNull(sights.holding(log.size() - 1).contest(contest), "a contest");
  }

  private Receipt send(Request<ContestActCommand> request, Sender sender) {
    return intake.send(request.command(), request.envelope(), sender);
  }

  /** Waits for the head of the log, and lets on who holds the right in all of the contest. */
  private Ground ground(Place place, Sender sender, Right right) {
    Definition definition = intake.definition(place.election());
    Contest contest = Places.contest(place.contest(), definition, null);
    ContestView view = atHead(contest.id());
    requireAll(view, right, definition, sender);
    return new Ground(definition, view);
  }

  /** Lots and second rounds rest on the outcome, which must not be that of a damaged count. */
  private Ground decided(Ground ground) {
    Sight sight = sights.current();
    if (sight.withholds(ground.view())) {
      throw sight.refusal(Right.RULE_ON_CONTESTS, ground.view());
    }
    return ground;
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
