package io.tajmi.api.page;

import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;

import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.sheet.SheetWriting;
import io.tajmi.api.query.Query;
import io.tajmi.api.query.Standpoints;
import io.tajmi.document.Rejection;
import io.tajmi.election.ElectionId;
import io.tajmi.replay.Standpoint;
import io.tajmi.text.Dates;
import io.tajmi.text.Figures;
import io.tajmi.text.Language;
import io.tajmi.text.TypedMoment;
import io.tajmi.text.Words;
import io.tajmi.view.ElectionView;
import io.tajmi.view.Snapshot;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Where a page is read from, as its address says or as a reader has typed it: a position in any
 * digits, a time of day with its day or without. What was typed leads to an address that says the
 * same exactly.
 */
public final class PageStandpoints {
  private static final Pattern ELECTION = Pattern.compile("/(?:elections|wall)/([^/]+)(?:/.*)?");
  private static final Pattern POSITION = Pattern.compile("[0-9]+");

  private static final int SHOWN_MAX = 60;

  private final Sights sights;
  private final InstantSource clock;

  PageStandpoints(Sights sights, InstantSource clock) {
    this.sights = sights;
    this.clock = clock;
  }

  /** What the address names is no standpoint, nor is it one as people write it. */
  static final class None extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String why;

    None(HttpStatus status, String why) {
      super(null, null, false, false);
      this.status = status;
      this.why = why;
    }

    HttpStatus status() {
      return status;
    }

    /** What to type in its place, in one sentence of the reader's language. */
    String why() {
      return why;
    }
  }

  /** What was typed is named exactly by another address. */
  public static final class Elsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String address;

    public Elsewhere(String address) {
      super(null, null, false, false);
      this.address = address;
    }

    String address() {
      return address;
    }
  }

  /**
   * The standpoint of a request.
   *
   * @throws Elsewhere where it has to be asked for by another address
   * @throws None where there is none such
   */
  Standpoint of(HttpServletRequest request) {
    String typed = Query.first(request, Standpoints.AT);
    if (typed != null && typed.isBlank()) {
      throw new Elsewhere(Addresses.at(request, null));
    }
    try {
      return Standpoints.of(request);
    } catch (Rejection rejected) {
      String exact = typed == null ? null : exact(typed, request);
      if (exact == null || exact.equals(typed)) {
        throw none(String.valueOf(typed), request);
      }
      throw new Elsewhere(Addresses.at(request, exact));
    }
  }

  /** Why a moment that was typed is none that can be shown, and what to type. */
  None none(String typed, HttpServletRequest request) {
    Words words = Pages.words(request);
    Snapshot head = sights.current().snapshot();
    Instant last = head.time();
    ZoneId zone = zone(request);
    String example =
        last == null ? "22:30" : Dates.brief(words.language(), last.truncatedTo(MINUTES), zone);
    String exact = exact(typed, request);
    String named = exact == null ? typed : exact;
    if (POSITION.matcher(named).matches()) {
      return new None(
          HttpStatus.NOT_FOUND, words.say("moment.ahead", words.number(head.position())));
    }
    Instant meant = instant(named);
    if (meant == null) {
      String shown = typed.length() > SHOWN_MAX ? typed.substring(0, SHOWN_MAX) : typed;
      return new None(
          HttpStatus.BAD_REQUEST,
          words.say("moment.unreadable", words.language().text(shown), example));
    }
    return meant.isAfter(clock.instant())
        ? new None(HttpStatus.BAD_REQUEST, words.say("moment.future", example))
        : new None(HttpStatus.NOT_FOUND, words.say("moment.before", example));
  }

  /** A moment as an address names it, as its reader writes it: by the clock of the election. */
  static String shown(Words words, @Nullable String named, ZoneId zone) {
    Instant meant = named == null ? null : instant(named);
    return meant == null || !meant.equals(meant.truncatedTo(SECONDS))
        ? Figures.digits(words.language(), named == null ? "" : named)
        : Dates.brief(words.language(), meant, zone);
  }

  private static @Nullable Instant instant(String named) {
    try {
      return OffsetDateTime.parse(named.replace(' ', '+')).toInstant();
    } catch (DateTimeException none) {
      return null;
    }
  }

  /** A moment as people write it, as an address names it exactly; null where it means none. */
  @Nullable String exact(String typed, HttpServletRequest request) {
    String digits = Figures.digits(Language.EN, typed).strip().replaceAll("[,\u066C]", "");
    if (POSITION.matcher(digits).matches()) {
      return digits;
    }
    Instant last = sights.current().snapshot().time();
    Instant latest = last == null ? clock.instant() : last;
    Instant meant = TypedMoment.of(typed, zone(request), latest);
    return meant == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(meant.atZone(zone(request)));
  }

  ZoneId zone(HttpServletRequest request) {
    Matcher path = ELECTION.matcher(request.getRequestURI());
    boolean named = path.matches() && ElectionId.isCode(path.group(1));
    ElectionView election =
        sights.current().find().orNewest(named ? new ElectionId(path.group(1)) : null);
    return SheetWriting.zone(election);
  }
}
