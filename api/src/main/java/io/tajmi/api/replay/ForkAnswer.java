package io.tajmi.api.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.answer.ResultAnswer;
import io.tajmi.fold.NotApplied;
import io.tajmi.replay.difference.OutcomeDifference;
import io.tajmi.replay.fork.Fork;
import io.tajmi.replay.fork.ForkStore;
import io.tajmi.replay.fork.Forked;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supposition, which changes nothing of the count. Read anything with {@code fork=} its id to see
 * what would be.
 *
 * @param fork its id: the SHA-256 of {@code canonical}
 * @param name that the caller has given it
 * @param canonical its canonical form, as text
 * @param leftOut how many entries of the log are left out
 * @param touched branches that stand otherwise
 * @param countedAsWritten branches that count only because what is held back is counted as written
 * @param notApplied entries of the log that have no place any more, each with the reason
 * @param outcome with and without it, for whoever reads the contest's outcome
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ForkAnswer(
    boolean test,
    String fork,
    @Nullable String name,
    String election,
    String contest,
    long position,
    String root,
    String canonical,
    int leftOut,
    List<String> touched,
    List<String> countedAsWritten,
    List<NotAppliedLine> notApplied,
    @Nullable OutcomeEffect outcome) {

  /** One entry that has no place. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record NotAppliedLine(
      long position, String type, @Nullable String envelope, String why, String detail) {
    static NotAppliedLine of(NotApplied entry) {
      return new NotAppliedLine(
          entry.position(),
          entry.type(),
          entry.envelope(),
          entry.why().name(),
          entry.why().sentence());
    }
  }

  /** The outcome of the log at the position, and what it would be. */
  public record OutcomeEffect(boolean same, ResultAnswer without, ResultAnswer with) {}

  /** All forks that the caller may know of. */
  public record ForksAnswer(List<ForkLine> items) {}

  /** One of them. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ForkLine(
      String fork, @Nullable String name, String contest, long position, Instant used) {
    static ForkLine of(ForkStore.Kept kept) {
      return new ForkLine(
          kept.fork().id(),
          kept.name(),
          kept.fork().contest().contest().value(),
          kept.fork().position(),
          kept.used());
    }
  }

  static ForkAnswer of(Sight sight, ForkDesk.Made made) {
    Forked forked = made.forked();
    Fork fork = forked.fork();
    ForkStore.Kept kept = made.kept();
    return new ForkAnswer(
        forked.snapshot().isTest(),
        fork.id(),
        kept == null ? null : kept.name(),
        fork.contest().election().value(),
        fork.contest().contest().value(),
        fork.position(),
        fork.root(),
        new String(fork.canonical(), StandardCharsets.UTF_8),
        forked.leftOut().size(),
        forked.touched().stream().map(Object::toString).toList(),
        forked.countedAsWritten().stream().map(Object::toString).toList(),
        sight.notApplied(forked).stream().map(NotAppliedLine::of).toList(),
        effect(sight, forked));
  }

  private static @Nullable OutcomeEffect effect(Sight sight, Forked forked) {
    if (!sight.readsOutcome(forked.before()) || !forked.decidable()) {
      return null;
    }
    var without = forked.outcomeOfLog();
    var with = forked.outcome();
    return new OutcomeEffect(
        OutcomeDifference.isSame(without, with),
        ResultAnswer.of(without.counted()),
        ResultAnswer.of(with.counted()));
  }
}
