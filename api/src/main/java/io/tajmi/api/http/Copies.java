package io.tajmi.api.http;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.fold.bytes.StateBytes;
import io.tajmi.replay.Past;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers that a reader may keep a copy of, which is good for readers of its class alone. */
public final class Copies {
  /** Part of every ETag: changes when the same figures would be told otherwise. */
  private static final int ANSWERS_VERSION = 5;

  private Copies() {}

  /** What an answer says, where one address has several, and the type that it goes out in. */
  public record Kind(String what, MediaType type) {}

  /**
   * An answer with its tag; null where the reader has it already.
   *
   * @param changedAt position of the last entry that changed it
   * @param kind which of the answers of the address it is
   */
  public static <T> @Nullable ResponseEntity<T> answer(
      ServletWebRequest request, Sight sight, long changedAt, Kind kind, Supplier<T> body) {
    String tag =
        String.format(
            Locale.ROOT,
            "\"%d-%d.%d-%s-%s-en-%s%s\"",
            changedAt,
            StateBytes.VERSION,
            ANSWERS_VERSION,
            kind.what(),
            sight.viewer().classOfReader(),
            kind.type().getSubtype(),
            sight.mark());
    Past past = sight.past();
    if (past != null && !past.isFinal()) {
      return ResponseEntity.ok()
          .cacheControl(CacheControl.noStore())
          .contentType(kind.type())
          .body(body.get());
    }
    if (request.checkNotModified(tag)) {
      return null;
    }
    Viewer viewer = sight.viewer();
    boolean everyone = viewer.equals(Viewer.PUBLIC);
    return ResponseEntity.ok()
        .eTag(tag)
        .cacheControl(everyone ? CacheControl.noCache() : CacheControl.noCache().cachePrivate())
        .varyBy(HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE, HttpHeaders.ACCEPT)
        .contentType(kind.type())
        .body(body.get());
  }
}
