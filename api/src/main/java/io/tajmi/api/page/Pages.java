package io.tajmi.api.page;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.session.LastingViewer;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Asking;
import io.tajmi.api.page.address.DeskAddress;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.address.LinksKeepStandpoint;
import io.tajmi.api.page.address.Picked;
import io.tajmi.api.page.past.PastBar;
import io.tajmi.api.page.past.PastBars;
import io.tajmi.api.page.sheet.CellSheet;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.page.sheet.SheetWriting;
import io.tajmi.api.query.Query;
import io.tajmi.api.query.Standpoints;
import io.tajmi.document.Rejection;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Ahead;
import io.tajmi.replay.Standpoint;
import io.tajmi.replay.check.Stop;
import io.tajmi.text.Dates;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.Snapshot;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Puts a page, its cells and the frame around it before a template. */
public final class Pages {
  private final Sights sights;
  private final PageStandpoints standpoints;
  private final PastBars bars;
  private final InstantSource clock;
  private final String htmx;

  public Pages(Sights sights, PastBars bars, InstantSource clock, String htmx) {
    this.sights = sights;
    this.standpoints = new PageStandpoints(sights, clock);
    this.bars = bars;
    this.clock = clock;
    this.htmx = htmx;
  }

  /** The words of the language that a request asks for. */
  public static Words words(HttpServletRequest request) {
    return Words.of(Language.of(RequestContextUtils.getLocale(request).getLanguage()));
  }

  /** What whoever asks sees from the standpoint that the address names. */
  public Sight sight(HttpServletRequest request) {
    Standpoint standpoint = standpoints.of(request);
    try {
      return sights.at(standpoint);
    } catch (Rejection | Ahead | NotThere none) {
      String typed = Query.first(request, Standpoints.AT);
      throw typed == null ? none : standpoints.none(typed, request);
    }
  }

  /** Why a moment that a reader has typed cannot be shown, and what to type in its place. */
  public String refused(String typed, HttpServletRequest request) {
    return standpoints.none(typed, request).why();
  }

  /** A moment as an address names it, as its reader writes it. */
  public String shown(String moment, HttpServletRequest request) {
    return PageStandpoints.shown(words(request), moment, standpoints.zone(request));
  }

  /** Whose clock typed moments are by, in words. */
  public String zone(HttpServletRequest request) {
    return Dates.zone(words(request), standpoints.zone(request));
  }

  /** A moment that a reader has typed, as an address names it; null where it means none. */
  public @Nullable String exact(String typed, HttpServletRequest request) {
    return standpoints.exact(typed, request);
  }

  /** A live page. */
  public ModelAndView answer(SitePage page, HttpServletRequest request) {
    Sight sight = sight(request);
    String topic = sight.past() == null ? page.topic() : null;
    About about = new About(page.election(), page.contestId());
    return answer(page.template(), topic, about, page.show(sight), sight, request);
  }

  /** A page of which nothing changes while it is open. */
  public ModelAndView still(
      String template,
      @Nullable ElectionId election,
      PageContent view,
      Sight sight,
      HttpServletRequest request) {
    return answer(template, null, new About(election, null), view, sight, request);
  }

  /** The same of one contest, whose entries are stepped by. */
  public ModelAndView still(String template, ContestId contest, PageContent view, Request asked) {
    About about = new About(contest.election(), contest);
    return answer(template, null, about, view, asked.sight(), asked.request());
  }

  /**
   * A step of a review, from which what is chosen and asked is carried to other pages.
   *
   * @param sight that the page shows
   * @param carried what links go on with
   */
  public ModelAndView step(
      String template,
      ContestId contest,
      PageContent view,
      Sight sight,
      List<Addresses.Parameter> carried,
      HttpServletRequest request) {
    ModelAndView answer =
        answer(template, null, new About(contest.election(), contest), view, sight, request);
    if (template.equals("desk")) {
      answer.addObject(Picked.AT_DESK, true);
    }
    answer.addObject(Picked.CARRIED, carried);
    return answer;
  }

  /** A request, and what whoever sent it sees. */
  public record Request(Sight sight, HttpServletRequest request) {
    /** The words of the language that it asks for. */
    public Words words() {
      return Pages.words(request);
    }

