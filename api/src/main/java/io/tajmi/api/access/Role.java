package io.tajmi.api.access;

/** What people and machines are here for. */
public enum Role {
  /** The executive chain: headquarters, governors, district governors, their operators. */
  EXECUTIVE,
  /** The supervisory chain: supervision boards and inspection offices. */
  SUPERVISORY,
  /** Watches throughput; never reads votes. */
  OPERATIONS,
  /** Helps users and watches health; never reads votes. */
  IT_SUPPORT;

  /** Whether it is one of the two chains that act, and so read votes within their areas. */
  public boolean acts() {
    return switch (this) {
      case EXECUTIVE, SUPERVISORY -> true;
      case OPERATIONS, IT_SUPPORT -> false;
    };
  }
}
