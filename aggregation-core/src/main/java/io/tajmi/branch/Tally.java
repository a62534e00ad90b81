package io.tajmi.branch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a minute says, normalised against the contest of a sealed definition.
 *
 * @param source where the numbers come from
 * @param complete whether candidates that the document did not name have zero votes
 * @param ballots the quantities
 * @param votes personal votes in the order of the contest's candidates
 * @param listVotes votes for whole lists in the order of the contest's lists; null where not stated
 * @param ambiguous votes that cannot be told apart between candidates of the same name
 * @param minute the paper
 * @param serials ranges of papers
 * @param explanation of a surplus or shortage
 * @param reasons written reasons by rule code
 * @param signed offices that signed; null where not stated
 * @param countedAt as sent; orders nothing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Tally(
    Source source,
    boolean complete,
    Ballots ballots,
    Votes votes,
    @Nullable Votes listVotes,
    List<Ambiguous> ambiguous,
    @Nullable Minute minute,
    List<SerialRange> serials,
    @Nullable Explanation explanation,
    Map<String, String> reasons,
    @Nullable Signed signed,
    @Nullable String countedAt) {

  /** Absent collections are empty. */
  public Tally {
    ambiguous = ambiguous == null ? List.of() : List.copyOf(ambiguous);
    serials = serials == null ? List.of() : List.copyOf(serials);
    reasons = reasons == null ? Map.of() : reasons;
  }

  /** Where numbers come from. */
  public enum Source {
    PAPER,
    MACHINE,
    MACHINE_WITH_SLIP
  }

  /** Votes for one of several candidates of the same name, by candidate ordinal. */
  public record Ambiguous(List<Integer> candidates, int n) {}

  /** The paper that was typed. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Minute(@Nullable String form, @Nullable String serial, @Nullable String sha256) {}

  /** A range of papers of one kind, both ends included. */
  public record SerialRange(String kind, String from, String to) {}

  /** Why papers issued and ballots found differ. */
  public record Explanation(Direction direction, String text) {
    /** Which of the two is larger: ballots in the box (surplus) or papers used (shortage). */
    public enum Direction {
      SURPLUS,
      SHORTAGE
    }
  }

  /** Offices that signed, by chain; no personal names. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Signed(List<String> executive, List<String> supervisory) {}
}