    /** An address of this site, read from where the request is, in its language. */
    public String here(String address) {
      return Addresses.with(address, Addresses.standing(request));
    }

    /** Leads to an address that says itself from where it is read. */
    public RuntimeException leads(String address) {
      return new PageStandpoints.Elsewhere(address);
    }

    /** Leads there. */
    public RuntimeException elsewhere(String address) {
      return new PageStandpoints.Elsewhere(here(address));
    }
  }

  /** A request with its sight. */
  public Request read(HttpServletRequest request) {
    return new Request(sight(request), request);
  }

  /** Why a moment is not shown. */
  ModelAndView refusal(PageStandpoints.None none, HttpServletRequest request) {
    Words words = words(request);
    Notice notice = new Notice(Map.of(), words.say("refused.standpoint.title"), none.why());
    ModelAndView answer = still("notice", null, notice, sights.current(), request);
    answer.setStatus(none.status());
    return answer;
  }

  /** Why a page is not shown, in words. It waits for no position, whatever the address asks. */
  ModelAndView refusal(HttpStatus status, HttpServletRequest request) {
    String key =
        switch (status) {
          case UNAUTHORIZED -> "refused.login";
          case FORBIDDEN -> "refused.right";
          case NOT_FOUND -> "notFound";
          case CONFLICT -> "refused.stopped";
          case SERVICE_UNAVAILABLE -> "refused.distrusted";
          default -> "refused.failed";
        };
    return refusal(status, key, request);
  }

  /** The same in words of its own. */
  ModelAndView refusal(HttpStatus status, String key, HttpServletRequest request) {
    Notice notice = Notice.of(words(request), key);
    ModelAndView answer = still("notice", null, notice, sights.current(), request);
    answer.setStatus(status);
    return answer;
  }

  /** Why an address is refused, by the name of the part of it that cannot be read. */
  ModelAndView refusal(Rejection rejection, HttpServletRequest request) {
    Words words = words(request);
    String part = String.valueOf(rejection.pointer()).replaceFirst("^/", "");
    Notice notice =
        new Notice(
            Map.of(),
            words.say("refused.address.title"),
            words.say(
                "refused.address.text",
                words.language().code(part),
                words.language().code(rejection.code().code())));
    ModelAndView answer = still("notice", null, notice, sights.current(), request);
    answer.setStatus(HttpStatus.BAD_REQUEST);
    return answer;
  }

  /** What a page is about, as far as that is one election and one contest. */
  private record About(@Nullable ElectionId election, @Nullable ContestId contest) {}

  private ModelAndView answer(
      String template,
      @Nullable String topic,
      About about,
      PageContent view,
      Sight sight,
      HttpServletRequest request) {
    Words words = words(request);
    ElectionView election = sight.find().orNewest(about.election());
    CellSheet sheet = new CellSheet(words);
    SheetWriting.asOf(sheet, sight, SheetWriting.zone(election));
    Map<String, String> cells = new LinkedHashMap<>(sheet.cells());
    cells.putAll(view.cells());
    ModelAndView answer = new ModelAndView("pages/" + template);
    answer.addObject("view", view);
    answer.addObject("cells", cells);
    answer.addObject("w", words);
    PastBar bar = bar(words, sight, SheetWriting.zone(election), about.contest(), request);
    answer.addObject("frame", frame(words, view.title(), topic, election, sight, bar, request));
    answer.addObject(Picked.CARRIED, Picked.carried(request));
    if (sight.past() != null) {
      answer.addObject(LinksKeepStandpoint.STANDPOINT, standpoint(sight));
      answer.addObject("suppose", suppose(sight, about.contest()));
    }
    return answer;
  }

  /** Where things of a contest are supposed; null for whoever may not, and where none is meant. */
  private static @Nullable String suppose(Sight sight, @Nullable ContestId contest) {
    ContestView view = contest == null ? null : sight.snapshot().contest(contest);
    return contest == null || view == null || !sight.maySuppose(view)
        ? null
        : Addresses.suppose(contest);
  }

