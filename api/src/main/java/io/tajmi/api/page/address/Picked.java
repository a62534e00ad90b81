package io.tajmi.api.page.address;

import io.tajmi.api.query.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen at a desk, while its reader looks at other pages: these carry it, so that more
 * can be added to it. Written {@code contest:areas:branches}, codes with commas.
 */
public final class Picked {
  /** The parameter that carries it. */
  public static final String NAME = "picked";

  /** In a page's model: what is carried from there. */
  public static final String CARRIED = "picked";

  /** In the model of the desk itself. */
  public static final String AT_DESK = "atDesk";

  private static final String CODES = "[A-Za-z0-9._,-]{0,3000}";
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9._-]{1,64}:" + CODES + ":" + CODES);

  private Picked() {}

  /** What a request carries; null where it carries nothing, or nothing of this form. */
  public static @Nullable String of(HttpServletRequest request) {
    String picked = Query.takes(request, NAME) ? Query.first(request, NAME) : null;
    return picked != null && FORM.matcher(picked).matches() ? picked : null;
  }
}
