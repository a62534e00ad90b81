package io.tajmi.api.page.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.query.Standpoints;
import io.tajmi.api.replay.Between;
import io.tajmi.document.Rejection;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Ahead;
import io.tajmi.text.Dates;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a step that compares two moments is asked for.
 *
 * @param from the first moment, as the API takes it; empty where none is named
 * @param to the second
 * @param second whether the address names the second by itself; else it is where the page is read
 */
public record Compared(
    Pages pages,
    Pages.Request page,
    ContestView view,
    Parameters asked,
    Reviews.Read read,
    String from,
    String to,
    boolean second,
    AreaTyped area) {
  private static final String FROM = "from";
  private static final String LENGTH = "P";

  /**
   * Two moments that were found.
   *
   * @param between null where there are none
   * @param wrong why not, and what to type; null where none were named
   */
  public record Found(@Nullable Between between, @Nullable String wrong) {}

  /**
   * Reads it.
   *
   * @param asked by its address, or by its form
   * @param to the parameter that names the second moment; null on a step that has none
   */
  public static Compared read(
      Pages pages,
      Reviews reviews,
      Pages.Request page,
      ContestView view,
      Parameters asked,
      @Nullable String to) {
    AreaTyped area = AreaTyped.read(page.words(), view, asked.text("area"));
    AreaCode within =
        area.code() == null ? Lookup.orRoot(view, (AreaCode) null).code() : area.code();
    Reviews.Read read = reviews.read(page, view, within, asked);
    String first = asked.text(FROM);
    String fork = asked.text(Standpoints.FORK);
    String last = to == null ? null : asked.text(to);
    if (to != null && last == null && fork != null) {
      last = Standpoints.fork(fork);
    }
    boolean typed = !asked.all(Review.SINCE).isEmpty();
    String from =
        first == null || typed ? read.review().since() : exact(pages, page, first.strip());
    String until = last == null ? latest(page.sight()) : exact(pages, page, last.strip());
    return new Compared(pages, page, view, asked, read, from, until, last != null, area);
  }

  /** What people write of a moment may be less exact than what the API takes. */
  private static String exact(Pages pages, Pages.Request page, String typed) {
    String exact = Standpoints.isFork(typed) ? null : pages.exact(typed, page.request());
    return exact == null ? typed : exact;
  }

  /** A page of the past compares with the moment that it shows, or with what is supposed. */
  private static String latest(Sight sight) {
    return sight.past() == null ? "live" : side(sight);
  }

  /** As one side of a difference names it. */
  public static String side(Sight sight) {
    return sight.forked() == null
        ? Long.toString(sight.snapshot().position())
        : Standpoints.fork(sight.forked().fork().id());
  }

  /** The second moment as the address of the page asks for it. */
  public String asked(Sight sight) {
    return sight.past() == null || sight.past().asked() == null
        ? ""
        : String.valueOf(sight.past().asked());
  }

  /** The hour that a moment was asked for by, to the second and with its zone; null of none. */
  public static @Nullable String hour(Words words, String asked, ContestView view) {
    try {
      ZoneId zone = view.definition().head().zone();
      return words.say(
          "sheet.hour",
          Dates.time(words.language(), OffsetDateTime.parse(asked).toInstant(), zone),
          Dates.zone(words, zone));
    } catch (DateTimeException none) {
      return null;
    }
  }

  public Words words() {
    return page.words();
  }

  @Nullable
  public String areaCode() {
    return area.code() == null ? null : area.code().value();
  }

  /** Looks whether what is supposed is there for whoever asks. */
  public void require(Between.Desk desk) {
    desk.require(from);
    desk.require(to);
  }

  /** Looks for both moments; a supposition alone is compared with what it stands on. */
  public Found find(Between.Desk desk) {
    Sight sight = page.sight();
    String first = from;
    if (first.isEmpty() && sight.forked() != null) {
      first = Long.toString(sight.forked().fork().position());
    }
    if (first.isEmpty()) {
      return new Found(null, null);
    }
    ContestId contest = view.contest().id();
    try {
      return new Found(
          desk.of(contest.election().value(), contest.contest().value(), first, to), null);
    } catch (Rejection | Ahead | NotThere none) {
      return new Found(null, wrong(desk, first));
    }
  }

  private String wrong(Between.Desk desk, String first) {
    if (!desk.stands(to)) {
      return pages.refused(to, page.request());
    }
    return first.startsWith(LENGTH) || !desk.stands(first)
        ? pages.refused(first, page.request())
        : words().say("moment.noContest");
  }

  /** Chosen branches, where the address itself chooses some. */
  public Set<BranchCode> branches(Between between) {
    return read.named()
        ? new TreeSet<>(read.review().picks().everyBranch(between.view()))
        : Set.of();
  }

  /** What goes on from here: with the first moment that the address names. */
  public Review review(@Nullable Between between) {
    Review review = read.review();
    boolean typed = asked.text(FROM) == null || !asked.all(Review.SINCE).isEmpty();
    if (typed && !review.since().startsWith(LENGTH)) {
      return review;
    }
    if (between == null) {
      return review.since(from);
    }
    if (between.from().forked() != null) {
      return review;
    }
    return review.since(
        from.startsWith(LENGTH) ? Long.toString(between.from().snapshot().position()) : from);
  }

  /** The form of the review. */
  public ReviewForm form(ReviewWriting.Step step, String action, Found found) {
    Between between = found.between();
    Reviews.Read shown = new Reviews.Read(review(between), read.named(), read.typed(), read.read());
    Sight sight = second && between != null && !to.equals("live") ? between.to() : page.sight();
    ReviewWriting writing = new ReviewWriting(pages, page, sight, view, shown);
    List<DeskSheet.DoubtRow> areas =
        area.doubts().isEmpty()
            ? List.of()
            : writing.doubts(
                new PickReader.Reading(Picks.NONE, area.doubts()),
                meaning -> there(action, meaning));
    return writing
        .form(step, action, shown.review().selection(), area.text())
        .doubting(areas)
        .wrong(found.wrong());
  }

  private String there(String action, PickReader.Meaning meaning) {
    List<Addresses.Parameter> parameters = new ArrayList<>(read.review().parameters());
    parameters.add(Addresses.Parameter.of("area", meaning.code()));
    return Addresses.with(action, parameters);
  }

  /** All of it as the address of a step. */
  public List<Addresses.Parameter> address() {
    List<Addresses.Parameter> parameters = new ArrayList<>(read.review().parameters());
    parameters.add(
        new Addresses.Parameter(
            "area", area.text().isEmpty() ? null : URLEncoder.encode(area.text(), UTF_8)));
    if (Standpoints.isFork(to)) {
      parameters.add(
          Addresses.Parameter.of(Standpoints.FORK, to.substring(Standpoints.fork("").length())));
    } else if (!to.equals("live")) {
      parameters.add(new Addresses.Parameter(Standpoints.AT, URLEncoder.encode(to, UTF_8)));
    }
    if (read.read() != null && !read.read().doubts().isEmpty()) {
      parameters.add(new Addresses.Parameter(Reviews.PICK, URLEncoder.encode(read.typed(), UTF_8)));
    }
    String first = asked.text(FROM);
    if (first != null && asked.text(Review.SINCE) == null) {
      parameters.removeIf(parameter -> parameter.name().equals(Review.SINCE));
      parameters.add(new Addresses.Parameter(Review.SINCE, URLEncoder.encode(from, UTF_8)));
    }
    return parameters;
  }

  /** The same question with moments that stay what they are. */
  public List<Addresses.Parameter> parameters(Between between) {
    List<Addresses.Parameter> parameters = new ArrayList<>();
    parameters.add(Addresses.Parameter.of(FROM, side(between.from())));
    parameters.add(Addresses.Parameter.of("to", side(between.to())));
    parameters.add(Addresses.Parameter.of("area", area.code()));
    if (read.named()) {
      parameters.addAll(read.review().selection());
    }
    return parameters;
  }
}
