package io.tajmi.decision.terms;

import io.tajmi.digest.Sha256;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lot that was drawn. It settles the one question it was drawn for: equality of exactly these;
 * where they are not equal, or not exactly they, it settles nothing. Of two lots on one question
 * the first stands.
 *
 * @param matter what was equal
 * @param branch where votes of one name were divided; null for every other matter
 * @param drawn all that were equal, first drawn first: candidates by code, or groups by name
 * @param seed what the order was derived from; null for a draw by hand
 * @param witnesses by office
 */
public record Lot(
    Matter matter,
    @Nullable String branch,
    List<String> drawn,
    @Nullable String seed,
    List<String> witnesses) {

  /** Takes copies; refuses an order that does not follow from its seed. */
  public Lot {
    drawn = List.copyOf(drawn);
    witnesses = List.copyOf(witnesses);
    if (Set.copyOf(drawn).size() != drawn.size()) {
      throw new IllegalArgumentException("a lot draws each once");
    }
    if (seed != null && !drawn.equals(order(seed, drawn))) {
      throw new IllegalArgumentException("the order does not follow from the seed");
    }
  }

  /** What was equal. */
  public enum Matter {
    /** Votes of candidates: for a seat, an alternate's place or a place in the run-off. */
    CANDIDATES,
    /** The claim of groups to a seat. */
    GROUPS,
    /** Who gets the votes of one name that cannot be divided, in one box. */
    SAME_NAME
  }

  /**
   * What a lot answers: who of these comes first.
   *
   * @param branch where votes of one name are to be divided; null for every other matter
   * @param equal in order of their codes or names
   */
  public record Question(Matter matter, @Nullable String branch, List<String> equal) {
    /** Takes a copy. */
    public Question {
      equal = List.copyOf(equal);
    }
  }

  /** A draw by hand. */
  public static Lot byHand(Matter matter, List<String> drawn, List<String> witnesses) {
    return new Lot(matter, null, drawn, null, witnesses);
  }

  /** A draw by a published seed: anyone can repeat it. */
  public static Lot bySeed(Matter matter, Set<String> equal, String seed, List<String> witnesses) {
    return new Lot(matter, null, order(seed, List.copyOf(equal)), seed, witnesses);
  }

  /** For the votes of one name in one box. */
  public Lot at(String where) {
    return new Lot(matter, where, drawn, seed, witnesses);
  }

  /** By the SHA-256 of the seed, a line feed and the code, smallest first. */
  private static List<String> order(String seed, List<String> codes) {
    return codes.stream()
        .sorted(Comparator.comparing(code -> Sha256.hex(seed + "\n" + code)))
        .toList();
  }

  public boolean settles(Matter asked, @Nullable String where, Set<String> equal) {
    return matter == asked
        && java.util.Objects.equals(branch, where)
        && drawn.size() == equal.size()
        && equal.containsAll(drawn);
  }
}
