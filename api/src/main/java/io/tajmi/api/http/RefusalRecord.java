package io.tajmi.api.http;

import io.tajmi.document.Rejection;
import org.jspecify.annotations.Nullable;

/** Where refusals are counted and the bytes of what was refused are kept aside. */
public interface RefusalRecord {

  /**
   * Counts a refusal, and keeps its bytes aside where there are any.
   *
   * @param client address that it came from
   * @return the same refusal
   */
  Rejection refused(Rejection rejection, byte @Nullable [] bytes, String client);
}
