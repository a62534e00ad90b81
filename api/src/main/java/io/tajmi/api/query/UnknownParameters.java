package io.tajmi.api.query;

import java.util.List;
import java.util.Locale;

/** A request names query parameters that mean nothing where it asks. */
public final class UnknownParameters extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> names;
  private final Why why;

  /** What is wrong with them. */
  enum Why {
    /** Nothing reads them. */
    MEAN_NOTHING,
    /** They name a moment or a supposition, and are not the names that are read. */
    CHOOSE_NO_MOMENT
  }

  UnknownParameters(List<String> names, Why why) {
    super(null, null, false, false);
    this.names = List.copyOf(names);
    this.why = why;
  }

  /** Their names, as sent. */
  public List<String> names() {
    return names;
  }

  /** One sentence. */
  public String detail() {
    String named = String.join(", ", names);
    return why == Why.CHOOSE_NO_MOMENT
        ? String.format(
            Locale.ROOT,
            "These query parameters choose no moment here: %s; a position or an instant is named by"
                + " at, a supposition by fork, where a read has them.",
            named)
        : String.format(
            Locale.ROOT, "These query parameters mean nothing here: %s; leave them out.", named);
  }
}
