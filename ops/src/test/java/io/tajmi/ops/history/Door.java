package io.tajmi.ops.history;

import io.tajmi.branch.BranchActDocument;
import io.tajmi.branch.TallyDocument;
import io.tajmi.contest.ContestActCommand;
import io.tajmi.contest.ContestActCommand.RecordLot;
import io.tajmi.contest.ContestActDocument;
import io.tajmi.contest.LotDocument;
import io.tajmi.document.Request;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Receipt;
import io.tajmi.ops.node.Node;
import io.tajmi.ruling.RulingCommand.IssueRuling;
import io.tajmi.ruling.RulingDocument;
import io.tajmi.view.ContestView;
import io.tajmi.view.DecisionInput;
import io.tajmi.view.Snapshot;
import java.util.Objects;

/** Hands documents to a node as the web's door does: parse, resolve, admit, send, enforce. */
final class Door {
  static final String ACTOR = "test:operator";

  private final Node node;
  private final ElectionId election;

  Door(Node node, ElectionId election) {
    this.node = node;
    this.election = election;
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
      case RULING -> rule(RulingDocument.parse(bytes).resolve(definition()));
      case ACT -> send(ContestActDocument.parse(bytes).resolve(paper.contest(), definition()));
      case LOT -> lot(paper.contest(), LotDocument.parse(bytes));
    };
  }

  private Receipt lot(String contest, LotDocument document) {
    Snapshot live = Counts.live(node);
    Request<ContestActCommand> request = document.resolve(contest, definition(), live.position());
    RecordLot lot = (RecordLot) request.command();
    ContestView view = Objects.requireNonNull(live.contest(lot.contest()));
    if (view.file().state().fact(lot.act()) == null) {
      LotDocument.admit(lot, DecisionInput.decide(view));
    }
    return send(request);
  }

  private Receipt send(Request<?> request) {
    return Objects.requireNonNull(
        node.commands().send(request.command(), Act.of(ACTOR, request.envelope())), "a receipt");
  }

  private Receipt rule(Request<IssueRuling> request) {
    RulingDocument.admit(request.command(), node.rulings());
    Receipt receipt = send(request);
    node.enforcement().enforce(request.command().ruling());
    return receipt;
  }

  private Definition definition() {
    return Objects.requireNonNull(node.definitions().of(election), "a sealed definition");
  }
}
