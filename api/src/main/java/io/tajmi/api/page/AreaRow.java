package io.tajmi.api.page;

import io.tajmi.election.Area;

/**
 * A row of a table of areas.
 *
 * @param key the prefix of its cells
 * @param code of the area
 */
record AreaRow(String key, String code, String name, String href) {

  static AreaRow of(Area area, String name, String href) {
    return new AreaRow(key(area), area.code().value(), name, href);
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
