package io.tajmi.publication;

import io.tajmi.election.ContestId;
import io.tajmi.election.ContestStream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** All that can be asked of a contest's publication. */
public sealed interface PublicationCommand {

  /** The contest it is asked of. */
  ContestId contest();

  /** The stream it is asked of. */
  @TargetAggregateIdentifier
  default ContestStream stream() {
    return new ContestStream(contest());
  }

  /**
   * Let everyone read the contest's votes, from one position on, both chains and the public alike.
   *
   * @param history whether what came before that position is opened as well
   */
  record ReleaseContest(
      ContestId contest,
      String office,
      @Nullable String reason,
      @Nullable String article,
      @Nullable String document,
      @Nullable Confirmation confirmedBy,
      boolean history)
      implements PublicationCommand {

    /** One that opens nothing of what came before it. */
    public ReleaseContest(
        ContestId contest,
        String office,
        @Nullable String reason,
        @Nullable String article,
        @Nullable String document,
        @Nullable Confirmation confirmedBy) {
      this(contest, office, reason, article, document, confirmedBy, false);
    }
  }

  /** Let nobody outside the acting chains read them any more; that needs a reason. */
  record HaltContest(ContestId contest, String office, String reason)
      implements PublicationCommand {}
}