  /** As every link of the page names it. */
  private static Addresses.Parameter standpoint(Sight sight) {
    return sight.forked() == null
        ? Addresses.Parameter.of(Standpoints.AT, sight.snapshot().position())
        : Addresses.Parameter.of(Standpoints.FORK, sight.forked().fork().id());
  }

  private @Nullable PastBar bar(
      Words words,
      Sight sight,
      ZoneId zone,
      @Nullable ContestId contest,
      HttpServletRequest request) {
    if (sight.past() == null) {
      return null;
    }
    return sight.forked() == null
        ? bars.of(words, sight, zone, contest, request)
        : bars.of(words, sight, sight.forked(), sight.past(), zone, request);
  }

  private PageFrame frame(
      Words words,
      String title,
      @Nullable String topic,
      @Nullable ElectionView election,
      Sight sight,
      @Nullable PastBar past,
      HttpServletRequest request) {
    Snapshot snapshot = sight.snapshot();
    Instant time = snapshot.time();
    String query = Query.takes(request, "q") ? Query.first(request, "q") : null;
    return new PageFrame(
        words,
        title,
        topic,
        snapshot.isTest(),
        time == null ? null : time.toString(),
        time == null ? words.say("asof.empty") : age(words, time),
        otherLanguage(words, request),
        lastGood(sight, request),
        election == null ? null : new Naming(words, election.definition()).election(),
        election == null ? null : election.definition().election().value(),
        navigation(words, election, sight.viewer(), request.getRequestURI()),
        person(sight, request),
        LastingViewer.of(request).mark(),
        query == null ? "" : query,
        htmx,
        past,
        new Asking(
            request.getRequestURI(),
            Addresses.others(request, Standpoints.AT, Standpoints.AT_LEAST, Standpoints.FORK),
            PageStandpoints.shown(
                words, Query.first(request, Standpoints.AT), SheetWriting.zone(election)),
            Dates.zone(words, SheetWriting.zone(election))),
        election == null ? null : DeskAddress.of(election, request));
  }

  /** Where the last good figures of the page are; null where it shows none that are stopped. */
  private static @Nullable String lastGood(Sight sight, HttpServletRequest request) {
    Stop stop = sight.check().stop();
    return stop == null || sight.mark().isEmpty() || stop.lastGood() < 0
        ? null
        : Addresses.at(request, Long.toString(stop.lastGood()));
  }

  private static @Nullable String person(Sight sight, HttpServletRequest request) {
    if (sight.viewer().equals(Viewer.PUBLIC)) {
      return null;
    }
    String name = LastingViewer.of(request).name();
    return name == null ? sight.viewer().actor() : name;
  }

  private String age(Words words, Instant time) {
    Duration age = Duration.between(time, clock.instant());
    return words.say("asof.ago", Dates.length(words, age.isNegative() ? Duration.ZERO : age));
  }

  private static List<Links.Link> navigation(
      Words words, @Nullable ElectionView election, Viewer viewer, String here) {
    List<Links.Link> links = new ArrayList<>();
    if (election != null) {
      ElectionId id = election.definition().election();
      if (viewer.readsPublished()) {
        links.add(link(words, "nav.overview", Addresses.overview(id), here));
      }
      links.add(link(words, "nav.progress", Addresses.progress(id), here));
      links.add(link(words, "nav.heldBack", Addresses.heldBack(id), here));
      links.add(link(words, "nav.rulings", Addresses.rulings(id), here));
      if (viewer.readsPublished()) {
        links.add(link(words, "nav.wall", Addresses.wall(id), here));
      }
    }
    links.add(link(words, "nav.glossary", "/glossary", here));
    links.add(link(words, "nav.method", "/method", here));
    return links;
  }

  private static Links.Link link(Words words, String key, String href, String here) {
    return new Links.Link(href, words.say(key), href.equals(here));
  }

  /** The same address, with the other language asked for. */
  private static String otherLanguage(Words words, HttpServletRequest request) {
    List<Addresses.Parameter> parameters = new ArrayList<>(Addresses.others(request, "lang"));
    parameters.add(new Addresses.Parameter("lang", words.language().other().tag()));
    return Addresses.with(request.getRequestURI(), parameters);
  }
}
