package io.tajmi.election.record;

import io.tajmi.election.Definition;
import org.jspecify.annotations.Nullable;

/** The kinds of rows of a definition, by the word that a row begins with. Frozen. */
enum RowKind {
  /** Format, election, and what {@link Definition.Head} holds. First, and once. */
  HEAD("head"),
  AREA("area"),
  BRANCH("branch"),
  /** A contest without what follows as rows of its own. */
  CONTEST("contest"),
  /** Areas of the scope of the contest above. */
  SCOPE("scope"),
  /** A list of the contest above. */
  LIST("list"),
  /** A candidate of the contest above. */
  CANDIDATE("candidate"),
  /**
   * Branches of the contest above as pairs of ordinals, first and last; none of these rows means
   * the branches of the scope.
   */
  VOTERS("voters");

  private final String word;

  RowKind(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static @Nullable RowKind of(String word) {
    for (RowKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    return null;
  }
}
