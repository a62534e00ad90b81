package io.tajmi.ops.demo;

/**
 * How large a demonstration is. At 58,640 branches every count is the true one; smaller nights have
 * fewer of everything in proportion, but every area.
 *
 * @param branches at home
 * @param councils whether every city and village votes for its council
 * @param seed the same size and seed give the same bytes
 */
public record DemoSize(int branches, boolean councils, long seed) {
  /** The branches of a real day. */
  public static final int FULL = 58_640;

  /** The fewest branches in which every contest and every flaw has a place. */
  public static final int BRANCHES_MIN = 600;

  /** More are not laid out. */
  public static final int BRANCHES_MAX = 80_000;

  private static final int ABROAD = 344;
  private static final int RURAL = 24_118;
  private static final int MOBILE = 15_215;
  private static final int CITIES = 1_371;
  private static final int CITIES_MIN = 12;
  private static final int VILLAGES_MIN = 8;
  private static final int CITIES_SHOWN = 50;
  private static final int VILLAGES = 40_620;
  private static final int VILLAGES_SHOWN = 500;
  private static final long ELECTORATE = 61_452_321;

  /**
   * A size within the limits.
   *
   * @throws IllegalArgumentException outside {@link #BRANCHES_MIN} and {@link #BRANCHES_MAX}
   */
  public DemoSize {
    if (branches < BRANCHES_MIN || branches > BRANCHES_MAX) {
      throw new IllegalArgumentException(
          "--branches is from " + BRANCHES_MIN + " to " + BRANCHES_MAX + ", not " + branches);
    }
  }

  /** A number of the full day in proportion, at least 1. */
  int scaled(int full) {
    return Math.max(1, Math.toIntExact(((long) full * branches + FULL / 2) / FULL));
  }

  int abroad() {
    return scaled(ABROAD);
  }

  /** Branches of villages and of the country round them. */
  int rural() {
    return Math.max(scaled(RURAL), villages());
  }

  int mobile() {
    return scaled(MOBILE);
  }

  /** Cities beside Tehran whose councils are elected. */
  int cities() {
    return Math.max(CITIES_MIN, Math.min(CITIES, scaled(councils ? CITIES : CITIES_SHOWN)));
  }

  /** Villages whose councils are elected. */
  int villages() {
    return Math.max(VILLAGES_MIN, Math.min(VILLAGES, scaled(councils ? VILLAGES : VILLAGES_SHOWN)));
  }

  /** Those who may vote; a small night has a small electorate. */
  long electorate() {
    return branches >= FULL ? ELECTORATE : ELECTORATE * branches / FULL;
  }
}
