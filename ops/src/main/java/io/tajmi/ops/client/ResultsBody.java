package io.tajmi.ops.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A contest's results in an area, as the server writes them: {position, test, area {code, name},
 * progress {expected, received, counted, heldBack, annulled, noTally, outstanding, incomplete},
 * taken, ballots {field: {sum, n}}, votes [{candidate, name, votes}], listVotes [{list, name,
 * votes}], ambiguous}.
 *
 * <p>A candidate or list may be its code or an object with {@code code} and {@code name}; a
 * quantity may be a plain number; {@code taken} may stand in {@code turnout}.
 */
public record ResultsBody(JsonNode body) {

  /** One candidate or list, in ballot order. */
  public record Votes(String code, String name, long votes) {}

  /** Position of the snapshot in the log, as text. */
  public String position() {
    return body.path("position").asString("?");
  }

  /** Whether the log holds no real results. */
  public boolean test() {
    return body.path("test").asBoolean(false);
  }

  /** Code and English name of the area. */
  public String area() {
    JsonNode area = body.path("area");
    return area.isObject()
        ? (area.path("code").asString("") + " " + name(area)).strip()
        : text(area);
  }

  /** Branches in one column of the progress, or -1 where it is not named. */
  public long branches(String column) {
    return body.path("progress").path(column).asLong(body.path(column).asLong(-1));
  }

  /** The sum of a quantity, or -1 where it is not named. */
  public long ballots(String field) {
    if (field.equals("taken")) {
      JsonNode taken = body.path("taken");
      JsonNode turnout = body.path("turnout").path("taken");
      return taken.isNumber()
          ? taken.asLong()
          : turnout.isNumber() ? turnout.asLong() : sum(body.path("ballots").path(field));
    }
    return sum(body.path("ballots").path(field));
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
      JsonNode named = row.path(who).isObject() ? row.path(who) : row;
      String code = named.path("code").asString(text(row.path(who)));
      votes.add(new Votes(code, name(named), row.path("votes").asLong(-1)));
    }
    return votes;
  }

  private static String name(JsonNode named) {
    JsonNode name = named.path("name");
    return name.isObject() ? name.path("en").asString(name.path("fa").asString("")) : text(name);
  }

  private static String text(JsonNode node) {
    return node.isString() || node.isNumber() ? node.asString() : "";
  }

  private static long sum(JsonNode quantity) {
    return quantity.isObject() ? quantity.path("sum").asLong(-1) : quantity.asLong(-1);
  }
}
