package io.tajmi.api.page.sheet;

import io.tajmi.election.Area;

/**
 * A row of a table of areas.
 *
 * @param key the prefix of its cells
 * @param code of the area; empty in the row of what lies in none of the areas below
 */
public record AreaRow(String key, String code, String name, String href) {
  /** The prefix of the cells of what lies in none of the areas below. */
  static final String DIRECT = "direct.";

  public static AreaRow of(Area area, String name, String href) {
    return new AreaRow(key(area), area.code().value(), name, href);
  }

  /** What of an area lies in none of those below, with the list of its own branches. */
  static AreaRow direct(String name, String href) {
    return new AreaRow(DIRECT, "", name, href + "#branches-h");
  }

  /** The prefix of an area's cells. */
  static String key(Area area) {
    return "a." + area.code() + ".";
  }

  /** The key of one of its cells. */
  public String cell(String name) {
    return key + name;
  }
}
