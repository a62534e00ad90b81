package io.tajmi.api.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.chart.TileGrid.Place;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.AreaLevel;
import io.tajmi.election.Name;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TileGridTest {
  private static final TileGrid GRID = TileGrid.IRAN;

  private static List<Area> areas(Stream<String> codes) {
    return codes
        .map(code ->
            new Area(
                new AreaCode(code),
                new AreaCode("IR"),
                AreaLevel.PROVINCE,
                new Name("", code),
                null))
        .toList();
  }

  private static Stream<String> provinces() {
    return IntStream.range(0, 31).mapToObj("IR-%02d"::formatted);
  }

  @Test
  void each_of_the_31_provinces_has_a_place_of_its_own() {
    List<Place> places = GRID.lay(areas(provinces()));
    assertThat(places).hasSize(31).doesNotHaveDuplicates();
    assertThat(places).allMatch(place -> place.column() < GRID.columns() && place.row() < 6);
  }

  @Test
  void neighbours_lie_as_on_a_map() {
    List<Place> places = GRID.lay(areas(Stream.of("IR-04", "IR-09", "IR-22", "IR-23")));
    Place northWest = places.get(0);
    Place northEast = places.get(1);
    Place south = places.get(2);
    Place middle = places.get(3);
    assertThat(northWest.column()).isLessThan(middle.column());
    assertThat(northEast.column()).isGreaterThan(middle.column());
    assertThat(south.row()).isGreaterThan(middle.row());
  }

  @Test
  void areas_without_a_place_follow_below_in_their_order() {
    Stream<String> others = IntStream.range(0, 9).mapToObj(i -> "X-" + i);
    List<Place> places = GRID.lay(areas(Stream.concat(provinces(), others)));
    assertThat(places).doesNotHaveDuplicates();
    assertThat(places.subList(31, 40).getFirst()).isEqualTo(new Place(0, 6));
    assertThat(places.getLast()).isEqualTo(new Place(1, 7));
  }

  @Test
  void a_package_without_any_known_province_has_a_map_too() {
    assertThat(GRID.lay(areas(Stream.of("S-1", "S-2", "S-A"))))
        .containsExactly(new Place(0, 0), new Place(1, 0), new Place(2, 0));
    assertThat(GRID.lay(List.of())).isEmpty();
  }
}
