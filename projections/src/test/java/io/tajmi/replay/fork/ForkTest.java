package io.tajmi.replay.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.ContestId;
import io.tajmi.replay.fork.Supposition.CountAsWritten;
import io.tajmi.replay.fork.Supposition.Kind;
import io.tajmi.replay.fork.Supposition.Suppose;
import io.tajmi.replay.fork.Supposition.Without;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fork as a value: one text, one id, and nothing else that is read as it. */
class ForkTest {
  private static final String GOLDEN =
      "{\"contest\":\"e1:head\",\"fork\":1,\"origin\":\"test/log\",\"position\":7042,\"root\":\""
          + "ab".repeat(32)
          + "\",\"rule\":{\"parameters\":{\"mode\":\"FLOOR_THEN_TOP\"},"
          + "\"thresholds\":{\"W.201.invalidPercent\":7}},\"suppositions\":["
          + "{\"without\":{\"entries\":[9,10,7000],\"envelopes\":[\"a\",\"b\"]}},"
          + "{\"without\":{\"envelopes\":[\"c\"]}},"
          + "{\"suppose\":{\"branch\":\"b1\",\"document\":"
          + "{\"envelope\":\"x\",\"reason\":\"سیل \\\"\\\\\"},\"kind\":\"CLOSE\"}},"
          + "{\"suppose\":{\"document\":{\"a\":[],\"b\":{},\"n\":[0,12],\"z\":null},"
          + "\"kind\":\"TALLY\"}},"
          + "{\"countAsWritten\":{\"all\":true}},{\"countAsWritten\":{\"area\":\"c-1\"}},"
          + "{\"countAsWritten\":{\"branches\":[\"b1\",\"b2\"]}}]}";

  /** Of {@link #GOLDEN}, by another program. */
  private static final String GOLDEN_ID =
      "2d8ba20194f06bec1a35d220a02aa3b398aac5b2de9736c1cf4eec650d43909b";

  private static final Fork FORK =
      new Fork(
          "test/log",
          7042,
          "ab".repeat(32),
          ContestId.parse("e1:head"),
          List.of(
              new Without(new TreeSet<>(List.of(7000L, 10L, 9L)), new TreeSet<>(List.of("b", "a"))),
              Without.envelopes(List.of("c")),
              Suppose.of(
                  Kind.CLOSE, "b1", bytes("{ \"reason\": \"سیل \\\"\\\\\", \"envelope\": \"x\"}")),
              Suppose.of(
                  Kind.TALLY, null, bytes("{\"z\":null, \"n\":[0, 12],\"a\":[ ],\"b\":{ }}")),
              CountAsWritten.ALL,
              new CountAsWritten("c-1", null),
              new CountAsWritten(null, new TreeSet<>(List.of("b2", "b1")))),
          new OtherRule(
              "{\"parameters\":{\"mode\":\"FLOOR_THEN_TOP\"},"
                  + "\"thresholds\":{\"W.201.invalidPercent\":7}}"));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_fork_has_one_text_and_its_id_is_the_hash_of_that() {
    assertThat(new String(FORK.canonical(), StandardCharsets.UTF_8)).isEqualTo(GOLDEN);
    assertThat(FORK.id()).isEqualTo(GOLDEN_ID);
    assertThat(Fork.parse(FORK.canonical())).isEqualTo(FORK);
  }

  @Test
  void the_smallest_fork_supposes_nothing() {
    Fork nothing =
        new Fork("test/log", 0, "cd".repeat(32), ContestId.parse("e1:head"), List.of(), null);
    assertThat(new String(nothing.canonical(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"contest\":\"e1:head\",\"fork\":1,\"origin\":\"test/log\",\"position\":0,\"root\":\""
                + "cd".repeat(32)
                + "\",\"suppositions\":[]}");
    assertThat(Fork.parse(nothing.canonical())).isEqualTo(nothing);
  }

  @Test
  void a_fork_on_a_fork_is_one_list() {
    Fork more = FORK.and(List.of(CountAsWritten.ALL), null);
    assertThat(more.suppositions()).hasSize(8).startsWith(FORK.suppositions().getFirst());
    assertThat(more.rule()).isEqualTo(FORK.rule());
    assertThat(more.id()).isNotEqualTo(FORK.id());
    assertThat(Fork.parse(more.canonical())).isEqualTo(more);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "fork":1         | "fork":2              | /fork
          "fork":1,        | "fork":1,"more":1,    | /more
          "fork":1,        | ``                    | /fork
          [9,10,7000]      | [10,9,7000]           | ``
          [9,10,7000]      | [9,9,10,7000]         | ``
          [9,10,7000]      | [9,10.5,7000]         | /suppositions/0/without/entries/1
          [9,10,7000]      | [-9,10,7000]          | /suppositions/0/without/entries/0
          ["a","b"]        | ["b","a"]             | ``
          ["a","b"]        | ["a",1]               | /suppositions/0/without/envelopes/1
          {"envelopes":["c"]} | {"envelopes":[]}   | /suppositions/1/without/entries
          "kind":"CLOSE"   | "kind":"RULING"       | /suppositions/2/suppose/branch
          "kind":"TALLY"   | "kind":"BALLOT"       | /suppositions/3/suppose/kind
          [0,12]           | [0,1.2]               | /suppositions/3/suppose/document/n/1
          "kind":"TALLY"   | "kind": "TALLY"       | ``
          "all":true       | "all":false           | /suppositions/4/countAsWritten/all
          "all":true       | "all":true,"area":"a" | /suppositions/4/countAsWritten/all
          ["b1","b2"]      | []                    | /suppositions/6/countAsWritten/branches
          {"without":{"envelopes":["c"]}} | {}     | /suppositions/1
          "thresholds"     | "limits"              | /rule/limits
          e1:head          | e1                    | /contest
          "position":7042  | "position":"7042"     | /position
          "root":"ab       | "root":"AB            | /root
          """)
  void what_is_not_the_canonical_form_is_refused_with_the_place(
      String part, String other, String pointer) {
    assertThat(GOLDEN).contains(part);
    assertThatThrownBy(() -> Fork.parse(bytes(GOLDEN.replace(part, other))))
        .isInstanceOfSatisfying(
            Rejection.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(RuleCode.R_101);
              assertThat(refused.pointer() == null ? "" : refused.pointer()).isEqualTo(pointer);
            });
  }

  @Test
  void a_fork_of_too_many_suppositions_is_refused() {
    String one = "{\"countAsWritten\":{\"all\":true}}";
    String many =
        IntStream.rangeClosed(0, Fork.SUPPOSITIONS_MAX)
            .mapToObj(_ -> one)
            .collect(Collectors.joining(","));
    byte[] all = bytes(GOLDEN.substring(0, GOLDEN.indexOf("[{")) + "[" + many + "]}");
    assertThatThrownBy(() -> Fork.parse(all))
        .isInstanceOfSatisfying(
            Rejection.class, refused -> assertThat(refused.code()).isEqualTo(RuleCode.R_114));
    assertThatThrownBy(() -> Fork.parse(Arrays.copyOf(all, 1 << 21)))
        .isInstanceOfSatisfying(
            Rejection.class, refused -> assertThat(refused.code()).isEqualTo(RuleCode.R_108));
  }
}
