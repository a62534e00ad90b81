package io.tajmi.api.live;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.digest.Sha256;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everyone with the same grants: whatever {@link io.tajmi.view.Visible} tells apart, it tells apart
 * by grants, so within an audience all may read the same bytes.
 */
public record Audience(String key, List<Grant> grants) {
  private static final String PUBLIC = "PUBLIC";
  private static final int TAG_BYTES = 6;

  /** The audience of a viewer. */
  public static Audience of(Viewer viewer) {
    String key =
        viewer.grants().isEmpty()
            ? PUBLIC
            : viewer.grants().stream()
                .map(Audience::text)
                .sorted()
                .distinct()
                .collect(Collectors.joining(","));
    return new Audience(key, viewer.grants());
  }

  /** Somebody of the audience, but nobody in particular, so that no page can name one to others. */
  Viewer anyone() {
    return new Viewer("audience:" + key, grants);
  }

  /** Whether it is everyone. */
  boolean open() {
    return key.equals(PUBLIC);
  }

  /** A short name that tells audiences apart without telling their grants. */
  public String tag() {
    return Sha256.hex(key).substring(0, 2 * TAG_BYTES);
  }

  private static String text(Grant grant) {
    return grant.role() + "@" + (grant.area() == null ? "*" : grant.area().value());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Audience that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
