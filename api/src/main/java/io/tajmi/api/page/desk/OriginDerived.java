package io.tajmi.api.page.desk;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.count.Bucket;
import io.tajmi.election.AreaCode;
import io.tajmi.election.ContestId;
import io.tajmi.query.CountedBoxes;
import io.tajmi.query.FigureOrigin;
import io.tajmi.query.Portion;
import io.tajmi.text.ContestNames;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is no sum of tallies but is computed from such: how, in one sentence, and from
 * which, each with where it comes from itself.
 *
 * @param value as pages show it; a dash where the reader sees no votes here
 */
record OriginDerived(String key, String name, String value, String how, List<OriginPage.Part> of) {
  static final String TURNOUT = "turnout";
  static final String MARGIN = "margin";
  static final String PROGRESS = "progress";
  static final String SEATS = "seats";
  static final String SHARE = "share.";

  /** Takes a copy. */
  OriginDerived {
    of = List.copyOf(of);
  }

  /** Of a text such as {@code turnout} or {@code share.c.CODE}; null where it names none. */
  static @Nullable OriginDerived of(
      Words words,
      Sight sight,
      ContestView view,
      AreaCode area,
      CountedBoxes counted,
      String text) {
    Making making = new Making(words, sight, view, area, counted);
    return switch (text) {
      case TURNOUT -> making.turnout();
      case MARGIN -> making.margin();
      case PROGRESS -> making.progress();
      case SEATS -> making.seats();
      default ->
          text.startsWith(SHARE)
              ? making.share(
                  FigureOrigin.Figure.parse(view.contest(), text.substring(SHARE.length())))
              : null;
    };
  }

  /** Makes one of an area's figures. */
  private record Making(
      Words words, Sight sight, ContestView view, AreaCode area, CountedBoxes counted) {

    OriginDerived turnout() {
      Long electorate = counted.turnout().electorate();
      return new OriginDerived(
          TURNOUT,
          words.say("turnout.title"),
          turnoutShare(),
          words.say("origin.how.turnout"),
          List.of(
              part("turnout.taken", "taken", counted.turnout().taken()),
              new OriginPage.Part(
                  words.say("turnout.electorate"),
                  null,
                  electorate == null ? words.say("unknown") : words.number(electorate))));
    }

    private String turnoutShare() {
      Portion share = counted.turnout().share();
      if (!counted.seen()) {
        return Figures.NONE;
      }
      return share.known() ? words.percent(share.share()) : words.say("unknown");
    }

    OriginDerived margin() {
      CountedBoxes.Margin margin = counted.margin();
      return new OriginDerived(
          MARGIN,
          words.say("origin.margin"),
          margin == null ? Figures.NONE : words.number(margin.votes()),
          words.say("origin.how.margin"),
          margin == null ? List.of() : List.of(candidate(margin.last()), candidate(margin.next())));
    }

    OriginDerived progress() {
      return new OriginDerived(
          PROGRESS,
          words.say("progress.title"),
          words.percent(counted.progress().share(Bucket.COUNTED).share()),
          words.say("origin.how.progress", words.number(counted.progress().branches().expected())),
          Arrays.stream(Bucket.values())
              .map(bucket ->
                  new OriginPage.Part(
                      words.say("progress." + bucket.key()),
                      address("p." + bucket.key()),
                      words.number(bucket.count(counted.progress().branches()))))
              .toList());
    }

    OriginDerived seats() {
      List<OriginPage.Part> parts = new ArrayList<>();
      for (CountedBoxes.Line line : CountedBoxes.byVotes(counted.candidates())) {
        parts.add(candidate(line.ordinal()));
      }
      if (sight.readsActs(view)) {
        parts.add(
            new OriginPage.Part(words.say("act.title"), Addresses.contest(id()) + "/acts", ""));
      }
      parts.add(new OriginPage.Part(words.say("nav.method"), "/method", ""));
      return new OriginDerived(
          SEATS,
          words.say("contest.seats"),
          words.number(view.contest().seats()),
          words.say("origin.how.seats"),
          parts);
    }

    OriginDerived share(FigureOrigin.Figure figure) {
      boolean list = figure.kind() == FigureOrigin.Kind.LIST_VOTES;
      CountedBoxes.Line line =
          (list ? counted.lists() : counted.candidates()).get(figure.ordinal());
      ContestNames names = ContestNames.of(words.language(), view.contest());
      String whose = list ? names.list(figure.ordinal()) : names.candidate(figure.ordinal());
      return new OriginDerived(
          SHARE + figure.key(),
          words.say("origin.shareOf", whose),
          counted.seen() ? words.percent(line.share().share()) : Figures.NONE,
          words.say("origin.how.share"),
          List.of(
              new OriginPage.Part(
                  words.say("origin.votesOf", whose), address(figure.key()), seen(line.votes())),
              part("ballot.valid", "b.valid", line.share().whole())));
    }

    private OriginPage.Part candidate(int ordinal) {
      String code = view.contest().candidates().get(ordinal).code().value();
      return new OriginPage.Part(
          words.say(
              "origin.votesOf",
              ContestNames.of(words.language(), view.contest()).candidate(ordinal)),
          address("c." + code),
          seen(counted.votes(ordinal)));
    }

    private OriginPage.Part part(String name, String figure, long value) {
      return new OriginPage.Part(words.say(name), address(figure), seen(value));
    }

    private String seen(long value) {
      return counted.seen() ? words.number(value) : Figures.NONE;
    }

    private String address(String figure) {
      return Addresses.origin(id(), area, figure);
    }

    private ContestId id() {
      return view.contest().id();
    }
  }
}
