package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An election small enough to be counted by hand: branches A1 and A2 in the province S-1, A3 in
 * S-2; a contest {@code head} of all, by majority with a second round, and a contest {@code
 * council} of S-1 for two seats and an alternate. Candidates are 1 to 4.
 */
final class SmallElection {
  private static final String AREAS =
      """
      code,parent,level,nameFa,nameEn,electorate
      S,,COUNTRY,کشور,Country,
      S-1,S,PROVINCE,استان یک,Province one,
      S-2,S,PROVINCE,استان دو,Province two,
      """;
  private static final String BRANCHES =
      """
      code,area,kind,name,electorate
      A1,S-1,FIXED,box 1,
      A2,S-1,FIXED,box 2,
      A3,S-2,FIXED,box 3,
      """;

  private final Served served;
  private final String id;
  private int envelopes;

  private SmallElection(Served served, String id) {
    this.served = served;
    this.id = id;
  }

  /** Imports it under an id; {@code more} goes into its election.json. */
  static SmallElection imported(Served served, String id, String more) {
    return imported(served, id, more, UnaryOperator.identity());
  }

  /** Imports it with its election.json changed. */
  static SmallElection imported(
      Served served, String id, String more, UnaryOperator<String> change) {
    SmallElection election = new SmallElection(served, id);
    byte[] zip = zip(change.apply(election(id, more)), AREAS, BRANCHES);
    var answer = served.post("/api/v1/elections", "application/zip", zip);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return election;
  }

  /** Another election of the log, that nobody imported here. */
  SmallElection called(String other) {
    return new SmallElection(served, other);
  }

  private static String election(String id, String more) {
    String candidates =
        """
        {"code":"1","name":{"fa":"نامزد یک","en":"Candidate One"}},
        {"code":"2","name":{"fa":"نامزد دو","en":"Candidate Two"}},
        {"code":"3","name":{"fa":"نامزد سه","en":"Candidate Three"}},
        {"code":"4","name":{"fa":"نامزد چهار","en":"Candidate Four"}}
        """;
    return """
    {"election":"%s","type":"OTHER","term":1,"byElection":0,%s
     "name":{"fa":"انتخابات کوچک","en":"Small election"},"zone":"Asia/Tehran",
     "policy":{"correction":"SINGLE"},
     "contests":[
      {"contest":"head","office":"HEAD","round":1,"seats":1,"scope":["S"],
       "rule":{"method":"MAJORITY","version":1,"basis":"TAKEN","majority":"1/2","runOff":2,
        "onTie":"LOT"},"candidates":[%s]},
      {"contest":"council","office":"COUNCIL","round":1,"seats":2,"alternates":1,"votesMax":1,
       "scope":["S-1"],"rule":{"method":"PLURALITY","version":1,"onTie":"LOT"},
       "candidates":[%s]}]}
    """
        .formatted(id, more, candidates, candidates);
  }

  /** A package of another election of the same branches. */
  static byte[] zip(String election) {
    return zip(election, AREAS, BRANCHES);
  }

  /** A package of these areas and branches. */
  static byte[] zip(String election, String areas, String branches) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "election.json", election);
      put(zip, "areas.csv", areas);
      put(zip, "branches.csv", branches);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  String contest(String contest) {
    return "/api/v1/elections/" + id + "/contests/" + contest;
  }

  String page(String contest) {
    return "/elections/" + id + "/contests/" + contest;
  }

  /** A tally of votes for the candidates in order, with as many papers used as ballots. */
  long counted(String contest, String branch, int... votes) {
    ObjectNode document = JSON.createObjectNode();
    int valid = 0;
    ObjectNode named = JSON.createObjectNode();
    for (int i = 0; i < votes.length; i++) {
      valid += votes[i];
      named.put(Integer.toString(i + 1), votes[i]);
    }
    document.put("envelope", envelope()).put("contest", contest).put("branch", branch);
    document.put("source", "PAPER").put("complete", true);
    document
        .putObject("ballots")
        .put("inBox", valid)
        .put("valid", valid)
        .put("invalidTaken", 0)
        .put("invalidNotTaken", 0)
        .put("used", valid);
    document.set("votes", named);
    var answer = served.post("/api/v1/elections/" + id + "/tallies", document);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(Served.json(answer).path("state").asString()).isEqualTo("RECORDED");
    return Served.json(answer).path("through").asLong();
  }

  /** A document of these fields with an envelope and the word of a body. */
  ObjectNode ruled(String fields) {
    ObjectNode document = (ObjectNode) JSON.readTree("{" + fields + "}");
    return document
        .put("envelope", envelope())
        .put("body", "هیئت نظارت")
        .put("office", "chair")
        .put("article", "29")
        .put("document", "12")
        .put("date", "2026-01-02");
  }

  private String envelope() {
    return id + "-" + envelopes++;
  }

  HttpResponse<String> post(String contest, String what, JsonNode document) {
    return served.post(contest(contest) + "/" + what, document);
  }

  /** The position from which on an accepted document can be read. */
  long accepted(String contest, String what, JsonNode document) {
    var answer = post(contest, what, document);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Served.json(answer).path("through").asLong();
  }

  JsonNode outcome(String contest, long atLeast) {
    return served.read(contest(contest) + "/outcome?at-least=" + atLeast);
  }

  /** Codes of those who have a seat by the counted branches. */
  static String seats(JsonNode outcome) {
    StringBuilder seats = new StringBuilder();
    for (JsonNode seat : outcome.path("counted").path("seats")) {
      String kind = seat.path("kind").asString();
      seats.append(kind.equals("FILLED") ? seat.path("candidate").asString() : kind).append(' ');
    }
    return seats.toString().strip();
  }
}
