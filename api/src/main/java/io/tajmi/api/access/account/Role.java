package io.tajmi.api.access.account;

/** What people and machines are here for; {@link Right} says what each may do. */
public enum Role {
  /** The executive chain: headquarters, governors, district governors, their operators. */
  EXECUTIVE,
  /** The supervisory chain: supervision boards and inspection offices. */
  SUPERVISORY,
  /** Watches throughput; never reads votes. */
  OPERATIONS,
  /** Helps users and watches health; never reads votes. */
  IT_SUPPORT
}
