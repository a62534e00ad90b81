package io.tajmi.election.pack;

import static io.tajmi.election.pack.PackageInMemory.ELECTION;
import static io.tajmi.election.pack.PackageInMemory.valid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.Candidate;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.Policy;
import io.tajmi.election.VoteLimits;
import io.tajmi.election.record.CanonicalJson;
import io.tajmi.election.record.DefinitionCodec;
import io.tajmi.election.record.DefinitionMismatch;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a package may say and need not: options, marks on a ballot, orders of lists, bases of
 * thresholds, what becomes of a seat, and which rules only flag.
 */
class PackageWishesTest {
  private static final String LIST_SHARE =
      "\"mode\": \"LARGEST_REMAINDER\", \"denominator\": \"VOTES\", \"alternatesFrom\": \"GROUP\"";
  private static final String SECOND = "{\"code\": \"2\", \"name\": {\"fa\": \"دوم\"";
  private static final String WORDY = "\"correction\": \"SINGLE\",";

  private static PackageInMemory by(ContestRule.Method method, String parameters) {
    return valid()
        .change(ELECTION, "\"LIST_SHARE\"", "\"" + method + "\"")
        .change(ELECTION, LIST_SHARE, parameters + "\"threshold\": \"1/20\"");
  }

  private static PackageInMemory dhondt(String parameters) {
    return by(ContestRule.Method.DHONDT, parameters);
  }

  private static PackageInMemory marks(PackageInMemory small, String marks) {
    return small.change(ELECTION, "\"votesMax\": 2,", "\"votesMax\": 2, " + marks + ",");
  }

  private static PackageInMemory policy(String says) {
    return valid().change(ELECTION, WORDY, WORDY + says + ",");
  }

  private static PackageInMemory option(String code, String seat) {
    return valid()
        .change(
            ELECTION,
            "{\"code\": \"" + code + "\"",
            "{\"seat\": " + seat + ", \"code\": \"" + code + "\"");
  }

  private static Contest west(PackageInMemory small) {
    return small.definition().contests().getFirst();
  }

  @Test
  void who_says_nothing_has_ballots_that_mark_a_person_once_and_members_by_their_votes() {
    Contest west = west(dhondt(""));

    assertThat(west.limits()).isEqualTo(new VoteLimits(2, 2, 1));
    assertThat(west.candidates()).allMatch(Candidate::seat);
    assertThat(west.rule().thresholdBasis()).isEqualTo(ContestRule.ThresholdBasis.LIST_VOTES);
    assertThat(west.rule().order()).isEqualTo(ContestRule.Order.PERSONAL);
    assertThat(west.rule().orderShare()).isNull();
    assertThat(valid().definition().policy().leftAfterPoll()).isNull();
  }

  @Test
  void an_option_takes_no_place() {
    assertThat(west(option("2", "false")).candidates())
        .extracting(Candidate::seat)
        .containsExactly(true, false);
    assertThat(west(option("2", "true")).candidates()).allMatch(Candidate::seat);
  }

  @ParameterizedTest
  @EnumSource(
      value = ContestRule.Method.class,
      names = {"DHONDT", "SAINTE_LAGUE", "HARE", "DROOP"})
  void a_ballot_of_several_votes_for_lists_may_mark_persons(ContestRule.Method method) {
    assertThat(west(marks(by(method, ""), "\"personVotesMax\": 1, \"cumulateMax\": 2")).limits())
        .isEqualTo(new VoteLimits(2, 1, 2));
  }

  @Test
  void every_list_rule_may_state_the_order_of_members() {
    PackageInMemory shares =
        valid().change(ELECTION, LIST_SHARE, LIST_SHARE + ", \"order\": \"LIST\"");
    ContestRule unless =
        west(dhondt("\"order\": \"LIST_UNLESS\", \"orderShare\": \"1/4\",")).rule();

    assertThat(west(shares).rule().order()).isEqualTo(ContestRule.Order.LIST);
    assertThat(unless.order()).isEqualTo(ContestRule.Order.LIST_UNLESS);
    assertThat(unless.orderShare()).isEqualTo("1/4");
    assertThat(west(dhondt("\"thresholdBasis\": \"VALID\",")).rule().thresholdBasis())
        .isEqualTo(ContestRule.ThresholdBasis.VALID);
  }

  @ParameterizedTest
  @EnumSource(Policy.LeftAfterPoll.class)
  void a_policy_may_say_what_becomes_of_a_seat_left_after_the_poll(Policy.LeftAfterPoll then) {
    assertThat(policy("\"leftAfterPoll\": \"" + then + "\"").definition().policy().leftAfterPoll())
        .isEqualTo(then);
  }

