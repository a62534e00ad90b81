package io.tajmi.api.page.record;

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
import io.tajmi.outcome.PublicOutcome;
import io.tajmi.text.Dates;
import io.tajmi.text.Words;
import io.tajmi.view.ContestFile;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What was done to a contest, a line of text for each act, in the order of the log. */
public final class ActLines {
  private final Words words;
  private final OutcomeNaming naming;
  private final ContestFile file;

  private ActLines(Words words, OutcomeNaming naming, ContestFile file) {
    this.words = words;
    this.naming = naming;
    this.file = file;
  }

  public static List<String> of(Words words, Visible visible) {
    ActLines lines = of(words, visible.view());
    return visible.view().file().noted().stream()
        .map(noted -> lines.line(noted.fact(), PublicOutcome.tells(visible, noted.fact())))
        .toList();
  }

  /** Acts that one entry put on record, for whoever reads as the visible does. */
  public static List<String> at(Words words, Visible visible, long position) {
    ActLines lines = of(words, visible.view());
    return visible.view().file().noted().stream()
        .filter(noted -> noted.position() == position)
        .map(noted -> lines.line(noted.fact(), PublicOutcome.tells(visible, noted.fact())))
        .toList();
  }

  private static ActLines of(Words words, ContestView view) {
    return new ActLines(words, new OutcomeNaming(words, view.contest()), view.file());
  }

  /** What an act does, without the word of whom. */
  public static String what(Words words, ContestView view, Fact fact) {
    return of(words, view).say(fact);
  }

  private String line(Fact fact, boolean told) {
    Authority by = fact.authority();
    String article = by.statedArticle();
    String key = file.state().stands(fact.act()) ? "act.line" : "act.reversedLine";
    return words.say(
        key,
        told ? say(fact) : words.say("act.withheld"),
        text(by.body()),
        text(by.office()),
        article == null
            ? words.say("act.articleNotStated")
            : words.say("act.article", text(article)),
        text(by.document()),
        Dates.day(words.language(), LocalDate.parse(by.date())));
  }

  private String say(Fact fact) {
    return switch (fact) {
      case CandidateLeft left -> left(left);
      case VotesAnnulled votes -> votes(votes);
      case ContestAnnulled all ->
          words.say("act.annulled", words.say("act.remedy." + all.remedy()));
      case SeatsVacated seats -> seats(seats);
      case ActReversed reversal ->
          words.say(
              "act.reversed", words.language().code(reversal.reverses()), by(reversal.reverses()));
      case LotDrawn lot ->
          words.say(
              "act.lot." + lot.method(),
              lot.drawn().stream()
                  .map(naming::group)
                  .collect(Collectors.joining(words.say("list.comma"))),
              lot.witnesses().stream()
                  .map(this::text)
                  .collect(Collectors.joining(words.say("list.comma"))));
      case SecondRoundCalled second -> words.say("act.second", second.election().value());
    };
  }

  private String left(CandidateLeft left) {
    String said =
        words.say(
            "act.left",
            words.say("act.left." + left.why()),
            naming.candidate(left.candidate().value()),
            words.say("act.moment." + left.moment()));
    return left.place() == null
        ? said
        : words.say("act.more", said, words.say("act.place." + left.place()));
  }

  private String seats(SeatsVacated seats) {
    String said = words.say("act.seats", words.number(seats.seats()));
    List<CandidateCode> candidates = seats.candidates();
    if (candidates == null) {
      return seats.last() == null ? said : words.say("act.more", said, words.say("act.seats.last"));
    }
    String names =
        candidates.stream()
            .map(candidate -> naming.candidate(candidate.value()))
            .collect(Collectors.joining(words.say("list.comma")));
    return words.say("act.more", said, words.say("act.seats.of", names));
  }

  private String by(String act) {
    Fact reversed = file.state().fact(act);
    return reversed == null
        ? words.say("ruling.by.SOME")
        : new RulingNaming(words).by(reversed.authority().body());
  }

  private String votes(VotesAnnulled votes) {
    List<BranchCode> scope = file.state().scope(votes.act());
    String name = naming.candidate(votes.candidate().value());
    String ballots = words.say("act.ballots." + votes.ballotsGo());
    return scope == null
        ? words.say("act.votesEverywhere", name, ballots)
        : words.say("act.votes", name, words.number(scope.size()), ballots);
  }

  private String text(String text) {
    return words.language().within(words.language().text(text));
  }
}
