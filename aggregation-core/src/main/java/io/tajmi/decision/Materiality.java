package io.tajmi.decision;

import io.tajmi.decision.certainty.AsCounted;
import io.tajmi.decision.certainty.Assessment;
import io.tajmi.decision.certainty.Certainty;
import io.tajmi.decision.explanation.Explanation;
import io.tajmi.decision.poll.Apportionment;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.poll.TieBreaking;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.terms.BranchCount.State;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Sums;
import io.tajmi.decision.winning.Winning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an annulment that is proposed has an effect on who wins: by the counted branches with and
 * without what it annuls, and in the worst case, in which what it annuls may be any ballots that
 * there could have been. The law speaks of effect and the boards judge it; this says what numbers
 * say.
 */
public final class Materiality {
  /** The smallest share that a rule asks for is reached by so many times the ballots. */
  private static final long NEEDED_PARTS = 100;

  private final ContestTerms terms;
  private final Counts counts;
  private final List<ContestAct> acts;
  private final TieBreaking settling;

  private Materiality(ContestTerms terms, Counts counts, List<ContestAct> acts, List<Lot> lots) {
    this.terms = terms;
    this.counts = counts;
    this.acts = List.copyOf(acts);
    this.settling = new TieBreaking(terms.onTie(), List.copyOf(lots));
  }

  /** What is proposed to be annulled. */
  public sealed interface Proposal {
    /** Whole branches. */
    record Branches(Set<String> branches) implements Proposal {
      /** Takes a copy. */
      public Branches {
        branches = Set.copyOf(branches);
      }
    }

    /** Votes of one candidate. */
    record Votes(VotesAnnulled votes) implements Proposal {}
  }

  /**
   * The sheet of a proposal.
   *
   * @param others proposed already and not confirmed
   * @param position of the log that the counts are of
   */
  public static MaterialitySheet of(
      ContestTerms terms,
      Counts counts,
      List<ContestAct> acts,
      List<Lot> lots,
      Proposal proposal,
      List<Proposal> others,
      long position) {
    Materiality it = new Materiality(terms, counts, acts, lots);
    List<Proposal> together = Stream.concat(Stream.of(proposal), others.stream()).toList();
    return new MaterialitySheet(
        position, proposal, it.finding(List.of(proposal)), it.finding(together));
  }

  private MaterialitySheet.Finding finding(List<Proposal> proposals) {
    Set<String> branches =
        proposals.stream()
            .filter(Proposal.Branches.class::isInstance)
            .flatMap(it -> ((Proposal.Branches) it).branches().stream())
            .collect(Collectors.toSet());
    List<VotesAnnulled> votes =
        proposals.stream()
            .filter(Proposal.Votes.class::isInstance)
            .map(it -> ((Proposal.Votes) it).votes())
            .toList();
    Result before = Winning.of(poll(counts.countedButFor(Set.of(), State.OUT), List.of()), quiet());
    Counts without = counts.countedButFor(branches, State.OUT);
    Result after = Winning.of(poll(without, votes), quiet());
    return new Worst(branches, votes).finding(before, after);
  }

  private static Explanation quiet() {
    return new Explanation();
  }

  private Poll poll(Counts of, List<VotesAnnulled> more) {
    List<ContestAct> all = new ArrayList<>(acts);
    all.addAll(more);
    return new Poll(terms, of, all, settling);
  }

  /** What is proposed as the only thing in question, when it could have been anything. */
  private final class Worst {
    private final Poll poll;
    private final long room;

    /** Votes that come back on ballots that stayed valid leave the base as it is. */
    private final boolean baseUnknown;

