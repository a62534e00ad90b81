package io.tajmi.ops.history;

import io.tajmi.document.Rejection;
import io.tajmi.election.Branch;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.EnvelopeReused;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.eventlog.Receipt;
import io.tajmi.ops.node.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An election night from a seed: documents in any order, repeats, refusals, rulings, and restarts
 * of the node in between.
 */
final class Night implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PER_CENT = 100;

  private final Random random;
  private final Definition definition;
  private final Papers papers;
  private final Supplier<Node> opener;
  private final List<Paper> sent = new ArrayList<>();
  private final List<Answered> answers = new ArrayList<>();
  private final Set<Long> accepted = new HashSet<>();
  private final List<Ruled> annulments = new ArrayList<>();
  private final Map<String, String> inForce = new HashMap<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private Node node;
  private int envelopes;

  private final Crash crash;
  private final ContestActs contestActs;

  /** Lets the node die at a commit to come. */
  @FunctionalInterface
  interface Crash {
    /** Nothing is ever harmed. */
    Crash NEVER = (commits, writesTheLastOne) -> {};

    /** After so many commits, the last of which may have been written all the same. */
    void after(int commits, boolean writesTheLastOne);
  }

  /**
   * What became of a paper that came for the first time.
   *
   * @param position of its first entry; where it was refused, the log's last one
   * @param refusal its code; empty where it was accepted
   */
  record Answered(Paper paper, long position, String refusal) {}

  private record Ruled(String envelope, Contest contest, List<String> branches) {}

  /** Opens a node, imports the election of this seed. */
  public Night(long seed, Supplier<Node> opener) {
    this(seed, opener, Crash.NEVER);
  }

  /** A night in which nodes die, too. */
  Night(long seed, Supplier<Node> opener, Crash crash) {
    this.crash = crash;
    this.random = new Random(seed);
    this.definition = SmallElection.of(seed);
    this.papers = new Papers(random);
    this.contestActs = new ContestActs(random, this::envelope, this::send);
    this.opener = opener;
    this.node = opener.get();
    var _ = node.imports(DocumentIntake.ACTOR).run(definition, (done, all) -> {});
  }

  Node node() {
    return node;
  }

  Definition definition() {
    return definition;
  }

  /** The papers that were accepted or refused, without repeats, in their order. */
  List<Answered> answers() {
    return answers;
  }

  /** How often each kind of act was accepted, and each code refused. */
  Map<String, Integer> outcomes() {
    return outcomes;
  }

  /** Does so many acts; at each restart the node is shown before it closes and after it opened. */
  Night acts(int number, Consumer<Node> look) {
    for (int i = 0; i < number; i++) {
      int fate = random.nextInt(PER_CENT);
      if (fate < 3) {
        look.accept(node);
        reopen("restart");
        look.accept(node);
      } else {
        if (fate < 6) {
          crash.after(random.nextInt(4), random.nextBoolean());
        }
        act();
      }
    }
    return this;
  }

  private void act() {
    int choice = random.nextInt(PER_CENT);
    if (choice < 36) {
      tally();
    } else if (choice < 54) {
      correct();
    } else if (choice < 66) {
      annul();
    } else if (choice < 76) {
      restore();
    } else if (choice < 84) {
      closeOrReopen();
    } else if (choice < 89) {
      again();
    } else if (choice < 97) {
      contestActs.act(contest());
    } else {
      disturb();
    }
  }

  private Contest contest() {
    return definition.contests().get(random.nextInt(definition.contests().size()));
  }

  private static String any(Contest contest, Random random) {
    return contest.branches().get(random.nextInt(contest.branches().size())).code().value();
  }

  private void tally() {
    Contest contest = contest();
    String branch = any(contest, random);
    String envelope = envelope();
    if (sendTally("record", papers.tally(contest, branch, envelope))) {
      inForce.put(contest.id() + "/" + branch, envelope);
    }
  }

  private void correct() {
    Contest contest = contest();
    String branch = any(contest, random);
    String envelope = envelope();
    String before = inForce.get(contest.id() + "/" + branch);
    ObjectNode document = papers.tally(contest, branch, envelope);
    document.put("reason", "خطای تایپی");
    if (before == null || random.nextInt(3) == 0) {
      document.put("corrects", true);
    } else {
      document.put("corrects", random.nextInt(8) == 0 ? "never-sent" : before);
    }
    if (sendTally("correct", document)) {
      inForce.put(contest.id() + "/" + branch, envelope);
    }
  }

  private boolean sendTally(String act, ObjectNode document) {
    return send(act, new Paper(Paper.Kind.TALLY, "", "", document.toString()));
  }

  private void annul() {
    Contest contest = contest();
    Set<String> scope = new HashSet<>();
    boolean careful = random.nextInt(6) > 0;
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      String branch = any(contest, random);
      if (!careful || inForce.containsKey(contest.id() + "/" + branch)) {
        scope.add(branch);
      }
    }
    if (!scope.isEmpty()) {
      List<String> branches = scope.stream().sorted().toList();
      String envelope = envelope();
      if (rule("annul", contest, branches, envelope, "")) {
        annulments.add(new Ruled(envelope, contest, branches));
      }
    }
  }

  private void restore() {
    if (annulments.isEmpty()) {
      return;
    }
    Ruled ruled = annulments.get(random.nextInt(annulments.size()));
    int size = 1 + random.nextInt(ruled.branches().size());
    rule(
        "restore",
        ruled.contest(),
        ruled.branches().subList(0, size),
        envelope(),
        ruled.envelope());
  }

  private boolean rule(
      String act, Contest contest, List<String> branches, String envelope, String reverses) {
    ObjectNode document = JSON.createObjectNode();
    document.put("envelope", envelope);
    document.put("kind", reverses.isEmpty() ? "ANNUL" : "RESTORE");
    document.put("contest", contest.id().contest().value());
    branches.forEach(document.putArray("branches")::add);
    if (!reverses.isEmpty()) {
      document.put("reverses", reverses);
    }
    document.put("body", "هیئت").put("office", "chair").put("article", "art. 31");
    document.put("document", "n-" + envelope).put("date", "2026-01-02");
    return send(act, new Paper(Paper.Kind.RULING, "", "", document.toString()));
  }

  private void closeOrReopen() {
    Contest contest = contest();
    String branch = any(contest, random);
    boolean close = random.nextBoolean();
    ObjectNode document = JSON.createObjectNode();
    document.put("envelope", envelope()).put("reason", close ? "flood" : "found");
    send(
        close ? "close" : "reopen",
        new Paper(
            close ? Paper.Kind.CLOSE : Paper.Kind.REOPEN,
            contest.id().contest().value(),
            branch,
            document.toString()));
  }

  /** The same document once more, perhaps typed with other white space. */
  private void again() {
    if (!sent.isEmpty()) {
      Paper paper = sent.get(random.nextInt(sent.size()));
      String text = paper.text();
      send(
          "again",
          random.nextBoolean()
              ? paper
              : new Paper(
                  paper.kind(),
                  paper.contest(),
                  paper.branch(),
                  JSON.readTree(text).toPrettyString()));
    }
  }

  /** Documents that must leave no trace. */
  private void disturb() {
    Contest contest = contest();
    ObjectNode document = papers.tally(contest, any(contest, random), envelope());
    switch (random.nextInt(4)) {
      case 0 -> sendTally("other content", reused(document));
      case 1 -> sendTally("unknown candidate", withVotesFor(document, "nobody"));
      case 2 -> {
        List<Branch> others = new ArrayList<>(definition.branches());
        others.removeAll(contest.branches());
        String branch = others.isEmpty() ? "nowhere" : others.getFirst().code().value();
        sendTally("other branch", document.put("branch", branch));
      }
      default -> send("malformed", new Paper(Paper.Kind.TALLY, "", "", document.toString() + "}"));
    }
  }

  private ObjectNode reused(ObjectNode document) {
    for (Paper paper : sent) {
      JsonNode before = JSON.readTree(paper.text());
      document.put("envelope", before.get("envelope").asString());
    }
    return document;
  }

  private static ObjectNode withVotesFor(ObjectNode document, String candidate) {
    document.putObject("votes").put(candidate, 1);
    return document;
  }

  private void reopen(String why) {
    node.close();
    node = opener.get();
    count(why);
  }

  /** Sends until there is an answer: after a crash the same paper goes to the next node. */
  private boolean send(String act, Paper paper) {
    try {
      return answered(act, paper);
    } catch (OutcomeUnknown | LogStopped died) {
      reopen("crash");
      answered(act, paper);
      return sent.contains(paper);
    }
  }

  private boolean answered(String act, Paper paper) {
    try {
      Receipt receipt = new DocumentIntake(node, definition.election()).send(paper);
      sent.add(paper);
      count(receipt.repeat() ? "repeat" : act);
      // A paper that a node died of is a repeat at the next one, and may be on record by now.
      if (accepted.add(receipt.position().index())) {
        answers.add(new Answered(paper, receipt.position().index(), ""));
      }
      return !receipt.repeat();
    } catch (Rejection rejection) {
      refused(paper, rejection.code().code());
    } catch (EnvelopeReused reused) {
      refused(paper, "R.106");
    }
    return false;
  }

  private void refused(Paper paper, String code) {
    answers.add(new Answered(paper, node.log().size() - 1, code));
    count(code);
  }

  private void count(String outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private String envelope() {
    return "paper-" + envelopes++;
  }

  @Override
  public void close() {
    node.close();
  }
}
