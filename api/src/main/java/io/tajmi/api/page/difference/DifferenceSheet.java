package io.tajmi.api.page.difference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two moments, in words.
 *
 * @param from the first moment
 * @param to the second
 * @param area which area it is of
 * @param seen that no votes are seen at one of them; null where they are
 * @param figures that differ
 * @param parts by cause
 * @param remainder what no cause explains
 * @param addsUp whether nothing is left without a cause
 * @param chosen what the chosen branches explain; empty where none were chosen
 * @param boxes these by themselves; null where none were chosen
 * @param outcome what became of it; null for whoever does not read it
 * @param areas directly below
 * @param entries that explain it
 * @param counted how many there are
 * @param next address of those that follow; null where none do
 */
public record DifferenceSheet(
    Moment from,
    Moment to,
    String area,
    @Nullable String seen,
    List<FigureRow> figures,
    List<PartRow> parts,
    String remainder,
    boolean addsUp,
    List<ChosenRow> chosen,
    @Nullable Boxes boxes,
    @Nullable String outcome,
    Below areas,
    List<EntryRow> entries,
    String counted,
    @Nullable String next) {

  /** A moment and the address of the contest's page there. */
  record Moment(String text, String href) {}

  /** One figure. */
  record FigureRow(String name, String before, String after, String change) {}

  /** What one cause did. */
  record PartRow(String cause, String entries, String branches, List<String> changes) {}

  /** One figure's change, and how much of it the chosen branches explain. */
  record ChosenRow(String name, String change, String explained) {}

  /**
   * Chosen branches by themselves.
   *
   * @param explains how much of the change of the area's ballots they explain, in one sentence
   * @param together the sum of all; null of one alone
   * @param each one by one
   * @param rest how many more there are, in words; null where none are
   */
  record Boxes(String explains, @Nullable Box together, List<Box> each, @Nullable String rest) {}

  /**
   * One branch, or several together.
   *
   * @param href null of several
   * @param code the same
   * @param standing where it stood before and stands after, in words
   * @param seen that its votes are not seen at one of the moments; null where they are
   */
  record Box(
      String name,
      @Nullable String href,
      @Nullable String code,
      String standing,
      @Nullable String seen,
      List<FigureRow> figures,
      List<PartRow> parts,
      String remainder,
      boolean addsUp) {}

  /**
   * The areas directly below that differ.
   *
   * @param heads figures that differ in one of them
   * @param same how many do not differ, in words; null where each does
   */
  record Below(List<String> heads, List<BelowRow> rows, @Nullable String same) {}

  /** An area below, with a cell for each head. */
  record BelowRow(String name, String href, List<BelowCell> cells) {}

  /** One figure of an area; empty texts where it does not differ there. */
  record BelowCell(String before, String after, String change) {}

  /**
   * One entry, or a branch that is supposed otherwise.
   *
   * @param position empty of what is supposed, which is no entry; so is the time
   * @param href null of it
   * @param about by which office and on what document; empty where that is not asked for
   */
  record EntryRow(
      String position,
      @Nullable String href,
      String time,
      String cause,
      String branch,
      @Nullable String branchHref,
      List<String> changes,
      List<String> about) {}
}
