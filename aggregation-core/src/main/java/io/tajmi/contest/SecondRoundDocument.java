package io.tajmi.contest;

import io.tajmi.contest.ContestActCommand.CallSecondRound;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.decision.Outcome;
import io.tajmi.decision.result.Result;
import io.tajmi.document.Fields;
import io.tajmi.document.NotPossible;
import io.tajmi.document.Places;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.RuleCode;
import io.tajmi.document.Signed;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.election.Name;
import io.tajmi.election.pack.PollTime;
import io.tajmi.eventlog.Act;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The call of a second round, as its sender wrote it. */
public final class SecondRoundDocument {
  private static final DefinitionHash UNKNOWN = new DefinitionHash("0".repeat(64));

  private final Signed signed;
  private final ElectionId election;
  private final @Nullable Name name;
  private final @Nullable String day;
  private final @Nullable String opensAt;
  private final @Nullable String closesAt;

  private SecondRoundDocument(Fields fields) {
    signed = Signed.read(fields, Set.of("election", "name", "day", "opensAt", "closesAt"));
    String code = fields.code("election");
    if (!ElectionId.isCode(code)) {
      throw Fields.malformed(
          fields.at("election"), "An election is a code of ASCII letters and digits.");
    }
    election = new ElectionId(code);
    name = fields.has("name") ? name(fields.object("name")) : null;
    day = fields.has("day") ? fields.date("day") : null;
    opensAt = time(fields, "opensAt");
    closesAt = time(fields, "closesAt");
    if (!PollTime.isInOrder(opensAt, closesAt)) {
      throw Fields.malformed(fields.at("closesAt"), "The polls close after they open.");
    }
  }

  private static Name name(Fields fields) {
    fields.only(Set.of("fa", "en"));
    return new Name(fields.text("fa"), fields.text("en"));
  }

  private static @Nullable String time(Fields fields, String key) {
    String time = fields.has(key) ? fields.code(key) : null;
    if (time != null && PollTime.read(time) == null) {
      throw Fields.malformed(
          fields.at(key), "Expected a time with its offset, such as " + PollTime.EXAMPLE + ".");
    }
    return time;
  }

  private void checkClocks(ZoneId zone) {
    checkClock(opensAt, "/opensAt", zone);
    checkClock(closesAt, "/closesAt", zone);
  }

  private static void checkClock(@Nullable String time, String pointer, ZoneId zone) {
    OffsetDateTime stated = time == null ? null : PollTime.read(time);
    if (stated != null && PollTime.isSkipped(stated, zone)) {
      throw Fields.malformed(
          pointer, "The clocks of " + zone + " never showed " + time + "; they were put forward.");
    }
  }

  /**
   * Reads it strictly.
   *
   * @throws Rejection R.101 or R.108
   */
  public static SecondRoundDocument parse(byte[] bytes) {
    return new SecondRoundDocument(Fields.read(bytes));
  }

  /** The envelope that it came in. */
  public String envelope() {
    return signed.envelope();
  }

  /** The election that it names for the second round. */
  public ElectionId election() {
    return election;
  }

  /**
   * The request that it makes of a contest, between the candidates of its outcome.
   *
   * @param code of the contest, as sent
   * @param position of the log that the outcome is of
   * @throws Rejection R.101 where the polls open or close at a time that never was; R.102; R.109
   *     where there is no second round; R.111 where that is not decided
   */
  public Request<ContestActCommand> resolve(
      String code, Definition definition, Outcome outcome, long position) {
    Contest contest = Places.contest(code, definition, null);
    checkClocks(definition.head().zone());
    if (outcome.state() != Outcome.State.DECIDED) {
      throw new Rejection(
          RuleCode.R_111, null, "The outcome of the first round is " + outcome.state() + ".");
    }
    Result.RunOff runOff = outcome.counted().runOff();
    if (runOff == null) {
      throw NotPossible.NO_SECOND_ROUND_BY_OUTCOME.refusal();
    }
    Set<String> members = Set.copyOf(outcome.counted().runOffMembers());
    List<CandidateCode> candidates =
        contest.candidates().stream()
            .filter(Candidate::seat)
            .map(Candidate::code)
            .filter(candidate -> members.contains(candidate.value()))
            .toList();
    SecondRoundCalled called =
        called(contest, definition, runOff.seats(), candidates, position, UNKNOWN);
    DefinitionHash hash = SecondRounds.definition(definition, called).hash();
    return new Request<>(
        new CallSecondRound(
            called(contest, definition, runOff.seats(), candidates, position, hash)),
        envelope(contest.id()));
  }

  private SecondRoundCalled called(
      Contest contest,
      Definition definition,
      int seats,
      List<CandidateCode> candidates,
      long position,
      DefinitionHash hash) {
    return new SecondRoundCalled(
        contest.id(),
        signed.envelope(),
        election,
        hash,
        name == null ? definition.head().name() : name,
        day,
        opensAt,
        closesAt,
        seats,
        candidates,
        position,
        signed.authority());
  }

  /** The envelope that it came in, as one of this contest. */
  public Act.Envelope envelope(ContestId contest) {
    Map<String, Object> content = new TreeMap<>();
    content.put("election", election.value());
    content.put("name", name == null ? "" : name);
    content.put("day", day == null ? "" : day);
    content.put("opensAt", opensAt == null ? "" : opensAt);
    content.put("closesAt", closesAt == null ? "" : closesAt);
    return signed.envelope("second-round", contest, content);
  }
}