    Worst(Set<String> branches, List<VotesAnnulled> votes) {
      Counts uncertain = counts.countedButFor(branches, State.UNCERTAIN);
      Set<String> counted = new HashSet<>();
      uncertain.branches().stream()
          .filter(branch -> branch.state() == State.COUNTED)
          .forEach(branch -> counted.add(branch.branch()));
      this.baseUnknown =
          !votes.isEmpty() && terms.votesMax() > 1 && !(terms.rule() instanceof Rule.Plurality);
      Poll full = poll(uncertain, List.of());
      this.poll = poll(uncertain, votes.stream().map(act -> asOpen(act, counted)).toList());
      this.room =
          Math.addExact(
              poll.uncertainty.ballots(),
              Apportionment.sum(full.votes) - Apportionment.sum(poll.votes));
    }

    /** The votes in question are gone, and may come back as any others: nobody has left. */
    private VotesAnnulled asOpen(VotesAnnulled act, Set<String> counted) {
      Set<String> where = counted.stream().filter(act::at).collect(Collectors.toUnmodifiableSet());
      return new VotesAnnulled(
          act.candidate(),
          where,
          terms.votesMax() == 1 ? BallotsGo.INVALID_NOT_TAKEN : BallotsGo.STAY_VALID);
    }

    MaterialitySheet.Finding finding(Result before, Result after) {
      boolean unknown = poll.uncertainty.papersUnknown() > 0;
      Assessment worst = assessment(before, unknown);
      boolean sure = !unknown && !baseUnknown && worst.sure() && !before.isOpen();
      MaterialitySheet.Verdict verdict =
          before.legal().equals(after.legal())
              ? sure
                  ? MaterialitySheet.Verdict.NOT_MATERIAL
                  : MaterialitySheet.Verdict.POSSIBLY_MATERIAL
              : MaterialitySheet.Verdict.MATERIAL;
      return new MaterialitySheet.Finding(
          verdict,
          before,
          after,
          room,
          poll.uncertainty.papersUnknown(),
          needed(before.isOpen() || after.isOpen()),
          seats(before, after, worst, unknown, sure));
    }

    /** Looked for by halves: what more ballots leave sure, fewer leave sure as well. */
    private @Nullable Long needed(boolean open) {
      if (open || baseUnknown) {
        return open ? Long.valueOf(0) : null;
      }
      Sums all = counts.sums();
      long taken = Math.addExact(all.valid(), all.invalidTaken());
      long most = Math.multiplyExact(NEEDED_PARTS, 1 + taken);
      long fewer = 0;
      long more = Math.clamp(room, 1, most);
      while (isSure(more)) {
        if (more == most) {
          return null;
        }
        fewer = more;
        more = Math.min(most, 2 * more);
      }
      while (more - fewer > 1) {
        long middle = (fewer + more) / 2;
        if (isSure(middle)) {
          fewer = middle;
        } else {
          more = middle;
        }
      }
      return more;
    }

    private boolean isSure(long ballots) {
      return Certainty.of(poll, ballots).sure();
    }

    private Assessment assessment(Result before, boolean unknown) {
      if (poll.annulled == null && (unknown || baseUnknown)) {
        return Certainty.anything(poll);
      }
      return room == 0 && poll.waiting.isEmpty() && poll.annulled == null
          ? AsCounted.of(poll, before)
          : Certainty.of(poll, room);
    }

    private List<MaterialitySheet.Seat> seats(
        Result before, Result after, Assessment worst, boolean unknown, boolean sure) {
      List<MaterialitySheet.Seat> seats = new ArrayList<>();
      for (int i = 0; i < before.seats().size(); i++) {
        Place now = before.seats().get(i);
        Possibility stays =
            sure ? Possibility.SURE : unknown ? Possibility.POSSIBLE : stays(now, worst);
        seats.add(new MaterialitySheet.Seat(i + 1, now, after.seats().get(i), stays));
      }
      return seats;
    }

    /** A seat that nobody has by the counted branches is not followed any further. */
    private Possibility stays(Place now, Assessment worst) {
      return now instanceof Place.Filled filled
          ? worst.elected().of(terms.ordinal(filled.candidate()))
          : Possibility.POSSIBLE;
    }
  }
}
