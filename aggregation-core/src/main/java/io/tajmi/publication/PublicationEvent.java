package io.tajmi.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.election.ContestId;
import org.jspecify.annotations.Nullable;

/** All that can happen to a contest's publication. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface PublicationEvent {

  /** The contest; its stream is {@code contest/election:contest}. */
  ContestId contest();

  /**
   * Everyone may read the contest's votes.
   *
   * @param office that released it
   * @param article of the law; null where none was named
   * @param document its number; null where none was named
   * @param confirmedBy supervision; null says that it was released without its confirmation
   * @param history true where everyone may read what came before it as well; else null
   */
  record ContestReleased(
      ContestId contest,
      String office,
      @Nullable String reason,
      @Nullable String article,
      @Nullable String document,
      @Nullable Confirmation confirmedBy,
      @Nullable Boolean history)
      implements PublicationEvent {

    /** One that opens nothing of what came before it. */
    public ContestReleased(
        ContestId contest,
        String office,
        @Nullable String reason,
        @Nullable String article,
        @Nullable String document,
        @Nullable Confirmation confirmedBy) {
      this(contest, office, reason, article, document, confirmedBy, null);
    }
  }

  /**
   * Nobody outside the acting chains may read them until it is released again.
   *
   * @param office that halted it
   */
  record ContestHalted(ContestId contest, String office, String reason)
      implements PublicationEvent {}
}
