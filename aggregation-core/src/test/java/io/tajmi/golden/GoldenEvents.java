package io.tajmi.golden;

import io.tajmi.branch.Ballots;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.branch.Change;
import io.tajmi.branch.Tally;
import io.tajmi.branch.VoteChange;
import io.tajmi.branch.Votes;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.ElectionEvent.DefinitionPart;
import io.tajmi.election.record.ElectionEvent.DefinitionSealed;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.commit.CheckpointMissing;
import io.tajmi.publication.Confirmation;
import io.tajmi.publication.PublicationEvent.ContestHalted;
import io.tajmi.publication.PublicationEvent.ContestReleased;
import io.tajmi.ruling.RulingEvent;
import io.tajmi.ruling.RulingEvent.EnforcementCompleted;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingEvent.ScopePart;
import io.tajmi.ruling.RulingId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;

/** One event of each kind with every part filled in, and with none that may be left out. */
final class GoldenEvents {
  private static final ElectionId ELECTION = new ElectionId("golden-1");
  private static final ContestId CONTEST = ContestId.parse("golden-1:council");
  private static final BranchId BRANCH = new BranchId(CONTEST, new BranchCode("b-0017"));
  private static final DefinitionHash DEFINITION = new DefinitionHash("0123456789abcdef".repeat(4));
  private static final RulingId RULING = new RulingId(ELECTION, "00112233445566778899aabbccddeeff");

  private GoldenEvents() {}

