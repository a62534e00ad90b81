package io.tajmi.api.chart;

import io.tajmi.election.Area;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where the tile of an area lies. The grid is data, by code; areas without a place in it follow
 * below in the order of the package, so that any package has a map.
 */
final class TileGrid {
  /** The provinces of Iran. */
  static final TileGrid IRAN = read("tiles.csv");

  private static final int COLUMNS = 7;

  private final Map<String, Place> places;

  /** A column from the west and a row from the north. */
  record Place(int column, int row) {}

  private TileGrid(Map<String, Place> places) {
    this.places = places;
  }

  /** How many columns it has. */
  int columns() {
    return COLUMNS;
  }

  /** A place for each area, in their order. */
  List<Place> lay(List<Area> areas) {
    int below = 0;
    for (Area area : areas) {
      Place place = places.get(area.code().value());
      below = place == null ? below : Math.max(below, place.row() + 1);
    }
    List<Place> laid = new ArrayList<>(areas.size());
    int others = 0;
    for (Area area : areas) {
      Place place = places.get(area.code().value());
      if (place == null) {
        place = new Place(others % COLUMNS, below + others / COLUMNS);
        others++;
      }
      laid.add(place);
    }
    return laid;
  }

  private static TileGrid read(String name) {
    Map<String, Place> places = new HashMap<>();
    try (InputStream bytes =
            Objects.requireNonNull(TileGrid.class.getResourceAsStream(name), name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(line -> places.put(line[0], place(line)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new TileGrid(places);
  }

  private static Place place(String[] line) {
    return new Place(Integer.parseInt(line[1]), Integer.parseInt(line[2]));
  }
}
