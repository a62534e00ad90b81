package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.contest.ContestActEvent.Fact;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.ops.node.Node;
import io.tajmi.outcome.DecisionInput;
import io.tajmi.replay.fork.Fork;
import io.tajmi.replay.fork.Forked;
import io.tajmi.replay.fork.RecordedActs;
import io.tajmi.replay.fork.Supposition;
import io.tajmi.replay.fork.Supposition.Kind;
import io.tajmi.replay.fork.Supposition.Suppose;
import io.tajmi.view.ContentHash;
import io.tajmi.view.ContestView;
import io.tajmi.view.Invariants;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forks of the log of a node.
 *
 * @param told what is supposed in the place of what is asked for
 */
record Forks(Node node, Definition definition, UnaryOperator<List<Supposition>> told) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Of what is asked for. */
  Forks(Node node, Definition definition) {
    this(node, definition, all -> all);
  }

  /** Works out what is supposed of a contest after a position. */
  Forked at(long position, ContestId contest, List<? extends Supposition> suppositions) {
    Fork fork =
        new Fork(
            "test/log",
            position,
            "0".repeat(64),
            contest,
            told.apply(List.copyOf(suppositions)),
            null);
    assertThat(Fork.parse(fork.canonical())).isEqualTo(fork);
    Forked forked =
        Forked.of(fork, node.timeline().at(position), RecordedActs.of(node.log(), node.codec()));
    assertThat(Invariants.check(forked.contest())).isEmpty();
    return forked;
  }

  /** The contest in the log after a position. */
  ContestView contest(long position, ContestId contest) {
    return Objects.requireNonNull(node.timeline().at(position).snapshot().contest(contest));
  }

  /** The contest that a paper is about, as it names it itself or its address does. */
  ContestId contestOf(Paper paper) {
    String code =
        paper.contest().isEmpty()
            ? JSON.readTree(paper.text()).path("contest").asString()
            : paper.contest();
    return new ContestId(definition.election(), new ContestCode(code));
  }

  static String envelope(Paper paper) {
    JsonNode document = JSON.readTree(paper.text());
    return document.path("envelope").asString();
  }

  static Suppose suppose(Paper paper) {
    Kind kind =
        switch (paper.kind()) {
          case TALLY -> Kind.TALLY;
          case CLOSE -> Kind.CLOSE;
          case REOPEN -> Kind.REOPEN;
          case RULING -> Kind.RULING;
          case ACT -> Kind.CONTEST_ACT;
          case LOT -> Kind.LOT;
        };
    return Suppose.of(kind, paper.branch().isEmpty() ? null : paper.branch(), paper.bytes());
  }

  /** Two views say the same of what is counted, done and decided. */
  static void same(ContestView forked, ContestView told) {
    assertThat(states(forked)).isEqualTo(states(told));
    assertThat(ContentHash.countsHash(forked)).isEqualTo(ContentHash.countsHash(told));
    assertThat(acts(forked)).isEqualTo(acts(told));
    assertThat(DecisionInput.decide(forked)).isEqualTo(DecisionInput.decide(told));
  }

  private static List<String> states(ContestView view) {
    List<String> states = new ArrayList<>();
    for (int branch = 0; branch < view.contest().branches().size(); branch++) {
      states.add(
          view.contest().branches().get(branch).code()
              + " "
              + view.row(branch).state().name()
              + " "
              + view.row(branch).envelope());
    }
    return states;
  }

  private static List<String> acts(ContestView view) {
    return view.file().state().facts().stream()
        .map(Fact::act)
        .map(act -> act + (view.file().state().stands(act) ? "" : ", reversed"))
        .toList();
  }
}
