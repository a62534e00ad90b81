package io.tajmi.api.page;

import io.tajmi.api.access.Sights;
import io.tajmi.api.query.Query;
import io.tajmi.api.query.Standpoints;
import io.tajmi.document.Rejection;
import io.tajmi.election.ElectionId;
import io.tajmi.replay.Standpoint;
import io.tajmi.text.Figures;
import io.tajmi.text.Language;
import io.tajmi.text.TypedMoment;
import io.tajmi.view.ElectionView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page is read from, as its address says or as a reader has typed it: a position in any
 * digits, a time of day with its day or without. What was typed leads to an address that says the
 * same exactly.
 */
final class PageStandpoints {
  private static final Pattern ELECTION = Pattern.compile("/(?:elections|wall)/([^/]+)(?:/.*)?");
  private static final Pattern POSITION = Pattern.compile("[0-9]+");

  private final Sights sights;
  private final InstantSource clock;

  PageStandpoints(Sights sights, InstantSource clock) {
    this.sights = sights;
    this.clock = clock;
  }

  /** What the address names is no standpoint, nor is it one as people write it. */
  static final class None extends RuntimeException {
    private static final long serialVersionUID = 1L;

    None() {
      super(null, null, false, false);
    }
  }

  /** What was typed is named exactly by another address. */
  static final class Elsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String address;

    Elsewhere(String address) {
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
        throw new None();
      }
      throw new Elsewhere(Addresses.at(request, exact));
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
    return meant == null ? null : meant.toString();
  }

  private ZoneId zone(HttpServletRequest request) {
    Matcher path = ELECTION.matcher(request.getRequestURI());
    boolean named = path.matches() && ElectionId.isCode(path.group(1));
    ElectionView election =
        sights.current().find().orNewest(named ? new ElectionId(path.group(1)) : null);
    return Figuring.zone(election);
  }
}
