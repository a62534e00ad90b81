package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.admission.Admission;
import io.tajmi.branch.BranchActDocument;
import io.tajmi.branch.TallyDocument;
import io.tajmi.contest.ContestActDocument;
import io.tajmi.contest.LotDocument;
import io.tajmi.document.Request;
import io.tajmi.election.Branch;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Decided;
import io.tajmi.eventlog.Receipt;
import io.tajmi.ops.node.Node;
import io.tajmi.outcome.Outcomes;
import io.tajmi.ruling.RulingCommand.IssueRuling;
import io.tajmi.ruling.RulingDocument;
import java.util.Objects;
import java.util.SplittableRandom;

/** Hands documents to a node as the HTTP side does: parse, resolve, admit, send, enforce. */
final class DocumentIntake {
  static final String ACTOR = "test:operator";

  private static final Outcomes OUTCOMES = new Outcomes();

  private final Node node;
  private final ElectionId election;
  private final Admission admission;

  DocumentIntake(Node node, ElectionId election) {
    this.node = node;
    this.election = election;
    this.admission = new Admission(node.log(), _ -> Counts.live(node), OUTCOMES, node.rulings());
  }

  /** Sends the first tally of every branch of a contest, each in an envelope {@code tally-CODE}. */
  void count(Contest contest, Papers papers) {
    for (Branch branch : contest.branches()) {
      String code = branch.code().value();
      String text = papers.tally(contest, code, "tally-" + code).toString();
      assertThat(send(new Paper(Paper.Kind.TALLY, "", "", text)).repeat()).isFalse();
    }
  }

  Receipt send(Paper paper) {
    byte[] bytes = paper.bytes();
    return switch (paper.kind()) {
      case TALLY -> send(TallyDocument.parse(bytes).resolve(definition()));
      case CLOSE ->
          send(BranchActDocument.parse(bytes).close(paper.contest(), paper.branch(), definition()));
      case REOPEN ->
          send(
              BranchActDocument.parse(bytes).reopen(paper.contest(), paper.branch(), definition()));
      case RULING -> rule(RulingDocument.parse(bytes).resolve(definition(), chance()));
      case ACT -> send(ContestActDocument.parse(bytes).resolve(paper.contest(), definition()));
      case LOT -> lot(paper.contest(), LotDocument.parse(bytes));
    };
  }

  private Receipt lot(String code, LotDocument document) {
    ContestId contest = new ContestId(election, new ContestCode(code));
    return decide(admission.lot(document, contest, definition()), document.envelope(contest));
  }

  private Receipt send(Request<?> request) {
    return decide(() -> Decided.freely(request.command()), request.envelope());
  }

  private Receipt rule(Request<IssueRuling> request) {
    Receipt receipt = decide(admission.ruling(request.command()), request.envelope());
    node.enforcement().enforce(request.command().name());
    return receipt;
  }

  private Receipt decide(Decided.Deciding deciding, Act.Envelope envelope) {
    return Objects.requireNonNull(
        node.commands().decide(deciding, Act.of(ACTOR, envelope)), "a receipt");
  }

  /** Another at each size of the log, and always the same at one. */
  private SplittableRandom chance() {
    return new SplittableRandom(node.log().size());
  }

  private Definition definition() {
    return Objects.requireNonNull(node.definitions().of(election), "a sealed definition");
  }
}
