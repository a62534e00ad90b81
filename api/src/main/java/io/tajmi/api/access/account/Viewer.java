package io.tajmi.api.access.account;

import io.tajmi.election.AreaCode;
import io.tajmi.election.Definition;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

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

  /** Who answers for what a request takes: the account, or an address where there is none. */
  public String holder(String address) {
    return equals(PUBLIC) ? "address " + address : actor;
  }

  /** Whether it holds a role anywhere. */
  public boolean has(Role role) {
    return grants.stream().anyMatch(grant -> grant.role() == role);
  }

  /** Whether it holds a right for anything at all. */
  public boolean may(Right right) {
    return switch (right.reach()) {
      case ANYONE -> grants.isEmpty() || gives(right);
      case ANY_AREA, AREAS -> gives(right);
      case EVERYWHERE ->
          grants.stream().anyMatch(grant -> right.of(grant.role()) && grant.area() == null);
    };
  }

  /** Whether it holds a right in an area of this definition. */
  public boolean may(Right right, Definition definition, AreaCode area) {
    if (right.reach() != Right.Reach.AREAS) {
      return may(right);
    }
    return grants.stream()
        .filter(grant -> right.of(grant.role()))
        .map(Grant::area)
        .anyMatch(of -> of == null || definition.isWithin(area, of));
  }

  /** Whether one of its chains acts in an area of this definition. */
  public boolean acts(Definition definition, AreaCode area) {
    return may(Right.READ_VOTES, definition, area);
  }

  /**
   * Whether it reads what is published: everyone does, but for those who are here to keep the
   * system running and must not read votes.
   */
  public boolean readsPublished() {
    return may(Right.READ_RELEASED);
  }

  /**
   * The same for all who see the same of every snapshot, and for nobody else: part of what tells
   * one reader's copy of an answer from another's.
   */
  public String classOfReader() {
    SortedSet<String> areas = new TreeSet<>();
    for (Grant grant : grants) {
      if (Right.READ_VOTES.of(grant.role())) {
        areas.add(grant.area() == null ? "" : grant.area().value());
      }
    }
    if (areas.contains("")) {
      return "all";
    }
    String outside = readsPublished() ? "public" : "none";
    return areas.isEmpty()
        ? outside
        : outside + "." + Secrets.hash(String.join("/", areas)).substring(0, 16);
  }

  private boolean gives(Right right) {
    return grants.stream().anyMatch(grant -> right.of(grant.role()));
  }
}
