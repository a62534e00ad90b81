package io.tajmi.view;

import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.CandidateLeft;
import io.tajmi.contest.ContestActEvent.ContestAnnulled;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.Method;
import io.tajmi.contest.ContestActEvent.ScopePart;
import io.tajmi.contest.ContestActEvent.SeatsVacated;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Remedy;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.digest.Sha256;
import io.tajmi.document.Authority;
import io.tajmi.document.Scope;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.election.Name;
import io.tajmi.election.record.ElectionEvent.DefinitionPart;
import io.tajmi.election.record.ElectionEvent.DefinitionSealed;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.DefinitionSource;
import io.tajmi.fold.FoldState;
import io.tajmi.fold.LogDefinitions;
import io.tajmi.publication.Confirmation;
import io.tajmi.publication.PublicationEvent.ContestHalted;
import io.tajmi.publication.PublicationEvent.ContestReleased;
import io.tajmi.ruling.RulingEvent.EnforcementCompleted;
import io.tajmi.ruling.RulingEvent.Kind;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A seeded night with every kind of entry, those that are faults too: at branches, acts on
 * contests, releases, rulings, definitions that are never sealed, in any order that each stream
 * allows.
 */
public final class EveryActNight {
  private static final Authority AUTHORITY =
      new Authority("board", "chair", "29", "7", "2026-01-02");
  private static final ElectionId OTHER = new ElectionId("e9");
  private static final int BRANCHES = 40;

  private EveryActNight() {}

  public static FoldState first() {
    return FoldState.first(new Source(SampleElection.of(BRANCHES), LogDefinitions.NONE));
  }

  /** Knows the sample election, and collects the parts of all others. */
  public record Source(Definition sample, LogDefinitions others) implements DefinitionSource {
    @Override
    public Source with(DefinitionPart part) {
      return new Source(sample, others.with(part));
    }

    @Override
    public Source without(ElectionId election) {
      return new Source(sample, others.without(election));
    }

    @Override
    public Definition seal(DefinitionSealed sealed) {
      return sealed.election().equals(SampleElection.ID) ? sample : others.seal(sealed);
    }
  }

  public static List<DecodedEntry> of(long seed) {
    Random random = new Random(seed);
    List<DecodedEntry> night = new Night(seed, SampleElection.of(BRANCHES), 400, 8).entries();
    List<DecodedEntry> entries = new ArrayList<>(night.subList(0, 2));
    List<ArrayDeque<DecodedEntry>> tables = new ArrayList<>();
    tables.add(new ArrayDeque<>(night.subList(2, night.size())));
    tables.add(acts());
    tables.add(rulings(night));
    tables.add(definitions());
    tables.add(publications());
    while (tables.stream().anyMatch(table -> !table.isEmpty())) {
      var table = tables.get(random.nextInt(3) > 0 ? 0 : random.nextInt(tables.size()));
      if (!table.isEmpty()) {
        entries.add(at(entries.size(), table.remove()));
      }
    }
    return entries;
  }

  private static DecodedEntry at(int position, DecodedEntry entry) {
    return new DecodedEntry(
        new LogPosition(position),
        entry.type(),
        entry.stream(),
        entry.seq(),
        entry.contest(),
        Instant.parse("2026-01-01T18:00:00Z").plusNanos(position * 1_234_567_000L),
        entry.meta(),
        entry.events());
  }

  private static ArrayDeque<DecodedEntry> without(LogOnPaper log) {
    return new ArrayDeque<>(log.entries().subList(2, log.entries().size()));
  }

