package io.tajmi.fold;

import io.tajmi.eventlog.codec.DecodedEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry that has no place where something before it is supposed otherwise: it is left out, and
 * said to be.
 *
 * @param position of the entry; what is supposed itself stands after the position supposed from
 * @param type frozen name of what the entry says
 * @param stream that the entry is of
 * @param envelope that it came in; null where nobody sent it
 */
public record NotApplied(
    long position, String type, @Nullable String stream, @Nullable String envelope, Why why) {

  /** Why it has no place. */
  public enum Why {
    NO_TALLY("The branch has no tally that it could be done to."),
    OTHER_TALLY("The tally that it replaces is not the one in force."),
    CLOSED("The branch is closed without a tally."),
    NOT_CLOSED("The branch is not closed."),
    ANNULLED("The tally of the branch is annulled."),
    RULING_GONE("The ruling that it reverses, or that it carries out, is not there."),
    ACT_GONE("The act that it reverses does not stand."),
    TIE_GONE("Those between whom the lot was drawn are not equal."),
    NOT_HELD_BACK("The tally of the branch is not held back."),
    NOT_POSSIBLE("It is not possible as things stand.");

    private final String sentence;

    Why(String sentence) {
      this.sentence = sentence;
    }

    /** One sentence. */
    public String sentence() {
      return sentence;
    }
  }

  /** An entry that is left out. */
  public static NotApplied of(DecodedEntry entry, Why why) {
    return new NotApplied(
        entry.position().index(), entry.type(), entry.stream(), entry.meta().get("envelope"), why);
  }
}
