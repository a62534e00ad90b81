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
 * @param outcome what became of it; null for who does not read it
 * @param areas directly below
 * @param entries that explain it
 * @param counted how many there are
 * @param next address of those that follow; null where none do
 * @param paper address of the same on a sheet for paper
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
    @Nullable String outcome,
    List<BelowRow> areas,
    List<EntryRow> entries,
    String counted,
    @Nullable String next,
    String paper) {

  /** A moment and the address of the contest's page there. */
  public record Moment(String text, String href) {}

  /** One figure. */
  public record FigureRow(String name, String before, String after, String change) {}

  /** What one cause did. */
  public record PartRow(String cause, String entries, String branches, List<String> changes) {}

  /** One figure's change, and how much of it the chosen branches explain. */
  public record ChosenRow(String name, String change, String explained) {}

  /** An area below. */
  public record BelowRow(String name, String href, String counted, String taken) {}

  /** One entry. */
  public record EntryRow(
      String position,
      String href,
      String time,
      String cause,
      String branch,
      @Nullable String branchHref,
      List<String> changes) {}
}