  /**
   * By name of the file without its ending; a name without optional parts ends in {@code bare}.
   * What is new comes last, so that the lines for strangers grow and never change.
   */
  static Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("log.created.1", LogCreated.of("tajmi/golden", LogKind.TEST));
    all.put("log.checkpoint-missing.1", new CheckpointMissing(7_042, "0123456789abcdef".repeat(4)));
    all.put("election.definition-part.1", part());
    all.put("election.definition-sealed.1", new DefinitionSealed(ELECTION, DEFINITION, 3));
    all.put("branch.tally-recorded.1", recorded());
    all.put("branch.tally-recorded.1.bare", bareRecorded());
    all.put("branch.tally-corrected.1", corrected());
    all.put("branch.tally-corrected.1.bare", bareCorrected());
    all.put("branch.tally-annulled.1", new TallyAnnulled(BRANCH, "ruling:2026.7", change()));
    all.put("branch.tally-annulled.1.bare", new TallyAnnulled(BRANCH, "ruling:2026.7", null));
    all.put("branch.tally-restored.1", new TallyRestored(BRANCH, "ruling-9", "ruling-7", change()));
    all.put(
        "branch.tally-restored.1.bare", new TallyRestored(BRANCH, "ruling-9", "ruling-7", null));
    all.put(
        "branch.closed-without-tally.1",
        new ClosedWithoutTally(BRANCH, "close-1", "صندوق در سیل از میان رفت"));
    all.put("branch.reopened.1", new Reopened(BRANCH, "reopen-1", "The box was found."));
    all.put(
        "contest.released.1",
        new ContestReleased(CONTEST, "ستاد انتخابات کشور", "شمارش پایان یافت", null, null, null));
    all.put(
        "contest.released.1.bare",
        new ContestReleased(CONTEST, "headquarters", null, null, null, null));
    all.put(
        "contest.released.1.confirmed",
        new ContestReleased(
            CONTEST,
            "ستاد انتخابات شهرستان",
            "شمارش پایان یافت",
            "مادهٔ ۳۱",
            "۱۲/الف/۷",
            new Confirmation("هیئت نظارت \"شهرستان\"", "3/1")));
    all.put(
        "contest.halted.1", new ContestHalted(CONTEST, "ستاد انتخابات کشور", "A \"fault\" <1>"));
    all.putAll(GoldenContestActs.of(CONTEST));
    all.put("ruling.scope-part.1", new ScopePart(RULING, 0, 1, scope()));
    all.put("ruling.issued.1", issued(true));
    all.put("ruling.issued.1.bare", issued(false));
    all.put("ruling.enforcement-completed.1", new EnforcementCompleted(RULING));
    all.put(
        "contest.released.1.history",
        new ContestReleased(CONTEST, "headquarters", null, null, null, null, true));
    return all;
  }

  private static DefinitionPart part() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    var rows = json.arrayNode();
    rows.add(json.arrayNode().add("area").add("ir").addNull().add("COUNTRY").add(9_000_000_000L));
    rows.add(json.arrayNode().add("list").add("l-1").add("یکم «الف»").add("First \"A\" <&> \\"));
    return new DefinitionPart(ELECTION, DEFINITION, 1, 3, rows);
  }

  private static TallyRecorded recorded() {
    return new TallyRecorded(
        BRANCH, DEFINITION, "e-1", tally(), List.of("E.301", "W.201", "Q.102"), true);
  }

  private static TallyRecorded bareRecorded() {
    return new TallyRecorded(BRANCH, DEFINITION, "e-1", bareTally(), List.of(), false);
  }

  private static TallyCorrected corrected() {
    return new TallyCorrected(
        BRANCH,
        DEFINITION,
        "e-2",
        "e-1",
        "خطای تایپی — mistyped",
        tally(),
        List.of("W.203"),
        false,
        change());
  }

  private static TallyCorrected bareCorrected() {
    return new TallyCorrected(
        BRANCH, DEFINITION, "e-2", "e-1", "mistyped", bareTally(), List.of("E.203"), true, null);
  }

  private static Tally tally() {
    Map<String, Integer> ballots = new TreeMap<>();
    ballots.put("inBox", 9_999_999);
    ballots.put("valid", 300);
    ballots.put("invalidTaken", 12);
    ballots.put("invalidNotTaken", 3);
    ballots.put("taken", 312);
    ballots.put("received", 500);
    ballots.put("used", 314);
    ballots.put("spoiled", 2);
    ballots.put("remaining", 184);
    ballots.put("blank", 5);
    ballots.put("identified", 313);
    ballots.put("foreign", 1);
    return new Tally(
        Tally.Source.MACHINE_WITH_SLIP,
        true,
        Ballots.of(ballots),
        Votes.of(120, 0, 9_999_999),
        Votes.of(40, 0),
        List.of(new Tally.Ambiguous(List.of(0, 2), 7)),
        new Tally.Minute("form-28", "س/۱۲-۳۴", "89abcdef01234567".repeat(4)),
        List.of(new Tally.SerialRange("ballot", "000001", "000500")),
        new Tally.Explanation(Tally.Explanation.Direction.SURPLUS, "یک برگ از صندوق دیگر"),
        new TreeMap<>(Map.of("W.201", "rain", "E.301", "شمارش دوباره شد")),
        new Tally.Signed(List.of("chair", "clerk"), List.of("observer")),
        "2026-01-01T21:30:00+03:30");
  }

  private static Tally bareTally() {
    return new Tally(
        Tally.Source.PAPER,
        false,
        Ballots.of(
            new TreeMap<>(Map.of("inBox", 0, "valid", 0, "invalidTaken", 0, "invalidNotTaken", 0))),
        Votes.of(-1, -1, 4),
        null,
        List.of(),
        null,
        List.of(),
        null,
        Map.of(),
        null,
        null);
  }

  private static Change change() {
    Map<String, Integer> ballots = new LinkedHashMap<>();
    ballots.put("inBox", -4);
    ballots.put("valid", 7);
    return new Change(ballots, VoteChange.of(-120, 0, 9_999_999), VoteChange.of(-40, 0));
  }

  private static RulingIssued issued(boolean reversal) {
    return new RulingIssued(
        RULING,
        "ruling:2026.7",
        reversal ? RulingEvent.Kind.RESTORE : RulingEvent.Kind.ANNUL,
        CONTEST,
        reversal ? "ruling:2026.3" : null,
        2,
        "fedcba9876543210".repeat(4),
        "هیئت نظارت",
        "chair",
        "art. 31",
        "۱۲/الف/۷",
        "2026-01-02");
  }

  private static List<BranchCode> scope() {
    return List.of(new BranchCode("b-0017"), new BranchCode("b-0018"));
  }
}
