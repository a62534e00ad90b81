package io.tajmi.ruling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.document.Rejection;
import io.tajmi.document.Scope;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.codec.DecodedEntry.Unreadable;
import io.tajmi.ruling.RulingCommand.CompleteEnforcement;
import io.tajmi.ruling.RulingCommand.IssueRuling;
import io.tajmi.ruling.RulingEvent.EnforcementCompleted;
import io.tajmi.ruling.RulingEvent.Kind;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingEvent.ScopePart;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RulingTest {
  private static final RulingId ID = RulingId.parse("ruling/e/" + "0f".repeat(16));
  private static final List<BranchCode> SCOPE =
      List.of(new BranchCode("b-2"), new BranchCode("b-1"));
  private static final ScopePart PART = new ScopePart(ID, 0, 1, SCOPE);

  /** SHA-256 of {@code b-2 LF b-1 LF}. */
  private static final String SCOPE_HASH =
      "8b185158ff320e3178abf8095457a8e06fdd680bbd8a7da67bfec45706866dc4";

  private AggregateTestFixture<Ruling> fixture = new AggregateTestFixture<>(Ruling.class);

  @BeforeEach
  void freshFixture() {
    fixture = new AggregateTestFixture<>(Ruling.class);
  }

  private static IssueRuling issue(List<BranchCode> scope) {
    return new IssueRuling(
        ID,
        "r-1",
        Kind.ANNUL,
        ContestId.parse("e:c"),
        null,
        scope,
        "board",
        "chair",
        "13",
        "77/1",
        "2026-01-02");
  }

  private static RulingIssued issued(int branches, String scope) {
    return new RulingIssued(
        ID,
        "r-1",
        Kind.ANNUL,
        ContestId.parse("e:c"),
        null,
        branches,
        scope,
        "board",
        "chair",
        "13",
        "77/1",
        "2026-01-02");
  }

  @Test
  void a_ruling_is_issued_with_its_scope() {
    fixture.givenNoPriorActivity().when(issue(SCOPE)).expectEvents(PART, issued(2, SCOPE_HASH));
  }

  @Test
  void a_large_scope_is_cut_into_parts_that_fit_an_entry() {
    List<BranchCode> many =
        IntStream.range(0, 2_000)
            .mapToObj(i -> new BranchCode("branch-with-a-long-code-%06d".formatted(i)))
            .toList();

    List<RulingEvent> events = RulingDecisions.decide(RulingState.first(), issue(many));
    RulingState state = RulingState.first();
    for (RulingEvent event : events) {
      state = state.after(event);
      if (event instanceof ScopePart part) {
        assertThat(part.of()).isEqualTo(events.size() - 1).isEqualTo(2);
        assertThat(String.join("\",\"", part.branches().stream().map(BranchCode::value).toList()))
            .hasSizeLessThanOrEqualTo(40_000);
      }
    }

    assertThat(state).isEqualTo(new RulingState.Open(issued(2_000, Scope.hash(many)), many));
  }

  @Test
  void a_ruling_is_the_same_after_it_was_stored() {
    for (RulingEvent event : List.of(PART, issued(2, SCOPE_HASH), new EnforcementCompleted(ID))) {
      String stored = JsonMapper.shared().writeValueAsString(event);

      assertThat((Object) JsonMapper.shared().readValue(stored, event.getClass())).isEqualTo(event);
    }
  }

  @Test
  void a_ruling_is_issued_once() {
    fixture
        .given(PART, issued(2, SCOPE_HASH))
        .when(issue(SCOPE))
        .expectException(Rejection.class)
        .expectNoEvents();
  }

  @Test
  void enforcement_is_completed_once() {
    fixture
        .given(PART, issued(2, SCOPE_HASH))
        .when(new CompleteEnforcement(ID))
        .expectEvents(new EnforcementCompleted(ID));
    freshFixture();
    fixture
        .given(PART, issued(2, SCOPE_HASH), new EnforcementCompleted(ID))
        .when(new CompleteEnforcement(ID))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
  }

  @Test
  void what_is_not_issued_is_not_enforced() {
    fixture
        .given(PART)
        .when(new CompleteEnforcement(ID))
        .expectException(Rejection.class)
        .expectNoEvents();
  }

  static Stream<List<RulingEvent>> contradictions() {
    return Stream.of(
        List.of(issued(1, SCOPE_HASH)),
        List.of(PART, issued(1, SCOPE_HASH)),
        List.of(PART, issued(2, Scope.hash(List.of()))),
        List.of(new ScopePart(ID, 0, 2, SCOPE), issued(2, SCOPE_HASH)),
        List.of(new ScopePart(ID, 1, 2, SCOPE)),
        List.of(new ScopePart(ID, 0, 2, SCOPE), new ScopePart(ID, 1, 3, SCOPE)),
        List.of(PART, new EnforcementCompleted(ID)),
        List.of(PART, issued(2, SCOPE_HASH), PART),
        List.of(PART, issued(2, SCOPE_HASH), issued(2, SCOPE_HASH)),
        List.of(
            PART,
            issued(2, SCOPE_HASH),
            new EnforcementCompleted(ID),
            new EnforcementCompleted(ID)));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void a_ruling_that_contradicts_itself_is_corruption(List<RulingEvent> events) {
    assertThatThrownBy(
            () -> {
              RulingState state = RulingState.first();
              for (RulingEvent event : events) {
                state = state.after(event);
              }
            })
        .isInstanceOf(CorruptedStream.class)
        .hasMessageContaining(ID.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ruling/e/r-1",
        "ruling/e/0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0",
        "ruling/e/0F0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f",
        "ruling/e",
        "branch/e/0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"
      })
  void the_stream_of_a_ruling_holds_no_text_of_a_sender(String stream) {
    assertThatIllegalArgumentException().isThrownBy(() -> RulingId.parse(stream));
  }

  @Test
  void each_ruling_has_a_stream_of_its_own_that_chance_alone_makes() {
    SplittableRandom random = new SplittableRandom(7);
    Set<RulingId> drawn = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      RulingId id = RulingId.draw(ID.election(), random);
      assertThat(RulingId.parse(id.toString())).isEqualTo(id);
      drawn.add(id);
    }
    assertThat(drawn).hasSize(1_000);
    assertThat(RulingId.draw(ID.election(), new SplittableRandom(7))).isIn(drawn);
  }

  @Test
  void a_ruling_whose_stream_cannot_be_read_decides_nothing() {
    assertThatThrownBy(() -> new Ruling().refuse(new Unreadable("ruling.unheard-of/1", "no type")))
        .isInstanceOf(CorruptedStream.class);
    assertThat(RulingAggregate.type()).isEqualTo(Ruling.class);
  }
}
