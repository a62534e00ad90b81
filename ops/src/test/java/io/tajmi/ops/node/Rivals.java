package io.tajmi.ops.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tajmi.branch.TallyDocument;
import io.tajmi.contest.ContestActCommand.CallSecondRound;
import io.tajmi.contest.ContestActDocument;
import io.tajmi.contest.LotDocument;
import io.tajmi.contest.SecondRoundDocument;
import io.tajmi.document.Request;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.election.record.DefinitionImport;
import io.tajmi.eventlog.Decided;
import io.tajmi.ruling.RulingCommand.IssueRuling;
import io.tajmi.ruling.RulingDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Writes acts on the contests of one election, each decided at the same handlers. */
final class Rivals {
  private final Handlers at;
  private final Definition definition;
  private final String name;
  private int acts;

  /** With envelopes of a name of their own. */
  Rivals(Handlers at, Definition definition, String name) {
    this.at = at;
    this.definition = definition;
    this.name = name;
  }

  private byte[] signed(String fields) {
    return signed(name + "-" + acts++, fields);
  }

  private static byte[] signed(String envelope, String fields) {
    return """
    {"envelope":"%s","body":"board","office":"chair","article":"31","document":"7",
     "date":"2026-01-02",%s}
    """
        .formatted(envelope, fields)
        .getBytes(UTF_8);
  }

  private ContestId contest(String code) {
    return new ContestId(definition.election(), new ContestCode(code));
  }

  private Rival plain(Request<?> request) {
    return way -> at.decide(way.apply(() -> Decided.freely(request.command())), request.envelope());
  }

  /** A tally of the branch, with so many votes for the first two together by name. */
  Rival tally(String contest, int byName, int... votes) {
    return plain(TallyDocument.parse(minute(contest, "", byName, votes)).resolve(definition));
  }

  /** A correction of it. */
  Rival correction(String contest, int... votes) {
    String corrects = "\"corrects\":true,\"reason\":\"misread\",";
    return plain(TallyDocument.parse(minute(contest, corrects, 0, votes)).resolve(definition));
  }

  private byte[] minute(String contest, String fields, int byName, int... votes) {
    int valid = IntStream.of(votes).sum() + byName;
    String ambiguous = "\"ambiguous\":[{\"candidates\":[\"1\",\"2\"],\"n\":" + byName + "}],";
    return """
    {"envelope":"%s","contest":"%s","branch":"A1","source":"PAPER","complete":true,%s%s
     "ballots":{"inBox":%d,"valid":%d,"invalidTaken":0,"invalidNotTaken":0,"used":%d},
     "votes":{"1":%d,"2":%d,"3":%d}}
    """
        .formatted(
            name + "-" + acts++,
            contest,
            fields,
            byName == 0 ? "" : ambiguous,
            valid,
            valid,
            valid,
            votes[0],
            votes[1],
            votes[2])
        .getBytes(UTF_8);
  }

  /** Lets a candidate no longer stand. */
  Rival leave(String contest, String candidate) {
    String fields =
        "\"kind\":\"DEATH\",\"moment\":\"BEFORE_POLL\",\"candidate\":\"" + candidate + "\"";
    return plain(ContestActDocument.parse(signed(fields)).resolve(contest, definition));
  }

  /** A lot between the first two. */
  Rival lot(String contest, String first, String second) {
    return lot(
        contest, "\"matter\":\"CANDIDATES\",\"drawn\":[\"%s\",\"%s\"]".formatted(first, second));
  }

  /** A lot on the vote that cannot be halved between the first two. */
  Rival lotOnNames(String contest) {
    return lot(contest, "\"matter\":\"SAME_NAME\",\"branch\":\"A1\",\"drawn\":[\"2\",\"1\"]");
  }

  private Rival lot(String contest, String fields) {
    LotDocument document =
        LotDocument.parse(signed("\"method\":\"HAND\",\"witnesses\":[\"governor\"]," + fields));
    ContestId id = contest(contest);
    return way ->
        at.decide(way.apply(at.admission().lot(document, id, definition)), document.envelope(id));
  }

  /** An annulment of the branch, known by a name. */
  Rival annulment(String contest, String ruling) {
    return ruling(ruling, contest, "\"kind\":\"ANNUL\"");
  }

  /** A reversal of it. */
  Rival reversal(String contest, String ruling) {
    return ruling(name + "-" + acts++, contest, reverses(ruling));
  }

  /** The same where the node dies before it reaches the branch. */
  Rival reversalAlone(String contest, String ruling) {
    return alone(request(name + "-" + acts++, contest, reverses(ruling)));
  }

  private static String reverses(String ruling) {
    return "\"kind\":\"RESTORE\",\"reverses\":\"" + ruling + "\"";
  }

  private Rival ruling(String envelope, String contest, String kind) {
    Request<IssueRuling> request = request(envelope, contest, kind);
    return way -> {
      alone(request).act(way);
      at.enforcement().enforce(request.command().name());
    };
  }

  private Rival alone(Request<IssueRuling> request) {
    return way ->
        at.decide(way.apply(at.admission().ruling(request.command())), request.envelope());
  }

  private Request<IssueRuling> request(String envelope, String contest, String kind) {
    String fields = kind + ",\"contest\":\"" + contest + "\",\"branches\":[\"A1\"]";
    SplittableRandom random = new SplittableRandom((name + "/" + envelope).hashCode());
    return RulingDocument.parse(signed(envelope, fields)).resolve(definition, random);
  }

  /** The call of a second round as an election, which is then held. */
  Rival call(String contest, String election) {
    return call(contest, election, called -> at.secondRounds().hold(called.called()));
  }

  /** The same where the node dies before it is held. */
  Rival callAlone(String contest, String election) {
    return call(contest, election, called -> {});
  }

  private Rival call(String contest, String election, Consumer<CallSecondRound> then) {
    SecondRoundDocument document =
        SecondRoundDocument.parse(signed("\"election\":\"" + election + "\""));
    ContestId id = contest(contest);
    Decided.Deciding deciding = at.admission().secondRound(document, id, definition);
    return way -> {
      List<Decided> decided = new ArrayList<>();
      Decided.Deciding kept =
          () -> {
            decided.add(deciding.now());
            return decided.getLast();
          };
      var _ = at.decide(way.apply(kept), document.envelope(id));
      then.accept((CallSecondRound) decided.getLast().command());
    };
  }

  /** The import of a package of an election. */
  Rival imports(Definition imported) {
    return way -> {
      var _ =
          new DefinitionImport(
                  at.commands(), Handlers.ACTOR, seal -> way.apply(at.admission().seal(seal)))
              .run(imported, (_, _) -> {});
    };
  }
}
