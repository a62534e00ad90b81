package io.tajmi.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.publication.Confirmation;
import io.tajmi.view.Publicity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who released a contest, or halted it, and on what.
 *
 * @param position of the act
 * @param confirmed whether supervision confirmed the release; absent after a halt
 * @param confirmedBy the office of supervision and the number of its document
 * @param history true where the release opens what came before it as well; else absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishedAnswer(
    long position,
    @Nullable Instant time,
    String office,
    @Nullable String reason,
    @Nullable String article,
    @Nullable String document,
    @Nullable Boolean confirmed,
    @Nullable Confirmation confirmedBy,
    @Nullable Boolean history) {

  /** Null where nobody released it yet. */
  public static @Nullable PublishedAnswer of(Publicity publicity) {
    String office = publicity.office();
    return office == null
        ? null
        : new PublishedAnswer(
            publicity.position(),
            publicity.time(),
            office,
            publicity.reason(),
            publicity.article(),
            publicity.document(),
            publicity.released() ? publicity.confirmedBy() != null : null,
            publicity.confirmedBy(),
            publicity.history() ? true : null);
  }
}
