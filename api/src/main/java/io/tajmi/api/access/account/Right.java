package io.tajmi.api.access.account;

/**
 * What one may do here, and which roles may: the whole matrix. A right that reaches within areas is
 * held in the areas of the grants that give it, and below them.
 */
public enum Right {
  /** Progress in branches, and what is held back; never votes. */
  READ_PROGRESS("reads progress, in branches", Reach.ANYONE, Role.values()),
  /** Votes of released contests, without small boxes. */
  READ_RELEASED(
      "reads the votes of released contests", Reach.ANYONE, Role.EXECUTIVE, Role.SUPERVISORY),
  /** Votes before release, and those of small boxes. */
  READ_VOTES("reads every vote of its areas", Reach.AREAS, Role.EXECUTIVE, Role.SUPERVISORY),
  /**
   * Outcomes, decided or open, and what an annulment would do; where its areas hold the contest.
   */
  READ_OUTCOMES(
      "reads outcomes of contests within its areas", Reach.AREAS, Role.EXECUTIVE, Role.SUPERVISORY),
  /** What supervision read of the past, of differences and of suppositions. */
  READ_READS("reads what supervision has read", Reach.EVERYWHERE, Role.SUPERVISORY),
  /** Where the record of that ends. */
  READ_READS_HEAD(
      "reads where the record of that ends", Reach.ANY_AREA, Role.EXECUTIVE, Role.SUPERVISORY),
  /** What health says beyond up and down. */
  READ_HEALTH(
      "reads health in detail", Reach.ANY_AREA, Role.EXECUTIVE, Role.OPERATIONS, Role.IT_SUPPORT),
  /** The Prometheus page. */
  READ_METERS("reads the meters", Reach.ANY_AREA, Role.EXECUTIVE, Role.OPERATIONS),
  /** Tallies and their corrections. */
  SUBMIT_TALLIES("submits tallies and corrections", Reach.AREAS, Role.EXECUTIVE),
  /** Branches that will have no tally. */
  CLOSE_BRANCHES("closes branches without a tally, and reopens them", Reach.AREAS, Role.EXECUTIVE),
  /** Annulments and their reversals, where every branch named is in the areas. */
  ISSUE_RULINGS(
      "puts rulings on record and enforces them", Reach.AREAS, Role.EXECUTIVE, Role.SUPERVISORY),
  /** Acts on candidates and contests, and lots; where its areas hold the contest. */
  RULE_ON_CONTESTS(
      "rules on contests and candidates, and records lots",
      Reach.AREAS,
      Role.EXECUTIVE,
      Role.SUPERVISORY),
  /** Packages, and second rounds. */
  IMPORT_ELECTIONS("imports elections and calls second rounds", Reach.EVERYWHERE, Role.EXECUTIVE),
  /** What everyone may read; where its areas hold the contest. */
  RELEASE_CONTESTS("releases contests", Reach.AREAS, Role.EXECUTIVE),
  /** What nobody outside the chains may read any more; where its areas hold the contest. */
  HALT_CONTESTS("halts contests", Reach.AREAS, Role.EXECUTIVE, Role.SUPERVISORY),
  /** Votes that a node's own check has stopped. */
  LIFT_STOPS("lifts what a node's own check has stopped", Reach.EVERYWHERE, Role.EXECUTIVE);

  private final String sentence;
  private final Reach reach;

  /** One bit a role. */
  private final int roles;

  /** Where a grant must stand. */
  public enum Reach {
    /** Those who have not logged in hold it too. */
    ANYONE,
    /** A grant in any area gives it for the whole node. */
    ANY_AREA,
    /** A grant gives it in its area and below. */
    AREAS,
    /** Only a grant everywhere gives it. */
    EVERYWHERE
  }

  Right(String sentence, Reach reach, Role... roles) {
    this.sentence = sentence;
    this.reach = reach;
    int bits = 0;
    for (Role role : roles) {
      bits |= 1 << role.ordinal();
    }
    this.roles = bits;
  }

  /** What one who holds it does. */
  public String sentence() {
    return sentence;
  }

  /** Where a grant must stand. */
  public Reach reach() {
    return reach;
  }

  /** Whether a role gives it. */
  public boolean of(Role role) {
    return (roles & 1 << role.ordinal()) != 0;
  }
}
