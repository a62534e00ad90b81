package io.tajmi.ops.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A province as it is: names, counties, districts, and the census of 2016 by which its electorate
 * is estimated.
 *
 * @param named the counties that bear their true names; every other has a number
 */
record Province(
    String code,
    String fa,
    String en,
    int counties,
    int districts,
    long population,
    List<NamedCounty> named) {

  /**
   * A county that bears its true name.
   *
   * @param districts how many it has, 0 where any number will do
   */
  record NamedCounty(String fa, String en, int districts) {}

  /** All of them, in the order of their codes. */
  static List<Province> all() {
    List<String[]> counties = rows("counties.csv");
    List<Province> all = new ArrayList<>();
    for (String[] row : rows("provinces.csv")) {
      List<NamedCounty> named = new ArrayList<>();
      for (String[] county : counties) {
        if (county[0].equals(row[0])) {
          int districts = county[3].isEmpty() ? 0 : Integer.parseInt(county[3]);
          named.add(new NamedCounty(county[1], county[2], districts));
        }
      }
      all.add(
          new Province(
              row[0],
              row[1],
              row[2],
              Integer.parseInt(row[3]),
              Integer.parseInt(row[4]),
              Long.parseLong(row[5]),
              List.copyOf(named)));
    }
    return all;
  }

  private static List<String[]> rows(String file) {
    try (InputStream in = Objects.requireNonNull(Province.class.getResourceAsStream(file), file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
