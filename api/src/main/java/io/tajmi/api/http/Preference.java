package io.tajmi.api.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** Which of two types an answer goes out in, where an address has both. */
public final class Preference {
  private Preference() {}

  /**
   * Whether another type is preferred to JSON, which goes out where both do as well.
   *
   * @param accept as a reader sent it; null where it sent none
   */
  public static boolean isFor(@Nullable String accept, MediaType other) {
    List<MediaType> asked = new ArrayList<>(MediaType.parseMediaTypes(accept));
    MimeTypeUtils.sortBySpecificity(asked);
    for (MediaType type : asked) {
      if (type.includes(MediaType.APPLICATION_JSON)) {
        return false;
      }
      if (type.includes(other)) {
        return true;
      }
    }
    return false;
  }
}
