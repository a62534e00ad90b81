package io.tajmi.view;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.BranchState;
import io.tajmi.branch.SeenRulings;
import io.tajmi.branch.SeenRulings.Standing;
import io.tajmi.branch.Tally;
import io.tajmi.branch.TallyInForce;
import io.tajmi.branch.Votes;
import io.tajmi.count.AreaTotal;
import io.tajmi.count.BranchRow;
import io.tajmi.election.Area;
import io.tajmi.election.Branch;
import io.tajmi.publication.Confirmation;
import io.tajmi.ruling.RulingEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of what a snapshot says, 64 hex digits: the same in every process that folded the same
 * entries, however batched.
 */
public final class ContentHash {
  private static final BallotField[] FIELDS = BallotField.values();

  private ContentHash() {}

  /** Of a whole snapshot, positions and trail included. */
  public static String of(Snapshot snapshot) {
    CanonicalDigest out = new CanonicalDigest();
    out.text("tajmi.snapshot/6").number(snapshot.position()).instant(snapshot.time());
    var log = snapshot.log();
    out.text(log == null ? null : log.origin()).text(log == null ? null : log.kind().name());
    out.all(snapshot.elections().values(), election -> election(out, election));
    out.all(snapshot.rulings().values(), ruling -> ruling(out, ruling));
    out.all(snapshot.faults(), fault -> out.number(fault.position()));
    return out.hex();
  }

  /** Of one contest, as it is part of the whole. */
  public static String of(ContestView contest) {
    CanonicalDigest out = new CanonicalDigest();
    contest(out.text("tajmi.contest/2"), contest);
    return out.hex();
  }

  /** Of one ruling, as it is part of the whole. */
  public static String of(RulingView ruling) {
    CanonicalDigest out = new CanonicalDigest();
    ruling(out.text("tajmi.ruling/1"), ruling);
    return out.hex();
  }

  /** Of an election without its contests. */
  public static String headOf(ElectionView election) {
    CanonicalDigest out = new CanonicalDigest();
    head(out.text("tajmi.election/1"), election);
    return out.hex();
  }

  /**
   * Of what counts in one contest: each branch's state and what it contributes, without positions,
   * envelopes and trail.
   */
  public static String countsHash(ContestView contest) {
    CanonicalDigest out = new CanonicalDigest();
    out.text("tajmi.counts/1").text(contest.contest().id().toString());
    List<Branch> branches = contest.contest().branches();
    out.number(branches.size());
    for (int i = 0; i < branches.size(); i++) {
      BranchRow row = contest.row(i);
      out.text(branches.get(i).code().value())
          .text(row.state().name())
          .flag(row.incomplete())
          .flag(row.counts());
      Tally counted = row.counted();
      if (counted != null) {
        quantities(out, counted);
      }
    }
    return out.hex();
  }

  private static void election(CanonicalDigest out, ElectionView election) {
    head(out, election);
    out.all(election.contests(), contest -> contest(out, contest));
  }

  private static void head(CanonicalDigest out, ElectionView election) {
    out.text(election.definition().election().value())
        .text(election.definition().hash().hex())
        .number(election.sealedAt())
        .text(election.follows() == null ? null : election.follows().toString());
  }

  private static void contest(CanonicalDigest out, ContestView contest) {
    out.text(contest.contest().id().toString());
    List<Branch> branches = contest.contest().branches();
    out.number(branches.size());
    for (int i = 0; i < branches.size(); i++) {
      out.text(branches.get(i).code().value());
      row(out, contest.row(i));
    }
    Publicity publicity = contest.publicity();
    out.text(publicity.state().name())
        .number(publicity.position())
        .instant(publicity.time())
        .text(publicity.office())
        .text(publicity.reason())
        .text(publicity.article())
        .text(publicity.document());
    Confirmation confirmed = publicity.confirmedBy();
    out.text(confirmed == null ? null : confirmed.office())
        .text(confirmed == null ? null : confirmed.document())
        .flag(publicity.history());
    ContestFileHash.write(out, contest.file());
    out.number(contest.index().areas());
    for (int i = 0; i < contest.index().areas(); i++) {
      Area area = contest.index().area(i);
      AreaTotal total = contest.total(i);
      out.text(area.code().value()).number(total.changedAt()).numbers(total.cells());
    }
    SmallBoxesHash.write(out, contest.smallBoxes());
  }

