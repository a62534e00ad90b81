package io.tajmi.api.access;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Definition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at something, or does something.
 *
 * @param actor an opaque id, never a name
 * @param grants none for the public
 */
public record Viewer(String actor, List<Grant> grants) {
  /** Everyone who has not logged in. */
  public static final Viewer PUBLIC = new Viewer("public", List.of());

  /** Takes a copy. */
  public Viewer {
    grants = List.copyOf(grants);
  }

  /** Whether it holds a role anywhere. */
  public boolean has(Role role) {
    return grants.stream().anyMatch(grant -> grant.role() == role);
  }

  /** Whether one of its chains acts in an area of this definition. */
  public boolean acts(Definition definition, AreaCode area) {
    for (AreaCode up = area; up != null; up = parent(definition, up)) {
      for (Grant grant : grants) {
        if (grant.role().acts() && (grant.area() == null || up.equals(grant.area()))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether it reads what is published: everyone does, but for those who are here to keep the
   * system running and must not read votes.
   */
  public boolean readsPublished() {
    return grants.isEmpty() || grants.stream().anyMatch(grant -> grant.role().acts());
  }

  private static @Nullable AreaCode parent(Definition definition, AreaCode code) {
    int ordinal = definition.ordinal(code);
    Area area = ordinal < 0 ? null : definition.areas().get(ordinal);
    return area == null ? null : area.parent();
  }
}
