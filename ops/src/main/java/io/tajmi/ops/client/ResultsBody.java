package io.tajmi.ops.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A contest's results in an area, as the server's {@code ResultsAnswer} writes them. */
public record ResultsBody(JsonNode body) {

  /** One candidate or list, in ballot order. */
  public record Votes(String code, String name, long votes) {}

  /** Position of the snapshot in the log, as text. */
  public String position() {
    return Long.toString(body.path("asOf").path("position").asLong(-1));
  }

  /** Whether the log holds no real results. */
  public boolean test() {
    return body.path("test").asBoolean(false);
  }

  /** Whether this reader may see votes at all. */
  public boolean hasVotes() {
    return body.has("votes");
  }

  /** Counted boxes that are too small to be among the figures that this reader sees. */
  public long withheld() {
    return body.path("withheld").asLong(0);
  }

  /** Code and English name of the area, for a terminal. */
  public String area() {
    JsonNode area = body.path("area");
    return (area.path("code").asString("") + " " + TerminalText.isolated(name(area))).strip();
  }

  /** Branches in one column of the progress, or -1 where it is not named. */
  public long branches(String column) {
    return body.path("progress").path(column).asLong(-1);
  }

  /** What the branches not counted can bring at most, in words; empty where it is not told. */
  public Optional<String> outstanding() {
    JsonNode most = body.path("outstanding");
    return most.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            OutstandingText.of(
                most.path("branches").asLong(),
                most.path("unknown").asLong(),
                most.path("ballots").asLong()));
  }

  /** The sum of a quantity, or -1 where it is not named. */
  public long ballots(String field) {
    JsonNode taken = body.path("turnout").path("taken");
    return field.equals("taken")
        ? taken.asLong(-1)
        : body.path("ballots").path(field).path("sum").asLong(-1);
  }

  /** Votes that cannot be told apart between candidates of the same name, or -1. */
  public long ambiguous() {
    return body.path("ambiguous").asLong(-1);
  }

  /** Personal votes in ballot order. */
  public List<Votes> votes() {
    return votes("votes", "candidate");
  }

  /** Votes for whole lists in ballot order. */
  public List<Votes> listVotes() {
    return votes("listVotes", "list");
  }

  /** Votes by code. */
  static Map<String, Long> byCode(List<Votes> votes) {
    Map<String, Long> byCode = new LinkedHashMap<>();
    votes.forEach(one -> byCode.put(one.code(), one.votes()));
    return byCode;
  }

  private List<Votes> votes(String key, String who) {
    List<Votes> votes = new ArrayList<>();
    for (JsonNode row : body.path(key)) {
      votes.add(new Votes(row.path(who).asString(""), name(row), row.path("votes").asLong(-1)));
    }
    return votes;
  }

  private static String name(JsonNode named) {
    JsonNode name = named.path("name");
    return name.path("en").asString(name.path("fa").asString(""));
  }
}
