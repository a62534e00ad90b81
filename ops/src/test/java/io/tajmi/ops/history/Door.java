package io.tajmi.ops.history;

import io.tajmi.branch.BranchActDocument;
import io.tajmi.branch.BranchRequest;
import io.tajmi.branch.TallyDocument;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Receipt;
import io.tajmi.ops.node.Node;
import io.tajmi.ruling.RulingDocument;
import io.tajmi.ruling.RulingRequest;
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
    };
  }

  private Receipt rule(RulingRequest request) {
    RulingDocument.admit(request.command(), node.rulings());
    Receipt receipt = send(request.command(), request.envelope());
    node.enforcement().enforce(request.command().ruling());
    return receipt;
  }

  private Receipt send(BranchRequest request) {
    return send(request.command(), request.envelope());
  }

  private Receipt send(Object command, Act.Envelope envelope) {
    return Objects.requireNonNull(
        node.commands().send(command, Act.of(ACTOR, envelope)), "a receipt");
  }

  private Definition definition() {
    return Objects.requireNonNull(node.definitions().of(election), "a sealed definition");
  }
}
