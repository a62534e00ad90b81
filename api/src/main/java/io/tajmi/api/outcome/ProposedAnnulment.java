package io.tajmi.api.outcome;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.contest.AnnulledBallots;
import io.tajmi.contest.ContestState;
import io.tajmi.count.BranchRow;
import io.tajmi.decision.Materiality;
import io.tajmi.decision.MaterialitySheet;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.document.Fields;
import io.tajmi.document.Places;
import io.tajmi.document.Rejection;
import io.tajmi.document.Signed;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Contest;
import io.tajmi.outcome.DecisionInput;
import io.tajmi.view.ContestView;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An annulment that an address proposes: {@code branches=A,B}, or {@code candidate=C&ballotsGo=…}
 * with {@code branches} or {@code everywhere=true}; {@code also} names branches proposed besides.
 *
 * @param branches null for everywhere
 * @param candidate null where whole branches are proposed
 */
public record ProposedAnnulment(
    @Nullable List<String> branches,
    @Nullable String candidate,
    @Nullable BallotsGo ballotsGo,
    List<String> also) {
  private static final int BRANCHES_MAX = 1_000;

  /** What an address says, as it says it. */
  public record Asked(
      @Nullable String branches,
      @Nullable String candidate,
      @Nullable String ballotsGo,
      boolean everywhere,
      @Nullable String also) {}

  /**
   * Reads it for a contest.
   *
   * @throws Rejection R.101, R.102, R.103 or R.109
   */
  public static ProposedAnnulment of(Asked asked, Contest contest) {
    List<String> branches = branches(asked.branches(), "/branches", contest);
    String candidate = asked.candidate();
    boolean named = !branches.isEmpty();
    if (candidate == null ? asked.everywhere() || !named : asked.everywhere() == named) {
      throw Fields.malformed(
          "/branches",
          "Name branches with commas; or a candidate with branches, or with everywhere=true.");
    }
    if (candidate != null) {
      var _ = Signed.candidate(candidate, contest, "/candidate");
    }
    BallotsGo ballotsGo = ballotsGo(candidate, asked.ballotsGo());
    if (ballotsGo != null) {
      AnnulledBallots.check(ballotsGo, contest, "/ballotsGo");
    }
    return new ProposedAnnulment(
        named ? branches : null, candidate, ballotsGo, branches(asked.also(), "/also", contest));
  }

  private static @Nullable BallotsGo ballotsGo(@Nullable String candidate, @Nullable String word) {
    if (candidate == null && word == null) {
      return null;
    }
    return Arrays.stream(BallotsGo.values())
        .filter(it -> candidate != null && it.name().equals(word))
        .findFirst()
        .orElseThrow(() ->
            Fields.malformed(
                "/ballotsGo",
                "Where the ballots of annulled votes of a candidate go: one of "
                    + List.of(BallotsGo.values())
                    + "."));
  }

  private static List<String> branches(@Nullable String text, String pointer, Contest contest) {
    Set<String> branches = new LinkedHashSet<>();
    for (String code : text == null || text.isEmpty() ? new String[0] : text.split(",", -1)) {
      branches.add(Places.branch(code, contest, pointer).branch().value());
    }
    if (branches.size() > BRANCHES_MAX) {
      throw Fields.malformed(pointer, "A sheet is of at most " + BRANCHES_MAX + " branches.");
    }
    return List.copyOf(branches);
  }

  /**
   * Whether a body of some areas may ask about it in a contest that is wider: whole branches in its
   * areas. What annulling one candidate's votes would do tells who that candidate's rivals are.
   */
  public boolean isWithin(Sight sight, ContestView view) {
    return candidate == null
        && branches != null
        && Stream.concat(branches.stream(), also.stream())
            .allMatch(code -> sight.readsMateriality(view, new BranchCode(code)));
  }

  /** The sheet, of one contest at one position. */
  public MaterialitySheet sheet(ContestView view, long position) {
    ContestState done = view.file().state();
    return Materiality.of(
        DecisionInput.terms(view.definition(), view.contest()),
        DecisionInput.counts(view),
        done.acts(),
        done.lots(),
        proposal(),
        also.isEmpty() ? List.of() : List.of(new Materiality.Proposal.Branches(Set.copyOf(also))),
        position);
  }

  private Materiality.Proposal proposal() {
    Set<String> where = branches == null ? null : Set.copyOf(branches);
    if (candidate != null && ballotsGo != null) {
      return new Materiality.Proposal.Votes(new VotesAnnulled(candidate, where, ballotsGo));
    }
    return new Materiality.Proposal.Branches(where == null ? Set.of() : where);
  }

  /** Branches named that do not count, so that there is nothing to annul. */
  public List<String> notCounted(ContestView view) {
    return Stream.concat(branches == null ? Stream.of() : branches.stream(), also.stream())
        .distinct()
        .filter(code -> {
          BranchRow row = view.row(new BranchCode(code));
          return row == null || !row.counts();
        })
        .toList();
  }

  MaterialityAnswer.ProposalAnswer answer() {
    return new MaterialityAnswer.ProposalAnswer(
        branches, candidate, ballotsGo == null ? null : ballotsGo.name(), also);
  }
}
