package io.tajmi.ops.history;

import io.tajmi.election.Contest;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes minutes as documents: most of them add up, some do not, some state little. */
final class Papers {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Random random;

  Papers(Random random) {
    this.random = random;
  }

  /** A tally of one branch of a contest. */
  ObjectNode tally(Contest contest, String branch, String envelope) {
    ObjectNode document = JSON.createObjectNode();
    document.put("envelope", envelope);
    document.put("contest", contest.id().contest().value());
    document.put("branch", branch);
    document.put("source", random.nextBoolean() ? "PAPER" : "MACHINE");
    boolean complete = random.nextInt(12) > 0;
    document.put("complete", complete);
    int valid = ballots(document);
    votes(document, contest, complete, valid);
    texts(document);
    return document;
  }

  /** Writes quantities, and says how many ballots are valid. */
  private int ballots(ObjectNode document) {
    int used = random.nextInt(300);
    int inBox = Math.max(0, used + random.nextInt(5) - 2);
    int notTaken = Math.min(inBox, Math.max(0, inBox - used) + random.nextInt(3));
    int taken = inBox - notTaken;
    int invalid = taken == 0 ? 0 : random.nextInt(1 + taken / 6);
    int remaining = random.nextInt(60);
    int spoiled = random.nextInt(4);
    ObjectNode ballots = document.putObject("ballots");
    ballots.put("inBox", inBox).put("valid", taken - invalid);
    ballots.put("invalidTaken", invalid).put("invalidNotTaken", notTaken);
    maybe(ballots, "taken", taken);
    maybe(ballots, "received", used + spoiled + remaining);
    maybe(ballots, "used", used);
    maybe(ballots, "spoiled", spoiled);
    maybe(ballots, "remaining", remaining);
    maybe(ballots, "blank", random.nextInt(invalid + 1));
    maybe(ballots, "identified", used);
    maybe(ballots, "foreign", random.nextInt(notTaken + 1));
    if (ballots.has("used") && inBox > used) {
      document.putObject("explanation").put("direction", "SURPLUS").put("text", "یک برگ دیگر");
    }
    if (random.nextInt(5) == 0) {
      ballots.put(random.nextBoolean() ? "valid" : "inBox", random.nextInt(400));
    }
    return taken - invalid;
  }

  private void maybe(ObjectNode ballots, String key, int n) {
    if (random.nextInt(3) > 0) {
      ballots.put(key, n);
    }
  }

  private void votes(ObjectNode document, Contest contest, boolean complete, int valid) {
    int candidates = contest.candidates().size();
    int left = valid;
    if (candidates > 1 && random.nextInt(3) == 0) {
      int ambiguous = random.nextInt(1 + Math.min(left, 5));
      ObjectNode group = document.putArray("ambiguous").addObject();
      group.putArray("candidates").add("k0").add("k1");
      group.put("n", ambiguous);
      left -= ambiguous;
    }
    ObjectNode votes = document.putObject("votes");
    for (int i = 0; i < candidates; i++) {
      int n = i == candidates - 1 ? left : random.nextInt(left + 1);
      left -= n;
      if (complete || random.nextBoolean()) {
        votes.put(contest.candidates().get(i).code().value(), n);
      }
    }
    if (!contest.lists().isEmpty() && random.nextInt(3) > 0) {
      ObjectNode lists = document.putObject("listVotes");
      contest.lists().forEach(list -> lists.put(list.code().value(), random.nextInt(4)));
    }
  }

  private void texts(ObjectNode document) {
    if (random.nextInt(4) == 0) {
      document.putObject("minute").put("form", "۲۸").put("serial", "S-" + random.nextInt(99));
      document.putObject("reasons").put("W.201", "باران").put("W.202", "rain");
      ArrayNode serials = document.putArray("serials");
      serials.addObject().put("kind", "ballot").put("from", "1").put("to", "300");
      ObjectNode signed = document.putObject("signed");
      signed.putArray("executive").add("chair");
      signed.putArray("supervisory").add("observer");
      document.put("countedAt", "2026-01-01T21:30:00+03:30");
    }
  }
}
