package io.tajmi.contest;

import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.election.record.DefinitionCodec;
import io.tajmi.election.record.DefinitionImport;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.codec.CorruptedStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings second rounds into the log: what a call says and the definition of the first round make
 * the definition of the second. Importing it again has no effect, so after any crash the calls that
 * stand are simply carried out once more.
 */
public final class SecondRounds {
  private final Commands commands;
  private final Definitions definitions;
  private final String actor;

  /** Acts as {@code actor}, an opaque id. */
  public SecondRounds(Commands commands, Definitions definitions, String actor) {
    this.commands = commands;
    this.definitions = definitions;
    this.actor = actor;
  }

  /**
   * Puts the definition of a second round in force.
   *
   * @throws CorruptedStream where it is not the one that was called
   * @throws io.tajmi.election.record.ElectionAlreadySealed where its election has another one in
   *     force
   */
  public void hold(SecondRoundCalled called) {
    Definition first =
        Objects.requireNonNull(
            definitions.of(called.contest().election()), "the definition of the first round");
    Definition second = definition(first, called);
    if (!second.hash().equals(called.definition())) {
      throw new CorruptedStream(called.contest(), "another second round was called");
    }
    Act.Cause cause = new Act.Cause(called.contest().election().value(), called.act());
    var _ = new DefinitionImport(commands, actor, cause).run(second, (_, _) -> {});
  }

  /**
   * The definition of a second round: the branches, areas and policy of the first, one contest
   * between the candidates named, most votes. The hash that the call states is not looked at.
   */
  public static Definition definition(Definition first, SecondRoundCalled called) {
    Contest contest =
        Objects.requireNonNull(first.contest(called.contest().contest()), "a contest of the first");
    Definition.Head head = first.head();
    String date = called.date();
    return DefinitionCodec.define(
        called.election(),
        new Definition.Head(
            head.type(),
            head.term(),
            head.byElection(),
            null,
            called.name(),
            date == null ? null : LocalDate.parse(date),
            head.zone(),
            head.policy()),
        areas(first, contest),
        contest.branches(),
        List.of(contest(contest, called)));
  }

  private static Contest contest(Contest first, SecondRoundCalled called) {
    Set<?> standing = Set.copyOf(called.candidates());
    return new Contest(
        new ContestId(called.election(), first.id().contest()),
        first.office(),
        first.round() + 1,
        called.seats(),
        0,
        called.seats(),
        first.scope(),
        called.opensAt(),
        called.closesAt(),
        ContestRule.of(ContestRule.Method.PLURALITY, first.rule().version(), first.rule().onTie()),
        first.candidates().stream().filter(it -> standing.contains(it.code())).toList(),
        first.lists(),
        first.branches());
  }

  /** Those that its branches and its scope stand in, and all above them. */
  private static List<Area> areas(Definition first, Contest contest) {
    Set<AreaCode> needed = new HashSet<>();
    contest.scope().forEach(area -> climb(first, area, needed));
    for (Branch branch : contest.branches()) {
      climb(first, branch.area(), needed);
    }
    return first.areas().stream().filter(area -> needed.contains(area.code())).toList();
  }

  private static void climb(Definition definition, AreaCode from, Set<AreaCode> climbed) {
    @Nullable AreaCode next = from;
    while (next != null && climbed.add(next)) {
      next = definition.areas().get(definition.ordinal(next)).parent();
    }
  }
}
