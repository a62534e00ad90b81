package io.tajmi.view;

import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.CandidateLeft;
import io.tajmi.contest.ContestActEvent.ContestAnnulled;
import io.tajmi.contest.ContestActEvent.Fact;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.SeatsVacated;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.document.Authority;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import java.util.List;

/** What was done to a contest as bytes of a digest, every field in a fixed order. */
final class ContestFileHash {
  private ContestFileHash() {}

  static void write(CanonicalDigest out, ContestFile file) {
    out.number(file.incompleteSince());
    out.all(
        file.noted(),
        noted -> {
          out.number(noted.position()).instant(noted.time());
          fact(out, noted.fact(), file);
        });
  }

  private static void fact(CanonicalDigest out, Fact fact, ContestFile file) {
    out.text(fact.act());
    authority(out, fact.authority());
    switch (fact) {
      case CandidateLeft left ->
          out.text("left")
              .text(left.candidate().value())
              .text(left.why().name())
              .text(left.moment().name())
              .text(left.place() == null ? null : left.place().name());
      case VotesAnnulled votes -> {
        List<BranchCode> scope = file.state().scope(votes.act());
        out.text("votes")
            .text(votes.candidate().value())
            .text(votes.ballotsGo().name())
            .flag(scope != null)
            .texts(scope == null ? List.of() : scope.stream().map(BranchCode::value).toList());
      }
      case ContestAnnulled all -> out.text("annulled").text(all.remedy().name());
      case SeatsVacated seats -> {
        List<CandidateCode> candidates = seats.candidates();
        out.text("seats")
            .number(seats.seats())
            .flag(seats.last() != null)
            .flag(candidates != null)
            .texts(
                candidates == null
                    ? List.of()
                    : candidates.stream().map(CandidateCode::value).toList());
      }
      case ActReversed reversal -> out.text("reversed").text(reversal.reverses());
      case LotDrawn lot -> lot(out, lot);
      case SecondRoundCalled second -> second(out, second);
    }
  }

  private static void authority(CanonicalDigest out, Authority authority) {
    out.text(authority.body())
        .text(authority.office())
        .text(authority.article())
        .text(authority.document())
        .text(authority.date());
  }

  private static void lot(CanonicalDigest out, LotDrawn lot) {
    BranchCode branch = lot.branch();
    out.text("lot")
        .text(lot.matter().name())
        .text(branch == null ? null : branch.value())
        .text(lot.method().name())
        .text(lot.seed())
        .texts(lot.drawn())
        .texts(lot.witnesses())
        .number(lot.position());
  }

  private static void second(CanonicalDigest out, SecondRoundCalled second) {
    out.text("second")
        .text(second.election().value())
        .text(second.definition().hex())
        .text(second.name().fa())
        .text(second.name().en())
        .text(second.date())
        .text(second.opensAt())
        .text(second.closesAt())
        .number(second.seats())
        .texts(second.candidates().stream().map(CandidateCode::value).toList())
        .number(second.position());
  }
}
