package io.tajmi.api.page.address;

import io.tajmi.api.query.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen and asked at a desk, while its reader looks at other pages: these carry it, so
 * that it can be gone on with. What is chosen is written {@code contest:areas:branches}, codes with
 * commas, or {@code contest~id} where it is kept under a name.
 */
public final class Picked {
  /** The parameter that carries what is chosen. */
  public static final String NAME = "picked";

  /** The parameter that carries what is asked of it; only the desk reads what it says. */
  public static final String REVIEW = "review";

  /** The longest that is carried of that, in characters. */
  public static final int REVIEW_CHARACTERS_MAX = 400;

  /** In a page's model: the parameters that are carried from there. */
  public static final String CARRIED = "carried";

  /** In the model of the desk itself. */
  public static final String AT_DESK = "atDesk";

  private static final String CONTEST = "[A-Za-z0-9._-]{1,64}";
  private static final String CODES = "[A-Za-z0-9._,-]{0,3000}";
  private static final Pattern FORM =
      Pattern.compile(CONTEST + "(?::" + CODES + ":" + CODES + "|~[0-9a-f]{32})");

  private Picked() {}

  /** What a request has chosen; null where it carries nothing, or nothing of this form. */
  public static @Nullable String of(HttpServletRequest request) {
    String picked = carried(request, NAME);
    return picked != null && FORM.matcher(picked).matches() ? picked : null;
  }

  /** What a request asks; null where it carries nothing. */
  public static @Nullable String review(HttpServletRequest request) {
    String review = carried(request, REVIEW);
    return review == null || review.length() > REVIEW_CHARACTERS_MAX ? null : review;
  }

  private static @Nullable String carried(HttpServletRequest request, String name) {
    return Query.takes(request, name) ? Query.first(request, name) : null;
  }

  /** As an address carries them; null where there is nothing of one. */
  public static List<Addresses.Parameter> parameters(
      @Nullable String picked, @Nullable String review) {
    List<Addresses.Parameter> parameters = new ArrayList<>();
    if (picked != null) {
      parameters.add(new Addresses.Parameter(NAME, picked));
    }
    if (review != null) {
      parameters.add(
          new Addresses.Parameter(REVIEW, URLEncoder.encode(review, StandardCharsets.UTF_8)));
    }
    return parameters;
  }

  public static List<Addresses.Parameter> carried(HttpServletRequest request) {
    return parameters(of(request), review(request));
  }
}