  @ParameterizedTest
  @ValueSource(strings = {"E.201", "E.301"})
  void rules_of_papers_may_only_flag(String code) {
    assertThat(effect(code, "FLAG").definition().policy().effects())
        .isEqualTo(Map.of(code, Policy.Effect.FLAG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"E.208", "E.209"})
  void rules_of_the_law_may_only_flag_where_another_law_holds(String code) {
    PackageInMemory other = effect(code, "FLAG").change(ELECTION, "\"PARLIAMENT\"", "\"OTHER\"");

    assertThat(other.definition().policy().effects()).isEqualTo(Map.of(code, Policy.Effect.FLAG));
  }

  private static PackageInMemory effect(String code, String effect) {
    return valid()
        .change(ELECTION, "W.203", code)
        .change(ELECTION, "\"QUARANTINE\"", "\"" + effect + "\"");
  }

  /** A package with one thing wrong, its fault and the words that say what to do. */
  record Wrong(String says, PackageInMemory small, PackageFaultCode code) {
    @Override
    public String toString() {
      return code + " " + says;
    }
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void one_thing_wrong_is_one_fault_that_says_what_to_do(Wrong wrong) {
    assertThat(wrong.small().read())
        .isInstanceOfSatisfying(
            PackageReading.Refused.class,
            refused -> {
              assertThat(refused.faults()).as(refused.faults().toString()).hasSize(1);
              assertThat(refused.faults().getFirst().code()).isEqualTo(wrong.code().code());
              assertThat(refused.faults().getFirst().detail()).contains(wrong.says()).endsWith(".");
            });
  }

  static Stream<Wrong> wrong() {
    PackageFaultCode misplaced = PackageFaultCode.FIELD_UNKNOWN;
    String cumulate = "\"cumulateMax\": 2";
    return Stream.of(
        new Wrong("seat is false on a list", option("1", "false"), misplaced),
        new Wrong("seat is neither", option("2", "\"no\""), PackageFaultCode.VALUE_WRONG),
        new Wrong("somebody who can", onlyOptions(), PackageFaultCode.FIELD_MISSING),
        new Wrong("several votes for lists", marks(valid(), cumulate), misplaced),
        new Wrong("several votes for lists", marks(valid(), "\"personVotesMax\": 2"), misplaced),
        new Wrong("several votes for lists", oneVote(), misplaced),
        new Wrong("several votes for lists", marks(withoutLists(), cumulate), misplaced),
        new Wrong("from 1 to 2", marks(dhondt(""), "\"cumulateMax\": 3"), number()),
        new Wrong("from 1 to 2", marks(dhondt(""), "\"cumulateMax\": 0"), number()),
        new Wrong("from 1 to 2", marks(dhondt(""), "\"personVotesMax\": 3"), number()),
        new Wrong("without threshold", withoutThreshold(), misplaced),
        new Wrong("use one of", dhondt("\"thresholdBasis\": \"TAKEN\","), word()),
        new Wrong("use one of", dhondt("\"order\": \"CLOSED\","), word()),
        new Wrong("LIST_UNLESS only", dhondt("\"orderShare\": \"1/4\","), misplaced),
        new Wrong(
            "LIST_UNLESS only", dhondt("\"order\": \"LIST\", \"orderShare\": \"1/4\","), misplaced),
        new Wrong(
            "orderShare is missing",
            dhondt("\"order\": \"LIST_UNLESS\","),
            PackageFaultCode.RULE_INCOMPLETE),
        new Wrong("above 0", orderShare("0/1"), PackageFaultCode.FRACTION_MALFORMED),
        new Wrong("from 0/1 to 1/1", orderShare("5/4"), PackageFaultCode.FRACTION_MALFORMED),
        new Wrong("does not belong", orderOfMajority(), misplaced),
        new Wrong("use one of", policy("\"leftAfterPoll\": \"BODY\""), word()),
        new Wrong("of type OTHER", effect("E.208", "FLAG"), PackageFaultCode.POLICY_NOT_ALLOWED),
        new Wrong("of type OTHER", effect("E.209", "FLAG"), PackageFaultCode.POLICY_NOT_ALLOWED));
  }

  private static PackageFaultCode number() {
    return PackageFaultCode.VALUE_WRONG;
  }

  private static PackageFaultCode word() {
    return PackageFaultCode.WORD_UNKNOWN;
  }

  private static PackageInMemory onlyOptions() {
    return valid()
        .change(
            ELECTION,
            "{\"code\": \"1\", \"name\": {\"en\": \"Only\"}}",
            "{\"code\": \"1\", \"name\": {\"en\": \"None\"}, \"seat\": false}");
  }

  private static PackageInMemory oneVote() {
    return marks(dhondt(""), "\"cumulateMax\": 1")
        .change(ELECTION, "\"votesMax\": 2", "\"votesMax\": 1");
  }

  private static PackageInMemory withoutLists() {
    return dhondt("")
        .change(
            ELECTION,
            "\"lists\": [{\"code\": \"L\", \"name\": {\"fa\": \"فهرست\", \"en\":" + " \"List\"}}],",
            "")
        .change(ELECTION, ", \"list\": \"L\"", "");
  }

  private static PackageInMemory withoutThreshold() {
    return dhondt("\"thresholdBasis\": \"VALID\"").change(ELECTION, "\"threshold\": \"1/20\"", "");
  }

  private static PackageInMemory orderShare(String share) {
    return dhondt("\"order\": \"LIST_UNLESS\", \"orderShare\": \"" + share + "\",");
  }

  private static PackageInMemory orderOfMajority() {
    return valid().change(ELECTION, "\"runOff\": 2", "\"runOff\": 2, \"order\": \"LIST\"");
  }

  @Test
  void a_definition_without_any_of_it_keeps_the_hash_that_it_was_sealed_with() {
    assertThat(valid().definition().hash().hex())
        .isEqualTo("3a07ad28b95511bce9d204a18594b6f4531a32241895ab3e089c1b751d4857cf");
    String defaults = "\"personVotesMax\": 2, \"cumulateMax\": 1";
    String rule = "\"order\": \"PERSONAL\", \"thresholdBasis\": \"LIST_VOTES\",";
    assertThat(marks(dhondt(rule), defaults).definition().hash())
        .isEqualTo(dhondt("").definition().hash());
    assertThat(option("2", "true").definition().hash()).isEqualTo(valid().definition().hash());
  }

  @Test
  void what_is_said_ends_its_row_in_a_frozen_form() {
    PackageInMemory all =
        marks(
            dhondt(
                "\"order\": \"LIST_UNLESS\", \"orderShare\": \"1/4\", \"thresholdBasis\":"
                    + " \"VALID\","),
            "\"personVotesMax\": 1, \"cumulateMax\": 2");
    all.change(ELECTION, WORDY, WORDY + "\"leftAfterPoll\": \"NEXT\",")
        .change(ELECTION, SECOND, SECOND.replace("{\"code\"", "{\"seat\": false, \"code\""));

    assertThat(DefinitionCodec.rows(all.definition()))
        .extracting(row -> new String(CanonicalJson.bytes(row), UTF_8))
        .contains(
            """
            ["head",1,"small","PARLIAMENT",3,0,"earlier:seat","انتخابات کوچک","Small election",\
            "2020-01-01","Asia/Tehran","SINGLE","SINGLE",true,\
            {"W.202.min":10,"W.202.percent":2},{"W.203":"QUARANTINE"},{"leftAfterPoll":"NEXT"}]\
            """,
            """
            ["contest","west","MEMBER",1,2,1,2,"2020-01-01T08:00:00+03:30",null,"DHONDT",1,"LOT",\
            null,null,null,null,null,null,null,null,null,null,"1/20",{"cumulateMax":2,\
            "order":"LIST_UNLESS","orderShare":"1/4","personVotesMax":1,"thresholdBasis":"VALID"}]\
            """,
            """
            ["candidate","1","یکم","First","L"]\
            """,
            """
            ["candidate","2","دوم","Second",null,{"seat":false}]\
            """);
  }

  @Test
  void every_word_of_it_changes_the_hash_and_is_read_back() {
    List<PackageInMemory> all =
        List.of(
            dhondt(""),
            dhondt("\"order\": \"LIST\","),
            orderShare("1/4"),
            orderShare("1/5"),
            dhondt("\"thresholdBasis\": \"VALID\","),
            marks(dhondt(""), "\"cumulateMax\": 2"),
            marks(dhondt(""), "\"personVotesMax\": 1"),
            option("2", "false"),
            policy("\"leftAfterPoll\": \"NEXT\""),
            policy("\"leftAfterPoll\": \"VACANT\""),
            effect("E.201", "FLAG"),
            effect("E.301", "FLAG"));
    Set<DefinitionHash> hashes = new HashSet<>();
    for (PackageInMemory small : all) {
      Definition definition = small.definition();
      Definition read = DefinitionCodec.definition(DefinitionCodec.rows(definition));

      assertThat(hashes.add(definition.hash())).isTrue();
      assertThat(read.hash()).isEqualTo(definition.hash());
      assertThat(read.policy()).isEqualTo(definition.policy());
      assertThat(read.contests().getFirst().rule())
          .isEqualTo(definition.contests().getFirst().rule());
      assertThat(read.contests().getFirst().limits())
          .isEqualTo(definition.contests().getFirst().limits());
      assertThat(read.contests().getFirst().candidates())
          .isEqualTo(definition.contests().getFirst().candidates());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "{}, {}", "{}, 1"})
  void a_row_ends_after_one_object(String end) {
    List<JsonNode> rows =
        DefinitionCodec.rows(valid().definition()).stream()
            .map(row -> row.get(0).stringValue().equals("candidate") ? ended(row, end) : row)
            .toList();

    assertThatThrownBy(() -> DefinitionCodec.definition(rows))
        .isInstanceOf(DefinitionMismatch.class);
  }

  private static JsonNode ended(JsonNode row, String end) {
    String text = row.toString();
    return JsonMapper.shared().readTree(text.substring(0, text.length() - 1) + "," + end + "]");
  }
}
