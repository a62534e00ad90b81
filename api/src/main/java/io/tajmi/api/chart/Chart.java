package io.tajmi.api.chart;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One chart of one contest in one area, all from one snapshot. Numbers say how long or how dark,
 * texts what is written there, in the language that was asked for.
 */
sealed interface Chart {

  /** What every chart says of itself. */
  Head head();

  /**
   * The head of a chart.
   *
   * @param changedAt position of the last entry that changed any of it
   * @param test whether the log is a test log, whose numbers are not real
   * @param note sentences that belong to it; may be empty
   */
  record Head(String kind, long changedAt, boolean test, String title, String note) {}

  /** A number with its text. */
  record Point(String label, long value, String text) {}

  /** Marks along an axis from 0; the last is its end. */
  record Axis(List<Point> marks) {}

  /** A line over time, from the left to the right in any language. */
  public record Line(Head head, Axis axis, List<Point> points) implements Chart {}

  /**
   * Bars side by side.
   *
   * @param beside bars that are drawn apart from the others, on the same scale
   */
  record Bars(Head head, Axis axis, List<Point> bars, List<Point> beside) implements Chart {}

  /**
   * Tiles in a grid, north above and west at the left in any language.
   *
   * @param classes the shades, each with its highest value, from the lightest
   */
  record Tiles(Head head, int columns, int rows, List<Point> classes, List<Tile> tiles)
      implements Chart {}

  /** One tile. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Tile(String code, String label, int column, int row, long value, String text) {}

  /** A number for each area and each stretch of time; {@code cells} has one list for each area. */
  record Heat(
      Head head,
      List<Point> classes,
      List<String> times,
      List<String> areas,
      List<List<Cell>> cells)
      implements Chart {}

  /** One cell of a {@link Heat}. */
  record Cell(long value, String text) {}
}
