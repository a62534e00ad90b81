package io.tajmi.ops.sample;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The rules of a tally read once more, from the documents only, for the sample's three contests.
 */
final class MinuteRecheck {
  private final JsonNode tally;
  private final Set<String> failed = new TreeSet<>();

  private MinuteRecheck(JsonNode tally) {
    this.tally = tally;
  }

  static Set<String> failed(JsonNode tally) {
    MinuteRecheck recheck = new MinuteRecheck(tally);
    recheck.papers();
    recheck.box();
    recheck.votes();
    recheck.thresholds();
    return recheck.failed;
  }

  static long taken(JsonNode tally) {
    JsonNode ballots = tally.path("ballots");
    return ballots.has("taken")
        ? ballots.path("taken").asLong()
        : ballots.path("valid").asLong() + ballots.path("invalidTaken").asLong();
  }

  private void papers() {
    if (states("received", "used", "spoiled", "remaining")) {
      unless("E.201", n("received") == n("used") + n("spoiled") + n("remaining"));
    }
    if (states("used", "received")) {
      unless("E.209", n("used") <= n("received"));
    }
    unless("E.210", tally.path("complete").asBoolean());
  }

  private void box() {
    long boxLessNotTaken = n("inBox") - n("invalidNotTaken");
    if (states("taken")) {
      unless("E.202", n("taken") == boxLessNotTaken);
      unless("E.203", n("taken") == n("valid") + n("invalidTaken"));
    } else {
      unless("E.203", boxLessNotTaken == n("valid") + n("invalidTaken"));
    }
    unless("E.204", n("blank") <= n("invalidTaken"));
    long surplus = n("inBox") - n("used");
    unless("E.208", n("invalidNotTaken") >= surplus);
    String direction = tally.path("explanation").path("direction").asString("none");
    unless(
        "E.301",
        switch (direction) {
          case "SURPLUS" -> surplus > 0;
          case "SHORTAGE" -> surplus < 0;
          default -> surplus <= 0;
        });
    unless("W.202", Math.abs(surplus) < 15 || 100 * Math.abs(surplus) < 2 * n("used"));
    unless("W.205", Math.abs(n("identified") - n("used")) <= 5);
  }

  private void votes() {
    if (!tally.path("complete").asBoolean()) {
      return;
    }
    long sum = 0;
    long largest = 0;
    for (var vote : tally.path("votes").properties()) {
      long votes = vote.getValue().asLong() + listVotes(Integer.parseInt(vote.getKey()));
      sum += votes;
      largest = Math.max(largest, votes);
    }
    for (JsonNode ambiguous : tally.path("ambiguous")) {
      sum += ambiguous.path("n").asLong();
    }
    long valid = n("valid");
    boolean within = valid <= sum && sum <= 5 * valid && largest <= valid;
    switch (tally.path("contest").asString()) {
      case "president" -> unless("E.205", sum == valid);
      case "council" -> unless("E.206", within);
      default -> unless("E.207", within);
    }
    unless("W.203", sum > 0);
    unless("Q.102", valid < 50 || 100 * largest < 95 * valid);
  }

  private long listVotes(int candidate) {
    boolean onList = candidate <= 15;
    return onList ? tally.path("listVotes").path("L" + ((candidate - 1) / 5 + 1)).asLong(0) : 0;
  }

  private void thresholds() {
    long taken = taken(tally);
    unless(
        "W.201",
        taken == 0 || (100 * n("invalidTaken") < 15 * taken && 100 * n("blank") < 8 * taken));
    unless("W.206", !tally.path("signed").path("supervisory").isEmpty());
  }

  private boolean states(String... fields) {
    for (String field : fields) {
      if (!tally.path("ballots").has(field)) {
        return false;
      }
    }
    return true;
  }

  private long n(String field) {
    return tally.path("ballots").path(field).asLong(0);
  }

  private void unless(String code, boolean holds) {
    if (!holds) {
      failed.add(code);
    }
  }
}
