package io.tajmi.ops.client;

import io.tajmi.view.Visible;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Whether everyone reads the result of each contest: the same total, ballot for ballot, as who sees
 * every vote.
 */
public final class PublicResults {
  private static final int CONTESTS_AT_ONCE = 512;
  private static final List<String> FIGURES =
      List.of("progress", "ballots", "votes", "listVotes", "ambiguous");

  private final ServerConnection all;
  private final ServerConnection everyone;
  private final String election;

  /**
   * Of an election.
   *
   * @param all the server, asked by who sees every vote and may release
   * @param everyone the same, asked as anybody may
   */
  public PublicResults(ServerConnection all, ServerConnection everyone, String election) {
    this.all = all;
    this.everyone = everyone;
    this.election = election;
  }

  /**
   * What was found.
   *
   * @param contests that were asked for
   * @param without those whose total everyone reads is not the total
   * @param small small boxes that are shown in sums only
   * @param cover ordinary boxes that are, so that the total gives no small one away
   */
  public record Found(int contests, List<String> without, long small, long cover) {
    @Override
    public String toString() {
      return without.size()
          + " of "
          + contests
          + " contests are without a public result; hidden below a contest: "
          + small
          + " small boxes, and "
          + cover
          + " ordinary boxes as cover.";
    }
  }

  /**
   * Lets everyone read the votes of contests that are closed.
   *
   * @return position of the last release, -1 where there was none
   */
  public long release(List<String> contests, String office) {
    Publishing publishing = new Publishing(all, election);
    long last = -1;
    for (List<String> some : parts(contests)) {
      for (Publishing.Done done :
          SideBySideTable.each(
              some,
              contest ->
                  publishing.release(
                      contest,
                      new Publishing.Decision(
                          "release-" + contest, office, null, Publishing.Basis.NONE)))) {
        last = Math.max(last, done.position());
      }
    }
    return last;
  }

  /**
   * Reads each contest twice, once what is at a position is in its figures.
   *
   * @param atLeast the last release
   */
  public Found compare(List<String> contests, long atLeast) {
    List<String> without = new ArrayList<>();
    long small = 0;
    long cover = 0;
    for (List<String> some : parts(contests)) {
      for (Read read : SideBySideTable.each(some, contest -> read(contest, atLeast))) {
        if (!read.same()) {
          without.add(read.contest());
        }
        small += read.small();
        cover += read.cover();
      }
    }
    return new Found(contests.size(), List.copyOf(without), small, cover);
  }

  private record Read(String contest, boolean same, long small, long cover) {}

  private Read read(String contest, long atLeast) {
    String path =
        "/api/v1/elections/"
            + ServerConnection.encoded(election)
            + "/contests/"
            + ServerConnection.encoded(contest)
            + "/results"
            + (atLeast < 0 ? "" : "?at-least=" + atLeast);
    JsonNode counted = all.get(path).json();
    JsonNode read = everyone.get(path).json();
    boolean whole =
        Answer.word(read, "extent", Visible.Extent.class) == Visible.Extent.PUBLIC
            && read.path("withheld").asInt(-1) == 0
            && FIGURES.stream().allMatch(figure -> read.path(figure).equals(counted.path(figure)));
    JsonNode apart = read.path("apart");
    return new Read(contest, whole, apart.path("small").asLong(), apart.path("cover").asLong());
  }

  private static List<List<String>> parts(List<String> contests) {
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < contests.size(); from += CONTESTS_AT_ONCE) {
      parts.add(contests.subList(from, Math.min(from + CONTESTS_AT_ONCE, contests.size())));
    }
    return parts;
  }
}
