package io.tajmi.ops.history;

import io.tajmi.contest.ContestActCommand.CallSecondRound;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.SecondRoundDocument;
import io.tajmi.contest.SecondRounds;
import io.tajmi.document.Authority;
import io.tajmi.election.Candidate;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.election.Name;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Receipt;
import io.tajmi.ops.node.Node;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A second round that is called on a small election, whatever its outcome. */
final class SecondRound {
  static final Definition FIRST = SmallElection.of(21, 9, "box");
  static final Contest CONTEST = FIRST.contests().getFirst();
  static final ElectionId ELECTION = new ElectionId("second");
  static final String CALL = "call";

  private SecondRound() {}

  /** As over HTTP: the call goes on record, then its definition comes into the log. */
  static Receipt call(Node node) {
    String document =
        """
        {"envelope":"%s","election":"%s","name":{"fa":"مرحلهٔ دوم","en":"Second round"},
         "body":"board","office":"chair","article":"31","document":"7","date":"2026-01-02"}
        """
            .formatted(CALL, ELECTION);
    Act.Envelope envelope =
        SecondRoundDocument.parse(document.getBytes(StandardCharsets.UTF_8)).envelope(CONTEST.id());
    Receipt receipt =
        node.commands().send(new CallSecondRound(called()), Act.of(DocumentIntake.ACTOR, envelope));
    node.secondRounds().hold(called());
    return Objects.requireNonNull(receipt);
  }

  static SecondRoundCalled called() {
    SecondRoundCalled unnamed = called(new DefinitionHash("0".repeat(64)));
    return called(SecondRounds.definition(FIRST, unnamed).hash());
  }

  private static SecondRoundCalled called(DefinitionHash hash) {
    return new SecondRoundCalled(
        CONTEST.id(),
        CALL,
        ELECTION,
        hash,
        new Name("مرحلهٔ دوم", "Second round"),
        null,
        null,
        null,
        1,
        CONTEST.candidates().stream().limit(2).map(Candidate::code).toList(),
        9,
        new Authority("board", "chair", "31", "7", "2026-01-02"));
  }
}
