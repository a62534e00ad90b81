package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.contest.ContestActCommand.CallSecondRound;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.SecondRoundDocument;
import io.tajmi.contest.SecondRounds;
import io.tajmi.digest.Sha256;
import io.tajmi.document.Authority;
import io.tajmi.election.Candidate;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.election.Name;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.ops.node.Node;
import io.tajmi.publication.Confirmation;
import io.tajmi.publication.PublicationCommand.HaltContest;
import io.tajmi.publication.PublicationCommand.ReleaseContest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What everyone may read of a night from its first minute: when something happened, and where. */
class OpenPartTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Node.Settings TEST = Node.Settings.of(LogKind.TEST);
  private static final Definition ELECTION = SmallElection.of(21, 9, "box");
  private static final Contest CONTEST = ELECTION.contests().getFirst();
  private static final ElectionId SECOND = new ElectionId("second");

  /**
   * Of one night: its lines as stored and as everyone may have them, and what its senders wrote.
   */
  private record Told(
      List<String> stored, List<String> open, List<Boolean> heldBack, List<String> texts) {}

  /** The same acts at the same places, with votes and texts from a seed. */
  private static final class Script {
    private final Random random;
    private final Papers papers;
    private final Node node;
    private final DocumentIntake intake;
    private final List<String> texts = new ArrayList<>();

    Script(Node node, long seed) {
      this.node = node;
      this.random = new Random(seed);
      this.papers = new Papers(random);
      this.intake = new DocumentIntake(node, ELECTION.election());
    }

    String word() {
      StringBuilder word = new StringBuilder("q");
      for (int i = 0; i < 14; i++) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      texts.add(word.toString());
      return word.toString();
    }

    private String branch(int i) {
      return CONTEST.branches().get(i).code().value();
    }

    void play() {
      for (int i = 1; i < CONTEST.branches().size(); i++) {
        send(Paper.Kind.TALLY, "", papers.tally(CONTEST, branch(i), word()));
      }
      ObjectNode correction = papers.tally(CONTEST, branch(1), word());
      send(Paper.Kind.TALLY, "", correction.put("corrects", true).put("reason", word()));
      String annulment = word();
      send(Paper.Kind.RULING, "", scoped(ruled(annulment).put("kind", "ANNUL")));
      ObjectNode restoring = ruled(word()).put("kind", "RESTORE").put("reverses", annulment);
      send(Paper.Kind.RULING, "", scoped(restoring));
      send(Paper.Kind.CLOSE, branch(0), JSON.createObjectNode());
      send(Paper.Kind.REOPEN, branch(0), JSON.createObjectNode());
      send(
          Paper.Kind.ACT,
          "",
          ruled(word())
              .put("kind", "WITHDRAWAL")
              .put("candidate", CONTEST.candidates().getFirst().code().value())
              .put("moment", "BEFORE_POLL"));
      release();
      call();
    }

    private ObjectNode ruled(String envelope) {
      return JSON.createObjectNode()
          .put("envelope", envelope)
          .put("body", word())
          .put("office", word())
          .put("article", word())
          .put("document", word())
          .put("date", "2026-01-0" + (1 + random.nextInt(9)));
    }

    private ObjectNode scoped(ObjectNode ruling) {
      ruling.put("contest", CONTEST.id().contest().value());
      ruling.putArray("branches").add(branch(1)).add(branch(2));
      return ruling;
    }

    private void send(Paper.Kind kind, String branch, ObjectNode document) {
      if (kind == Paper.Kind.CLOSE || kind == Paper.Kind.REOPEN) {
        document.put("envelope", word()).put("reason", word());
      }
      String contest = CONTEST.id().contest().value();
      assertThat(intake.send(new Paper(kind, contest, branch, document.toString())).repeat())
          .isFalse();
    }

    private void release() {
      Confirmation confirmed = new Confirmation(word(), word());
      act(new ReleaseContest(CONTEST.id(), word(), word(), word(), word(), confirmed, true));
      act(new HaltContest(CONTEST.id(), word(), word()));
    }

    private void act(Object command) {
      Act.Envelope envelope =
          new Act.Envelope(ELECTION.election().value(), word(), Sha256.hex(word()));
      assertThat(node.commands().send(command, Act.of(word(), envelope))).isNotNull();
    }

    private void call() {
      String envelope = word();
      Name name = new Name(word(), word());
      Authority authority = new Authority(word(), word(), word(), word(), "2026-01-02");
      int first = random.nextInt(CONTEST.candidates().size());
      List<Candidate> through = List.of(CONTEST.candidates().get(first));
      SecondRoundCalled unnamed =
          called(envelope, new DefinitionHash("0".repeat(64)), name, through, authority);
      DefinitionHash hash = SecondRounds.definition(ELECTION, unnamed).hash();
      ObjectNode document =
          JSON.createObjectNode()
              .put("envelope", envelope)
              .put("election", SECOND.value())
              .put("body", authority.body())
              .put("office", authority.office())
              .put("article", authority.article())
              .put("document", authority.document())
              .put("date", authority.date());
      document.putObject("name").put("fa", name.fa()).put("en", name.en());
      SecondRoundCalled called = called(envelope, hash, name, through, authority);
      Act.Envelope sent =
          SecondRoundDocument.parse(document.toString().getBytes(StandardCharsets.UTF_8))
              .envelope(CONTEST.id());
      var _ = node.commands().send(new CallSecondRound(called), Act.of(word(), sent));
      node.secondRounds().hold(called);
    }

    private static SecondRoundCalled called(
        String envelope,
        DefinitionHash hash,
        Name name,
        List<Candidate> through,
        Authority authority) {
      return new SecondRoundCalled(
          CONTEST.id(),
          envelope,
          SECOND,
          hash,
          name,
          null,
          null,
          null,
          1,
          through.stream().map(Candidate::code).toList(),
          9,
          authority);
    }
  }

  private static Told night(long seed) {
    try (Node node = Node.open(new InMemoryCommitLog(), null, TEST)) {
      var _ = node.imports(DocumentIntake.ACTOR).run(ELECTION, (_, _) -> {});
      Script script = new Script(node, seed);
      script.play();
      assertThat(Counts.live(node).faults()).isEmpty();
      List<String> stored = new ArrayList<>();
      List<String> open = new ArrayList<>();
      for (Entry entry : node.log().entries(0, Integer.MAX_VALUE)) {
        stored.add(entry.toString());
        open.add(new String(entry.publicLine(), StandardCharsets.UTF_8));
      }
      List<Boolean> heldBack =
          Counts.entries(node).stream()
              .flatMap(entry -> entry.events().stream())
              .filter(event -> event instanceof TallyRecorded || event instanceof TallyCorrected)
              .map(event ->
                  event instanceof TallyRecorded recorded
                      ? recorded.heldBack()
                      : ((TallyCorrected) event).heldBack())
              .toList();
      return new Told(stored, open, heldBack, script.texts);
    }
  }

  /** What is left where time and hash are not looked at. */
  private static List<String> withoutTimeAndSeal(List<String> open) {
    return open.stream()
        .map(line ->
            line.replaceAll("\"time\":\"[^\"]*\"", "\"time\":\"\"")
                .replaceAll("\"sealed\":\"[0-9a-f]{64}\"}$", "\"sealed\":\"\"}"))
        .toList();
  }

  @Test
  void two_nights_that_differ_in_votes_holds_and_outcomes_alone_look_the_same_to_everyone() {
    Told one = night(1);
    Told other = night(2);

    assertThat(one.heldBack()).isNotEqualTo(other.heldBack()).contains(true, false);
    assertThat(one.stored()).isNotEqualTo(other.stored());
    assertThat(withoutTimeAndSeal(one.open())).isEqualTo(withoutTimeAndSeal(other.open()));
    assertThat(one.open()).doesNotContainAnyElementsOf(other.open());
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4, 5})
  void no_text_of_a_sender_is_found_in_a_public_line(long seed) {
    Told told = night(seed);
    String stored = String.join("\n", told.stored());
    String open = String.join("\n", told.open());

    assertThat(told.texts()).hasSizeGreaterThan(50);
    List<String> hashed = told.texts().stream().filter(text -> !stored.contains(text)).toList();
    assertThat(hashed).as("contents, of which the log has hashes").hasSize(2);
    assertThat(told.texts()).noneMatch(open::contains);
  }

  @Test
  void an_open_field_holds_what_the_definition_or_chance_made_and_nothing_else() {
    List<String> known = new ArrayList<>(List.of("election/" + ELECTION.election()));
    known.add("election/" + SECOND);
    for (Contest contest : ELECTION.contests()) {
      known.add("contest/" + contest.id());
      contest
          .branches()
          .forEach(branch -> known.add("branch/" + contest.id() + "/" + branch.code()));
    }
    String ruling = "ruling/" + ELECTION.election() + "/[0-9a-f]{32}";
    int rulings = 0;
    for (String line : night(6).open()) {
      JsonNode open = JSON.readTree(line);
      assertThat(open.propertyNames())
          .containsExactly("v", "stream", "seq", "contest", "time", "sealed");
      String stream = open.path("stream").asString();
      rulings += stream.matches(ruling) ? 1 : 0;
      assertThat(stream.isEmpty() || stream.matches(ruling) || known.contains(stream))
          .as(line)
          .isTrue();
      String contest = open.path("contest").asString();
      assertThat(contest.isEmpty() || known.contains("contest/" + contest)).as(line).isTrue();
    }
    assertThat(rulings).as("two rulings: scope, issued, completed").isEqualTo(6);
  }
}
