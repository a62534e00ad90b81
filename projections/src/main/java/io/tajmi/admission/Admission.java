package io.tajmi.admission;

import io.tajmi.contest.ContestActCommand;
import io.tajmi.contest.ContestActCommand.RecordLot;
import io.tajmi.contest.LotDocument;
import io.tajmi.contest.SecondRoundDocument;
import io.tajmi.decision.Outcome;
import io.tajmi.document.NotPossible;
import io.tajmi.document.Request;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestStream;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.ElectionAlreadySealed;
import io.tajmi.election.record.ElectionCommand.SealDefinition;
import io.tajmi.election.record.ElectionStream;
import io.tajmi.eventlog.Condition;
import io.tajmi.eventlog.Condition.NothingAfter;
import io.tajmi.eventlog.Condition.StreamAt;
import io.tajmi.eventlog.Decided;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.outcome.Outcomes;
import io.tajmi.ruling.RulingCommand.IssueRuling;
import io.tajmi.ruling.RulingDocument;
import io.tajmi.ruling.Rulings;
import io.tajmi.view.ContestView;
import io.tajmi.view.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;

/**
 * Decides acts whose rules rest on other streams than their own, each time on what the log holds at
 * least up to its head, and says what must not have changed when they are appended. What a
 * condition names is read before the view is awaited, or is the view's own position, so whatever
 * comes in between makes the condition fail and never hides.
 */
public final class Admission {
  private static final String RULINGS = "ruling";
  private static final String CONTESTS = "contest";

  private final LogReader log;
  private final LongFunction<Snapshot> views;
  private final Outcomes outcomes;
  private final Rulings rulings;

  /**
   * Over a log.
   *
   * @param views waits for a snapshot that holds a position
   * @param rulings whose open ones are known up to the last snapshot awaited
   */
  public Admission(
      LogReader log, LongFunction<Snapshot> views, Outcomes outcomes, Rulings rulings) {
    this.log = log;
    this.views = views;
    this.outcomes = outcomes;
    this.rulings = rulings;
  }

  /**
   * A ruling. Tallies come and rulings are carried out at the branches without changing whether a
   * reversal may be issued; only another ruling on the contest does.
   */
  public Decided.Deciding ruling(IssueRuling command) {
    return () -> {
      if (command.reverses() == null) {
        RulingDocument.admit(command, rulings);
        return Decided.freely(command);
      }
      long head = log.size() - 1;
      var _ = views.apply(head);
      RulingDocument.admit(command, rulings);
      String contest = command.contest().toString();
      return new Decided(command, List.of(new NothingAfter(head, contest, RULINGS)));
    };
  }

  /**
   * A lot. One on votes of one name rests on the tally of its branch and on the acts on its
   * contest; any other on all of the contest.
   */
  public Decided.Deciding lot(LotDocument document, ContestId contest, Definition definition) {
    return () -> {
      RecordLot asked =
          lot(document.resolve(contest.contest().value(), definition, log.size() - 1));
      BranchCode branch = asked.branch();
      List<Condition> streams =
          branch == null
              ? List.of()
              : List.of(
                  still(new BranchId(contest, branch).toString()),
                  still(new ContestStream(contest).toString()));
      Snapshot snapshot = atHead();
      RecordLot lot =
          lot(document.resolve(contest.contest().value(), definition, snapshot.position()));
      LotDocument.admit(lot, outcome(contest, snapshot));
      return new Decided(lot, streams.isEmpty() ? List.of(untouched(contest, snapshot)) : streams);
    };
  }

  private static RecordLot lot(Request<ContestActCommand> request) {
    return (RecordLot) request.command();
  }

  /**
   * The call of a second round. It rests on all of the first round, on the definition that its
   * election may have by now, and on calls from other contests, which may name the same election.
   */
  public Decided.Deciding secondRound(
      SecondRoundDocument document, ContestId contest, Definition definition) {
    return () -> {
      ElectionId election = document.election();
      StreamAt undefined = still(new ElectionStream(election).toString());
      Snapshot snapshot = atHead();
      if (snapshot.elections().containsKey(election)) {
        throw NotPossible.ELECTION_SEALED.at("/election", election);
      }
      if (snapshot.calledSecondRounds().stream()
          .anyMatch(called -> called.election().equals(election))) {
        throw NotPossible.ELECTION_CALLED.at("/election", election);
      }
      Outcome outcome = outcome(contest, snapshot);
      ContestActCommand command =
          document
              .resolve(contest.contest().value(), definition, outcome, snapshot.position())
              .command();
      return new Decided(
          command, List.of(undefined, untouched(contest, snapshot), noActOnAnyContest(snapshot)));
    };
  }

  /**
   * The seal of an imported definition, which must not stand where a second round is called.
   *
   * <p>The decision throws {@link ElectionAlreadySealed} where one is called with other content.
   */
  public Decided.Deciding seal(SealDefinition command) {
    return () -> {
      Snapshot snapshot = atHead();
      snapshot.calledSecondRounds().stream()
          .filter(called -> called.election().equals(command.election()))
          .filter(called -> !called.definition().equals(command.content()))
          .findFirst()
          .ifPresent(called -> {
            throw new ElectionAlreadySealed(called.election(), called.definition());
          });
      return new Decided(command, List.of(noActOnAnyContest(snapshot)));
    };
  }

  private Snapshot atHead() {
    return views.apply(log.size() - 1);
  }

  private StreamAt still(String stream) {
    return new StreamAt(stream, log.lastSequence(stream));
  }

  private static NothingAfter untouched(ContestId contest, Snapshot snapshot) {
    return new NothingAfter(snapshot.position(), contest.toString(), null);
  }

  private static NothingAfter noActOnAnyContest(Snapshot snapshot) {
    return new NothingAfter(snapshot.position(), null, CONTESTS);
  }

  private Outcome outcome(ContestId contest, Snapshot snapshot) {
    ContestView view = Objects.requireNonNull(snapshot.contest(contest), "a contest");
    view.file().requireWhole();
    return outcomes.of(snapshot, view).outcome();
  }
}
