package io.tajmi.api;

import io.tajmi.api.access.Viewer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers that a reader may keep a copy of, which is good for readers of its class alone. */
final class Copies {
  /** Part of every ETag: changes when the same log would give another answer. */
  private static final String FOLD_VERSION = "4";

  private Copies() {}

  /**
   * An answer with its tag; null where the reader has it already.
   *
   * @param changedAt position of the last entry that changed it
   * @param what it is, where one address has several
   */
  static <T> @Nullable ResponseEntity<T> answer(
      ServletWebRequest request, Viewer viewer, long changedAt, String what, Supplier<T> body) {
    String tag =
        "\"%d-%s-%s-%s-en-json\"".formatted(changedAt, FOLD_VERSION, what, viewer.classOfReader());
    if (request.checkNotModified(tag)) {
      return null;
    }
    boolean everyone = viewer.equals(Viewer.PUBLIC);
    return ResponseEntity.ok()
        .eTag(tag)
        .cacheControl(everyone ? CacheControl.noCache() : CacheControl.noCache().cachePrivate())
        .varyBy(HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE)
        .body(body.get());
  }
}
