package io.tajmi.branch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.branch.BranchTallyCommand.CorrectTally;
import io.tajmi.branch.BranchTallyCommand.RecordTally;
import io.tajmi.digest.Sha256;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.RuleCode;
import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TallyDocumentTest {
  private static final Definition DEFINITION = Elections.definition(Elections.PLAIN);
  private static final String BALLOTS =
      "\"ballots\":{\"inBox\":100,\"valid\":90,\"invalidTaken\":8,\"invalidNotTaken\":2}";
  private static final String WHOLE =
      "{\"envelope\":\"env-1\",\"contest\":\"c\",\"branch\":\"b-1\",\"source\":\"PAPER\","
          + "\"complete\":true,"
          + BALLOTS
          + ",\"votes\":{\"a\":50,\"b\":30,\"c\":10}}";

  private static Request<BranchTallyCommand> request(String json) {
    return TallyDocument.parse(json.getBytes(UTF_8)).resolve(DEFINITION);
  }

  private static Tally tally(String json) {
    return ((RecordTally) request(json).command()).tally();
  }

  private static String content(String json) {
    return request(json).envelope().content();
  }

  private static String with(String fields) {
    return WHOLE.replaceFirst("}$", "," + fields.replace("\\", "\\\\") + "}");
  }

  @Test
  void a_whole_document_asks_to_record_its_tally() {
    Request<BranchTallyCommand> request = request(WHOLE);

    assertThat(request.command())
        .isEqualTo(new RecordTally(Elections.branch("b-1"), "env-1", Minute.inOrder().tally()));
    assertThat(request.envelope().election()).isEqualTo("e");
    assertThat(request.envelope().id()).isEqualTo("env-1");
    assertThat(request.envelope().content()).matches("[0-9a-f]{64}");
  }

  @Test
  void a_document_with_corrects_and_reason_asks_to_correct() {
    Request<BranchTallyCommand> named =
        request(with("\"corrects\":\"env-0\",\"reason\":\"counted again\""));
    Request<BranchTallyCommand> whichever =
        request(with("\"corrects\":true,\"reason\":\"counted again\""));

    assertThat(named.command())
        .isEqualTo(
            new CorrectTally(
                Elections.branch("b-1"),
                "env-1",
                "env-0",
                "counted again",
                Minute.inOrder().tally()));
    assertThat(((CorrectTally) whichever.command()).replaces()).isNull();
    assertThat(
            Stream.of(named, whichever, request(WHOLE))
                .map(it -> it.envelope().content())
                .distinct())
        .hasSize(3);
  }

  @Test
  void every_field_of_a_document_reaches_the_tally() {
    Tally tally =
        tally(
            with(
                """
                "ambiguous":[{"candidates":["c","a"],"n":3}],
                "minute":{"form":"22","serial":"77","sha256":"%s"},
                "serials":[{"kind":"USED","from":"001","to":"100"}],
                "explanation":{"direction":"SHORTAGE","text":"carried away"},
                "reasons":{"W.201":"rain"},
                "signed":{"executive":["head"],"supervisory":[]},
                "countedAt":"2026-01-01T20:00:00+03:30",
                "definition":"%s"
                """
                    .formatted("AB".repeat(32), Elections.HASH)));

    assertThat(tally.ambiguous()).containsExactly(new Tally.Ambiguous(List.of(0, 2), 3));
    assertThat(tally.minute()).isEqualTo(new Tally.Minute("22", "77", "ab".repeat(32)));
    assertThat(tally.serials()).containsExactly(new Tally.SerialRange("USED", "001", "100"));
    assertThat(tally.explanation())
        .isEqualTo(new Tally.Explanation(Tally.Explanation.Direction.SHORTAGE, "carried away"));
    assertThat(tally.reasons()).isEqualTo(Map.of("W.201", "rain"));
    assertThat(tally.signed()).isEqualTo(new Tally.Signed(List.of("head"), List.of()));
    assertThat(tally.countedAt()).isEqualTo("2026-01-01T20:00:00+03:30");
  }

  @Test
  void a_tally_is_the_same_after_it_was_stored() {
    BranchTallyEvent event =
        new BranchTallyEvent.TallyCorrected(
            Elections.branch("b-1"),
            Elections.HASH,
            "env-2",
            "env-1",
            "counted again",
            tally(with("\"signed\":{\"supervisory\":[]},\"reasons\":{\"W.206\":\"ill\"}")),
            List.of("W.206"),
            false,
            Contribution.change(null, Minute.inOrder().tally()));
    String stored = JsonMapper.shared().writeValueAsString(event);

    assertThat(JsonMapper.shared().readValue(stored, BranchTallyEvent.TallyCorrected.class))
        .isEqualTo(event);
  }

  @Test
  void candidates_not_named_have_zero_votes_only_in_a_complete_tally() {
    String votes = "\"votes\":{\"a\":50,\"b\":30,\"c\":10}";

    assertThat(tally(WHOLE.replace(votes, "\"votes\":{\"b\":3}")).votes())
        .isEqualTo(Votes.of(0, 3, 0));
    assertThat(tally(WHOLE.replace(votes, "\"votes\":{\"b\":3}").replace("true", "false")).votes())
        .isEqualTo(Votes.of(-1, 3, -1));
    assertThat(tally(WHOLE.replace(votes, "\"votes\":{}")).votes()).isEqualTo(Votes.of(0, 0, 0));
  }

  @Test
  void lists_not_named_have_zero_votes_only_in_a_complete_tally() {
    Definition lists =
        Elections.definition(
            Elections.contestWithLists(1, ContestRule.Method.DHONDT), Elections.PLAIN);
    String some = with("\"listVotes\":{\"y\":4}");

    assertThat(listVotes(WHOLE, lists)).isEqualTo(Votes.of(0, 0));
    assertThat(listVotes(some, lists)).isEqualTo(Votes.of(0, 4));
    assertThat(listVotes(WHOLE.replace("true", "false"), lists)).isNull();
    assertThat(listVotes(some.replace("true", "false"), lists)).isEqualTo(Votes.of(-1, 4));
    assertThat(listVotes(WHOLE, DEFINITION)).isNull();
  }

  private static @Nullable Votes listVotes(String json, Definition definition) {
    Request<BranchTallyCommand> request =
        TallyDocument.parse(json.getBytes(UTF_8)).resolve(definition);
    return ((RecordTally) request.command()).tally().listVotes();
  }

  @Test
  void without_an_envelope_the_bytes_name_the_document() {
    String json = WHOLE.replace("\"envelope\":\"env-1\",", "");

    assertThat(TallyDocument.parse(json.getBytes(UTF_8)).envelope())
        .isEqualTo("sha256:" + Sha256.hex(json.getBytes(UTF_8)).substring(0, 48))
        .hasSize(55);
  }

  @Test
  void white_space_order_and_written_zeros_do_not_change_the_content() {
    String reordered =
        "{ \"votes\" : {\"c\":10, \"b\":30,\n\"a\":50}, \"complete\":true,\"branch\":\"b-1\","
            + "\"ballots\":{\"invalidNotTaken\":2,\"invalidTaken\":8,\"valid\":90,\"inBox\":100},"
            + "\"source\":\"PAPER\",\"contest\":\"c\",\"envelope\":\"env-1\"}";
    String zero = WHOLE.replace("\"c\":10", "\"c\":0");
    String omitted = WHOLE.replace(",\"c\":10", "");

    assertThat(content(reordered)).isEqualTo(content(WHOLE));
    assertThat(content(zero)).isEqualTo(content(omitted)).isNotEqualTo(content(WHOLE));
    assertThat(content(with("\"reasons\":{},\"serials\":[]"))).isEqualTo(content(WHOLE));
    assertThat(content(WHOLE.replace("env-1", "env-2"))).isEqualTo(content(WHOLE));
    assertThat(content(WHOLE.replace("b-1", "b-2"))).isNotEqualTo(content(WHOLE));
    assertThat(content(with("\"countedAt\":\"20:00\""))).isNotEqualTo(content(WHOLE));
  }

  @Test
  void the_content_of_a_document_is_frozen() {
    String canonical =
        "{\"act\":\"record\",\"branch\":\"branch/e:c/b-1\",\"tally\":{\"ballots\":{\"inBox\":100,"
            + "\"invalidNotTaken\":2,\"invalidTaken\":8,\"valid\":90},\"complete\":true,"
            + "\"source\":\"PAPER\",\"votes\":[50,30,10]}}";

    assertThat(content(WHOLE)).isEqualTo(Sha256.hex(canonical.getBytes(UTF_8)));
  }

  @Test
  void free_texts_are_normalised_and_codes_are_not() {
    String arabic = with("\"explanation\":{\"direction\":\"SHORTAGE\",\"text\":\"يك e\u0301\"}");
    String persian =
        with("\"explanation\":{\"direction\":\"SHORTAGE\",\"text\":\"\u06cc\u06a9 \u00e9\"}");

    assertThat(tally(arabic)).isEqualTo(tally(persian));
    assertThat(content(arabic)).isEqualTo(content(persian));
    assertThat(rejection(WHOLE.replace("\"a\":50", "\"ي\":50")).code()).isEqualTo(RuleCode.R_102);
  }

  record Bad(String json, RuleCode code, @Nullable String pointer) {}

  static Stream<Bad> badDocuments() {
    List<Bad> bad = new ArrayList<>();
    for (String key : List.of("contest", "branch", "source", "complete", "ballots", "votes")) {
      ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(WHOLE);
      document.remove(key);
      bad.add(new Bad(document.toString(), RuleCode.R_101, "/" + key));
    }
    for (String key : List.of("inBox", "valid", "invalidTaken", "invalidNotTaken")) {
      String json = WHOLE.replaceAll("\"" + key + "\":\\d+,?", "").replace(",}", "}");
      bad.add(new Bad(json, RuleCode.R_101, "/ballots/" + key));
    }
    for (String number :
        List.of("-1", "1.0", "1e2", "\"5\"", "null", "10000000", "99999999999999999999")) {
      String votes = WHOLE.replace("\"a\":50", "\"a\":" + number);
      String ballots = WHOLE.replace("\"inBox\":100", "\"inBox\":" + number);
      bad.add(new Bad(votes, RuleCode.R_101, "/votes/a"));
      bad.add(new Bad(ballots, RuleCode.R_101, "/ballots/inBox"));
    }
    bad.addAll(badShapes());
    bad.addAll(badNames());
    return bad.stream();
  }

  private static List<Bad> badShapes() {
    String deep = "[".repeat(20) + "]".repeat(20);
    return List.of(
        new Bad("", RuleCode.R_101, null),
        new Bad("[]", RuleCode.R_101, null),
        new Bad(WHOLE + "{}", RuleCode.R_101, null),
        new Bad(WHOLE + "x", RuleCode.R_101, null),
        new Bad(WHOLE.substring(0, WHOLE.length() - 1), RuleCode.R_101, "/votes"),
        new Bad(WHOLE.replace("\"b\":30", "\"a\":30"), RuleCode.R_101, "/votes/a"),
        new Bad(with("\"branch\":\"b-2\""), RuleCode.R_101, "/branch"),
        new Bad(with("\"station\":1"), RuleCode.R_101, "/station"),
        new Bad(with("\"a/b~c\":1"), RuleCode.R_101, "/a~1b~0c"),
        new Bad(
            WHOLE.replace("\"inBox\":100", "\"inBox\":100,\"boxes\":1"),
            RuleCode.R_101,
            "/ballots/boxes"),
        new Bad(with("\"countedAt\":" + deep), RuleCode.R_101, "/countedAt" + "/0".repeat(19)),
        new Bad(with("\"countedAt\":\"\\ud800\""), RuleCode.R_101, "/countedAt"),
        new Bad(with("\"countedAt\":\"\\uffff\""), RuleCode.R_101, "/countedAt"),
        new Bad(with("\"countedAt\":\"" + "x".repeat(501) + "\""), RuleCode.R_101, "/countedAt"),
        new Bad(
            with("\"countedAt\":\"" + "\u00e9".repeat(251) + "\""), RuleCode.R_101, "/countedAt"),
        new Bad(with("\"countedAt\":\" \""), RuleCode.R_101, "/countedAt"),
        new Bad(with("\"countedAt\":null"), RuleCode.R_101, "/countedAt"),
        new Bad(WHOLE.replace("PAPER", "paper"), RuleCode.R_101, "/source"),
        new Bad(WHOLE.replace("true", "\"true\""), RuleCode.R_101, "/complete"),
        new Bad(with("\"reason\":\"again\""), RuleCode.R_101, "/corrects"),
        new Bad(with("\"corrects\":true"), RuleCode.R_101, "/reason"),
        new Bad(with("\"corrects\":false,\"reason\":\"again\""), RuleCode.R_101, "/corrects"),
        new Bad(with("\"corrects\":\"a b\",\"reason\":\"again\""), RuleCode.R_101, "/corrects"),
        new Bad(with("\"reasons\":{\"R.101\":\"no\"}"), RuleCode.R_101, "/reasons/R.101"),
        new Bad(with("\"reasons\":[]"), RuleCode.R_101, "/reasons"),
        new Bad(with("\"serials\":{}"), RuleCode.R_101, "/serials"),
        new Bad(with("\"serials\":[1]"), RuleCode.R_101, "/serials/0"),
        new Bad(with("\"serials\":[{\"kind\":\"U\"}]"), RuleCode.R_101, "/serials/0/from"),
        new Bad(with("\"explanation\":{\"text\":\"x\"}"), RuleCode.R_101, "/explanation/direction"),
        new Bad(with("\"minute\":{\"sha256\":\"12\"}"), RuleCode.R_101, "/minute/sha256"),
        new Bad(with("\"signed\":{\"other\":[]}"), RuleCode.R_101, "/signed/other"),
        new Bad(with("\"signed\":{\"supervisory\":[1]}"), RuleCode.R_101, "/signed/supervisory/0"),
        new Bad(
            with("\"ambiguous\":[{\"candidates\":[\"a\"],\"n\":1}]"),
            RuleCode.R_101,
            "/ambiguous/0/candidates"),
        new Bad(
            with("\"reasons\":{\"W.201\":\"" + "x".repeat(501) + "\"}"),
            RuleCode.R_101,
            "/reasons/W.201"),
        new Bad(with("\"serials\":" + serials(4_097)), RuleCode.R_101, null),
        new Bad(with("\"x\":\"" + "x".repeat(1 << 20) + "\""), RuleCode.R_108, null));
  }

  private static List<Bad> badNames() {
    return List.of(
        new Bad(WHOLE.replace("env-1", "e n v"), RuleCode.R_101, "/envelope"),
        new Bad(WHOLE.replace("env-1", "x".repeat(65)), RuleCode.R_101, "/envelope"),
        new Bad(WHOLE.replace("env-1", ""), RuleCode.R_101, "/envelope"),
        new Bad(WHOLE.replace("b-1", "b-\u06f1"), RuleCode.R_101, "/branch"),
        new Bad(
            WHOLE.replace("\"contest\":\"c\"", "\"contest\":\"\u0643\""),
            RuleCode.R_101,
            "/contest"),
        new Bad(
            WHOLE.replace("\"contest\":\"c\"", "\"contest\":\"d\""), RuleCode.R_102, "/contest"),
        new Bad(WHOLE.replace("b-1", "b-9"), RuleCode.R_102, "/branch"),
        new Bad(WHOLE.replace("b-1", "b-4"), RuleCode.R_103, "/branch"),
        new Bad(WHOLE.replace("\"a\":50", "\"z\":50"), RuleCode.R_102, "/votes/z"),
        new Bad(WHOLE.replace("\"a\":50", "\"A\":50"), RuleCode.R_102, "/votes/A"),
        new Bad(WHOLE.replace("\"a\":50", "\"/~\":50"), RuleCode.R_102, "/votes/~1~0"),
        new Bad(with("\"listVotes\":{\"x\":1}"), RuleCode.R_102, "/listVotes/x"),
        new Bad(
            with("\"ambiguous\":[{\"candidates\":[\"a\",\"z\"],\"n\":1}]"),
            RuleCode.R_102,
            "/ambiguous/0/candidates/1"),
        new Bad(with("\"definition\":\"older\""), RuleCode.R_104, "/definition"));
  }

  private static String serials(int bytes) {
    StringBuilder array = new StringBuilder("[");
    String end = "{\"kind\":\"K\",\"from\":\"1\",\"to\":\"%s\"}]";
    String full = "{\"kind\":\"K\",\"from\":\"1\",\"to\":\"" + "9".repeat(400) + "\"},";
    while (array.length() + full.length() + end.length() < bytes) {
      array.append(full);
    }
    int left = bytes - array.length() - end.formatted("").length();
    return array.append(end.formatted("9".repeat(left))).toString();
  }

  @ParameterizedTest
  @MethodSource("badDocuments")
  void a_bad_document_is_rejected_with_its_place(Bad bad) {
    Rejection rejection = rejection(bad.json());

    assertThat(rejection.code()).isEqualTo(bad.code());
    assertThat(rejection.pointer()).isEqualTo(bad.pointer());
  }

  private static Rejection rejection(String json) {
    return catchThrowableOfType(Rejection.class, () -> request(json));
  }

  @Test
  void a_document_just_within_its_limits_is_accepted() {
    assertThat(tally(with("\"serials\":" + serials(4_096))).serials()).isNotEmpty();
    assertThat(tally(with("\"countedAt\":\"" + "x".repeat(500) + "\"")).countedAt()).hasSize(500);
    assertThat(tally(WHOLE.replace("\"a\":50", "\"a\":9999999")).votes().get(0))
        .isEqualTo(9_999_999);
    assertThat(tally(WHOLE + " ".repeat(TallyDocument.BYTES_MAX - WHOLE.length()))).isNotNull();
  }

  @Test
  void no_text_may_break_its_line_or_turn_what_stands_around_it() {
    for (int point : new int[] {0x0, 0x9, 0xA, 0x1F, 0x7F, 0x85, 0x9F, 0x2028, 0x2029}) {
      assertThat(reasonWith(point)).isEqualTo("/reasons/W.201");
    }
    for (int point = 0x202A; point <= 0x202E; point++) {
      assertThat(reasonWith(point)).isEqualTo("/reasons/W.201");
    }
    for (int point = 0x2066; point <= 0x2069; point++) {
      assertThat(reasonWith(point)).isEqualTo("/reasons/W.201");
    }
    for (int point : new int[] {0x20, 0xA0, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C}) {
      assertThat(reasonWith(point)).isNull();
    }
    assertThat(rejection(with("\"countedAt\":\"\\u202e\"")).pointer()).isEqualTo("/countedAt");
    assertThat(rejection(with("\"signed\":{\"executive\":[\"a\",\"\u2067\"]}")).pointer())
        .isEqualTo("/signed/executive/1");
    assertThat(rejection(with("\"minute\":{\"serial\":\"1\\u200f\\u202d2\"}")).pointer())
        .isEqualTo("/minute/serial");
  }

  private static @Nullable String reasonWith(int point) {
    String json = with("\"reasons\":{\"W.201\":\"a\\u%04xb\"}".formatted(point));
    try {
      var _ = TallyDocument.parse(json.getBytes(UTF_8));
      return null;
    } catch (Rejection rejection) {
      assertThat(rejection.code()).isEqualTo(RuleCode.R_101);
      return rejection.pointer();
    }
  }

  @Test
  void only_utf_8_is_read() {
    for (var charset :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(
              catchThrowableOfType(
                  Rejection.class, () -> TallyDocument.parse(WHOLE.getBytes(charset))))
          .extracting(Rejection::code)
          .isEqualTo(RuleCode.R_101);
    }
    byte[] broken = WHOLE.getBytes(UTF_8);
    broken[15] = (byte) 0xFF;
    assertThat(catchThrowableOfType(Rejection.class, () -> TallyDocument.parse(broken)).code())
        .isEqualTo(RuleCode.R_101);
  }

  @Test
  void a_byte_order_mark_at_the_start_is_passed_over_and_one_elsewhere_is_none() {
    assertThat(content("\ufeff" + WHOLE)).isEqualTo(content(WHOLE));
    assertThat(rejection("\ufeff\ufeff" + WHOLE).code()).isEqualTo(RuleCode.R_101);
    assertThat(rejection(" \ufeff" + WHOLE).code()).isEqualTo(RuleCode.R_101);
    assertThat(rejection(WHOLE + "\ufeff").code()).isEqualTo(RuleCode.R_101);
    assertThat(rejection("\ufeff").code()).isEqualTo(RuleCode.R_101);
  }

  @Test
  void an_envelope_made_of_the_bytes_is_that_of_the_line_whichever_way_it_came() {
    String line = WHOLE.replace("\"envelope\":\"env-1\",", "");
    String named = TallyDocument.parse(line.getBytes(UTF_8)).envelope();

    for (String sent :
        List.of("\ufeff" + line, line + "\r", line + "\r\n", "\ufeff" + line + "\n")) {
      assertThat(TallyDocument.parse(sent.getBytes(UTF_8)).envelope()).isEqualTo(named);
    }
    assertThat(TallyDocument.parse((" " + line).getBytes(UTF_8)).envelope()).isNotEqualTo(named);
  }

  @Test
  void an_unknown_election_is_rejected() {
    TallyDocument document = TallyDocument.parse(WHOLE.getBytes(UTF_8));

    assertThat(
            catchThrowableOfType(
                    Rejection.class, () -> document.resolve(new ElectionId("x"), _ -> null))
                .code())
        .isEqualTo(RuleCode.R_102);
    assertThat(document.resolve(Elections.ELECTION, _ -> DEFINITION)).isNotNull();
    assertThat(document.correction()).isFalse();
    assertThat(document.contest()).hasToString("c");
    assertThat(document.branch()).hasToString("b-1");
  }

  @Test
  void a_branch_is_closed_and_reopened_with_a_reason() {
    BranchActDocument document =
        BranchActDocument.parse("{\"envelope\":\"x-1\",\"reason\":\"flood\"}".getBytes(UTF_8));
    Request<BranchTallyCommand> close = document.close("c", "b-1", DEFINITION);
    Request<BranchTallyCommand> reopen = document.reopen("c", "b-1", DEFINITION);

    assertThat(close.command())
        .isEqualTo(
            new BranchTallyCommand.CloseWithoutTally(Elections.branch("b-1"), "x-1", "flood"));
    assertThat(reopen.command())
        .isEqualTo(new BranchTallyCommand.Reopen(Elections.branch("b-1"), "x-1", "flood"));
    assertThat(close.envelope().content()).isNotEqualTo(reopen.envelope().content());
    for (String bad :
        List.of(
            "{\"reason\":\"x\"}",
            "{\"envelope\":\"x\"}",
            "{\"envelope\":\"x\",\"reason\":\"\"}",
            "{\"envelope\":\"x\",\"reason\":\"y\",\"z\":1}")) {
      assertThat(
              catchThrowableOfType(
                      Rejection.class, () -> BranchActDocument.parse(bad.getBytes(UTF_8)))
                  .code())
          .isEqualTo(RuleCode.R_101);
    }
    assertThat(
            catchThrowableOfType(Rejection.class, () -> document.close("c", "b-4", DEFINITION))
                .code())
        .isEqualTo(RuleCode.R_103);
  }
}