  private static ArrayDeque<DecodedEntry> acts() {
    ContestId head = SampleElection.HEAD;
    ContestId council = SampleElection.COUNCIL;
    List<BranchCode> scope = List.of(new BranchCode("b0"), new BranchCode("b1"));
    String hash = Scope.hash(scope);
    CandidateCode k0 = new CandidateCode("k0");
    CandidateCode k1 = new CandidateCode("k1");
    Lot lot = Lot.bySeed(Matter.CANDIDATES, Set.of("k0", "k1"), "a seed", List.of("governor"));
    return without(
        LogOnPaper.founded()
            .done(new CandidateLeft(head, "h1", k0, Why.DIED, Moment.AFTER_POLL, AUTHORITY))
            .done(new ScopePart(head, "h2", 0, 2, scope.subList(0, 1)))
            .done(new ScopePart(head, "h2", 1, 2, scope.subList(1, 2)))
            .done(new VotesAnnulled(head, "h2", k1, 2, hash, BallotsGo.INVALID_TAKEN, AUTHORITY))
            .done(new VotesAnnulled(head, "h3", k0, null, null, BallotsGo.STAY_VALID, AUTHORITY))
            .done(new ActReversed(head, "h4", "h2", AUTHORITY))
            .done(new SeatsVacated(council, "c1", 1, List.of(k1), null, AUTHORITY))
            .done(new SeatsVacated(council, "c2", 1, null, true, AUTHORITY))
            .done(
                new LotDrawn(
                    council,
                    "c3",
                    Matter.CANDIDATES,
                    null,
                    Method.SEED,
                    lot.seed(),
                    lot.drawn(),
                    lot.witnesses(),
                    4,
                    AUTHORITY))
            .done(
                new LotDrawn(
                    council,
                    "c4",
                    Matter.SAME_NAME,
                    new BranchCode("b0"),
                    Method.HAND,
                    null,
                    List.of("k2", "k0"),
                    List.of(),
                    5,
                    AUTHORITY))
            .done(secondRound(head))
            .done(new ContestAnnulled(council, "c5", Remedy.RE_RUN, AUTHORITY))
            .done(new ScopePart(head, "h7", 0, 2, scope)));
  }

  private static SecondRoundCalled secondRound(ContestId first) {
    return new SecondRoundCalled(
        first,
        "h5",
        OTHER,
        SampleElection.HASH,
        new Name("دور دوم", "second"),
        "2026-02-01",
        null,
        null,
        1,
        List.of(new CandidateCode("k0"), new CandidateCode("k1")),
        4,
        AUTHORITY);
  }

  /** Those that night annuls by, some of them: issued before, after or in between. */
  private static ArrayDeque<DecodedEntry> rulings(List<DecodedEntry> night) {
    LogOnPaper log = LogOnPaper.founded();
    int number = 0;
    for (DecodedEntry entry : night) {
      if (entry.events().getFirst() instanceof TallyAnnulled annulled && number < 24) {
        rule(log, number++, annulled);
      }
    }
    return without(log);
  }

  private static void rule(LogOnPaper log, int number, TallyAnnulled annulled) {
    BranchId branch = annulled.branch();
    RulingId id = new RulingId(SampleElection.ID, "%032x".formatted(number));
    List<BranchCode> scope = List.of(branch.branch(), new BranchCode("other-" + number));
    log.ruled(new io.tajmi.ruling.RulingEvent.ScopePart(id, 0, 1, scope));
    if (number % 4 == 3) {
      return;
    }
    log.ruled(
        new RulingIssued(
            id,
            annulled.ruling(),
            Kind.ANNUL,
            branch.contest(),
            null,
            2,
            Sha256.hex(scope.get(0).value() + "\n" + scope.get(1).value() + "\n"),
            "board",
            "chair",
            "29",
            "17/b",
            "2026-01-02"));
    if (number % 4 == 2) {
      log.ruled(new EnforcementCompleted(id));
    }
  }

  private static ArrayDeque<DecodedEntry> definitions() {
    LogOnPaper log = LogOnPaper.founded();
    DefinitionHash hash = new DefinitionHash("cd".repeat(32));
    String stream = "election/" + OTHER;
    for (int part = 0; part < 3; part++) {
      var rows = JsonNodeFactory.instance.arrayNode().add("row " + part);
      var event = new DefinitionPart(OTHER, hash, part, 4, rows);
      log.add("election.definition-part/1", stream, log.nextSeq(stream), null, event);
    }
    var unsealed = new DefinitionSealed(new ElectionId("e8"), hash, 1);
    log.add("election.definition-sealed/1", "election/e8", 0, null, unsealed);
    log.add("a/1", null, -1, null, new DecodedEntry.Unreadable("a/1", "unknown"));
    return without(log);
  }

  private static ArrayDeque<DecodedEntry> publications() {
    ContestId village = SampleElection.VILLAGE;
    ContestId none = ContestId.parse("none:c");
    return without(
        LogOnPaper.founded()
            .published(
                new ContestReleased(
                    village, "headquarters", null, "31", "7/a", new Confirmation("board", "9")))
            .published(new ContestHalted(village, "headquarters", "a fault"))
            .published(new ContestHalted(village, "headquarters", "once more"))
            .published(new ContestReleased(none, "headquarters", null, null, null, null))
            .published(new ContestReleased(village, "office", "mended", null, null, null))
            .done(new ActReversed(village, "v0", "never", AUTHORITY)));
  }
}
