package io.tajmi.ops.history;

import io.tajmi.election.Contest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Acts on contests and candidates, lots and reversals of a night, some of which fit. */
final class ContestActs {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> PLACES = List.of("ALTERNATE", "NEXT", "RUN_OFF", "VACANT");

  private final Random random;
  private final Supplier<String> envelopes;
  private final BiPredicate<String, Paper> sending;
  private final List<Map.Entry<Contest, String>> done = new ArrayList<>();

  /** Sends what it writes, and hears whether it was accepted now. */
  ContestActs(Random random, Supplier<String> envelopes, BiPredicate<String, Paper> sending) {
    this.random = random;
    this.envelopes = envelopes;
    this.sending = sending;
  }

  void act(Contest contest) {
    ObjectNode document = ruled();
    switch (random.nextInt(7)) {
      case 0, 1 -> left(contest, document);
      case 2 -> votes(contest, document);
      case 3 -> vacate(contest, document);
      case 4 ->
          send(
              contest,
              "annul contest",
              document.put("kind", "ANNUL_CONTEST").put("remedy", "RE_RUN"));
      case 5 -> lot(contest, document);
      default -> reverse(document);
    }
  }

  private ObjectNode ruled() {
    String envelope = envelopes.get();
    return JSON.createObjectNode()
        .put("envelope", envelope)
        .put("body", "هیئت")
        .put("office", "chair")
        .put("article", "art. 29")
        .put("document", "n-" + envelope)
        .put("date", "2026-01-03");
  }

  private String candidate(Contest contest) {
    return contest.candidates().get(random.nextInt(contest.candidates().size())).code().value();
  }

  private void left(Contest contest, ObjectNode document) {
    document
        .put("kind", random.nextBoolean() ? "DEATH" : "DISQUALIFICATION")
        .put("candidate", candidate(contest))
        .put("moment", random.nextBoolean() ? "BEFORE_POLL" : "AFTER_POLL");
    if (document.path("moment").asString().equals("AFTER_POLL") && random.nextBoolean()) {
      document.put("place", PLACES.get(random.nextInt(PLACES.size())));
    }
    send(contest, "leave", document);
  }

  private void vacate(Contest contest, ObjectNode document) {
    document.put("kind", "VACATE_SEATS").put("seats", 1 + random.nextInt(2));
    switch (random.nextInt(3)) {
      case 0 -> document.put("last", true);
      case 1 -> document.put("seats", 1).putArray("candidates").add(candidate(contest));
      default -> {}
    }
    send(contest, "vacate", document);
  }

  private void votes(Contest contest, ObjectNode document) {
    document
        .put("kind", "ANNUL_VOTES")
        .put("candidate", candidate(contest))
        .put("ballotsGo", random.nextBoolean() ? "INVALID_TAKEN" : "STAY_VALID");
    if (random.nextBoolean()) {
      document.put("everywhere", true);
    } else {
      int branches = 1 + random.nextInt(contest.branches().size());
      contest.branches().stream()
          .limit(branches)
          .forEach(branch -> document.withArray("branches").add(branch.code().value()));
    }
    send(contest, "annul votes", document);
  }

  private void lot(Contest contest, ObjectNode document) {
    document.put("matter", "CANDIDATES").put("method", "SEED").put("seed", "seed");
    document.putArray("witnesses").add("governor");
    Stream.of(candidate(contest), candidate(contest))
        .collect(Collectors.toSet())
        .forEach(document.putArray("tied")::add);
    send("draw", contest, Paper.Kind.LOT, document);
  }

  private void reverse(ObjectNode document) {
    if (!done.isEmpty()) {
      Map.Entry<Contest, String> act = done.get(random.nextInt(done.size()));
      send(
          act.getKey(), "reverse", document.put("kind", "REVERSE").put("reverses", act.getValue()));
    }
  }

  private void send(Contest contest, String act, ObjectNode document) {
    send(act, contest, Paper.Kind.ACT, document);
  }

  private void send(String act, Contest contest, Paper.Kind kind, ObjectNode document) {
    String code = contest.id().contest().value();
    if (sending.test(act, new Paper(kind, code, "", document.toString()))) {
      done.add(Map.entry(contest, document.path("envelope").asString()));
    }
  }
}
