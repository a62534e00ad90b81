package io.tajmi.api.page.count;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.SitePage;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.outcome.OutcomePart;
import io.tajmi.api.page.sheet.CellSheet;
import io.tajmi.api.page.sheet.ElectionStart;
import io.tajmi.api.page.sheet.Fact;
import io.tajmi.api.page.sheet.VoteRows;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.outcome.Outcomes;
import io.tajmi.query.Lookup;
import io.tajmi.text.Dates;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.RulingBook;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One contest, in one of its areas: the votes in full, and what the minutes say besides. */
record ContestPage(
    Words words,
    ElectionId election,
    ContestCode contest,
    @Nullable AreaCode area,
    VoteRows.Order order,
    Outcomes outcomes)
    implements SitePage {

  /** The last five minutes, for which every live page offers what has changed. */
  private static final String LATELY = "PT5M";

  /**
   * What it shows.
   *
   * @param records pages of what was ruled on its branches, and on itself
   * @param outcome null for whoever does not read it
   */
  record View(
      Map<String, String> cells,
      String title,
      ContestPart contest,
      List<Links.Link> orders,
      List<Fact> facts,
      List<Links.Link> records,
      @Nullable OutcomePart outcome)
      implements PageContent {}

  @Override
  public String topic() {
    return Addresses.with("contest/" + election + "/" + contest, parameters());
  }

  private List<Addresses.Parameter> parameters() {
    return List.of(
        Addresses.Parameter.of("area", area),
        new Addresses.Parameter("order", order == VoteRows.Order.VOTES ? "votes" : null));
  }

  @Override
  public ContestId contestId() {
    return new ContestId(election, contest);
  }

  @Override
  public String template() {
    return "contest";
  }

  @Override
  public View show(Sight sight) {
    ElectionStart opening = ElectionStart.of(words, election, sight);
    ContestView shown = Lookup.orFirst(opening.view(), contest);
    Area found = Lookup.orRoot(shown, area);
    CellSheet sheet = opening.sheet();
    OutcomePart.begin(sight, shown, outcomes);
    ContestPart part = ContestPart.of(sheet, sight, shown, found, order);
    OutcomePart outcome = OutcomePart.of(sheet, sight, shown, outcomes);
    return new View(
        sheet.cells(),
        part.name(),
        part,
        List.of(order(shown, VoteRows.Order.BALLOT), order(shown, VoteRows.Order.VOTES)),
        facts(shown),
        records(sight, shown),
        outcome);
  }

  private List<Links.Link> records(Sight sight, ContestView shown) {
    List<Links.Link> records = new ArrayList<>();
    records.add(
        new Links.Link(
            Addresses.with(
                Addresses.difference(shown.contest().id()),
                List.of(new Addresses.Parameter("from", LATELY))),
            words.say("moments.lately"),
            false));
    if (!sight.readsOutcome(shown) && sight.readsMaterialityAtSome(shown)) {
      records.add(
          new Links.Link(
              Addresses.contest(shown.contest().id()) + "/materiality",
              words.say("materiality.title"),
              false));
    }
    if (sight.maySuppose(shown)) {
      records.add(
          new Links.Link(
              Addresses.suppose(shown.contest().id()), words.say("suppose.link"), false));
    }
    int acts = shown.file().noted().size();
    if (acts > 0 && sight.readsActs(shown)) {
      records.add(
          new Links.Link(
              Addresses.acts(shown.contest().id()),
              words.say("act.ofContest", words.number(acts)),
              false));
    }
    long rulings =
        RulingBook.of(sight.snapshot(), election).of(shown.contest().id()).stream()
            .filter(sight::reads)
            .count();
    if (rulings > 0) {
      records.add(
          new Links.Link(
              Addresses.rulings(shown.contest().id()),
              words.say("ruling.ofContest", words.number(rulings)),
              false));
    }
    return records;
  }

  private Links.Link order(ContestView shown, VoteRows.Order which) {
    ContestPage there = new ContestPage(words, election, contest, area, which, outcomes);
    return new Links.Link(
        Addresses.with(Addresses.contest(shown.contest().id()), there.parameters()),
        words.say("votes.order." + (which == VoteRows.Order.VOTES ? "votes" : "ballot")),
        which == order);
  }

  private List<Fact> facts(ContestView view) {
    Contest defined = view.contest();
    Instant closes = closesAt(view);
    List<Fact> facts = new ArrayList<>();
    facts.addAll(
        List.of(
            new Fact(words.say("contest.seats"), words.number(defined.seats())),
            new Fact(words.say("contest.alternates"), words.number(defined.alternates())),
            new Fact(words.say("contest.votesMax"), words.number(defined.votesMax())),
            new Fact(words.say("progress.expected"), words.number(defined.branches().size())),
            new Fact(
                words.say("contest.closes"),
                closes == null
                    ? words.say("unknown")
                    : Dates.time(words.language(), closes, view.definition().head().zone()))));
    facts.addAll(ReleaseFacts.of(words, view.publicity(), view.definition().head().zone()));
    return facts;
  }

  /** When its polls close, in the election's zone unless it says another; null where unknown. */
  static @Nullable Instant closesAt(ContestView view) {
    String text = view.contest().closesAt();
    if (text == null) {
      return null;
    }
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return time instanceof LocalDateTime local
        ? local.atZone(view.definition().head().zone()).toInstant()
        : Instant.from(time);
  }
}