  private static void row(CanonicalDigest out, BranchRow row) {
    TallyInForce latest = row.state().inForce();
    SeenRulings rulings = row.state().rulings();
    out.text(row.envelope())
        .texts(row.failed())
        .flag(latest != null && latest.heldBack())
        .flag(row.state() instanceof BranchState.NoTally)
        .text(row.reason());
    rulings(out, rulings);
    out.number(row.trail().seq())
        .number(row.incompleteSince())
        .number(row.changedAt())
        .instant(row.time());
    Tally tally = row.tally();
    out.flag(tally != null);
    if (tally != null) {
      quantities(out, tally);
      paper(out, tally);
    }
  }

  private static void rulings(CanonicalDigest out, SeenRulings rulings) {
    if (rulings.byEnvelope().isEmpty()) {
      out.number(0).number(0).number(0);
    } else {
      out.texts(rulings.standing())
          .texts(those(rulings, as -> as != Standing.VOIDED))
          .texts(those(rulings, as -> as == Standing.VOIDED));
    }
  }

  private static List<String> those(SeenRulings rulings, Predicate<Standing> what) {
    return rulings.byEnvelope().entrySet().stream()
        .filter(seen -> what.test(seen.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void quantities(CanonicalDigest out, Tally tally) {
    for (BallotField field : FIELDS) {
      out.number(tally.ballots().states(field) ? tally.ballots().get(field) : -1);
    }
    votes(out, tally.votes());
    votes(out, tally.listVotes());
    out.all(
        tally.ambiguous(),
        ambiguous ->
            out.all(ambiguous.candidates(), candidate -> out.number(candidate))
                .number(ambiguous.n()));
  }

  private static void votes(CanonicalDigest out, @Nullable Votes votes) {
    out.flag(votes != null);
    if (votes != null) {
      out.numbers(votes.toArray());
    }
  }

  private static void paper(CanonicalDigest out, Tally tally) {
    out.text(tally.source().name()).flag(tally.complete()).text(tally.countedAt());
    Tally.Minute minute = tally.minute();
    out.flag(minute != null);
    if (minute != null) {
      out.text(minute.form()).text(minute.serial()).text(minute.sha256());
    }
    out.all(tally.serials(), range -> out.text(range.kind()).text(range.from()).text(range.to()));
    Tally.Explanation explanation = tally.explanation();
    out.flag(explanation != null);
    if (explanation != null) {
      out.text(explanation.direction().name()).text(explanation.text());
    }
    Map<String, String> reasons =
        tally.reasons().isEmpty() ? Map.of() : new TreeMap<>(tally.reasons());
    out.all(reasons.entrySet(), reason -> out.text(reason.getKey()).text(reason.getValue()));
    Tally.Signed signed = tally.signed();
    out.flag(signed != null);
    if (signed != null) {
      out.texts(signed.executive()).texts(signed.supervisory());
    }
  }

  private static void ruling(CanonicalDigest out, RulingView ruling) {
    RulingEvent.RulingIssued issued = ruling.issued();
    out.text(issued.ruling().toString())
        .text(issued.envelope())
        .text(issued.kind().name())
        .text(issued.contest().toString())
        .text(issued.reverses())
        .text(issued.scope())
        .text(issued.body())
        .text(issued.office())
        .text(issued.article())
        .text(issued.document())
        .text(issued.date())
        .number(ruling.issuedAt())
        .number(ruling.changedAt())
        .number(ruling.completedAt());
    out.all(ruling.scope(), branch -> out.text(branch.value()).flag(ruling.reached(branch)));
  }
}
