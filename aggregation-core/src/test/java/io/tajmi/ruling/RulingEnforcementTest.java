package io.tajmi.ruling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.branch.BranchState;
import io.tajmi.branch.BranchTallyCommand;
import io.tajmi.branch.BranchTallyDecisions;
import io.tajmi.branch.Elections;
import io.tajmi.branch.Minute;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.RuleCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.Decided;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.eventlog.Receipt;
import io.tajmi.ruling.RulingCommand.IssueRuling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulingEnforcementTest {
  private static final Definition DEFINITION = Elections.definition(Elections.PLAIN);
  private static final String ANNUL =
      "{\"envelope\":\"r-1\",\"kind\":\"ANNUL\",\"contest\":\"c\",\"branches\":[\"b-2\",\"b-1\"],"
          + "\"body\":\"board\",\"office\":\"chair\",\"article\":\"13\",\"document\":\"77/1\","
          + "\"date\":\"2026-01-02\"}";
  private static final String RESTORE =
      ANNUL.replace("r-1", "r-2").replace("\"ANNUL\"", "\"RESTORE\",\"reverses\":\"r-1\"");

  private final Log log = new Log();

  /** Branches and rulings in memory, behind both ports. */
  private static final class Log implements Commands, Rulings {
    private final Map<BranchId, BranchState> branches = new HashMap<>();
    private final Map<RulingId, RulingState> states = new LinkedHashMap<>();
    private final List<Act> acts = new ArrayList<>();
    private int events;
    private int sendsUntilCrash = Integer.MAX_VALUE;

    @Override
    public Receipt decide(Decided.Deciding deciding, Act act) {
      Object command = deciding.now().command();
      if (sendsUntilCrash-- == 0) {
        throw new OutcomeUnknown("crash");
      }
      acts.add(act);
      switch (command) {
        case BranchTallyCommand it ->
            BranchTallyDecisions.decide(branch(it.branch()), it, DEFINITION)
                .ifPresent(event -> {
                  branches.put(it.branch(), branch(it.branch()).after(event));
                  events++;
                });
        case RulingCommand it -> {
          RulingState state = states.getOrDefault(it.ruling(), RulingState.first());
          for (RulingEvent event : RulingDecisions.decide(state, it)) {
            state = state.after(event);
            events++;
          }
          states.put(it.ruling(), state);
        }
        default -> throw new AssertionError(command);
      }
      return new Receipt(new LogPosition(0), new LogPosition(0), "", false, null, null);
    }

    @Override
    public @Nullable Issued of(RulingName ruling) {
      return issued(state -> true).stream()
          .filter(issued -> issued.issued().name().equals(ruling))
          .findFirst()
          .orElse(null);
    }

    private List<Issued> issued(Predicate<RulingState> which) {
      List<Issued> issued = new ArrayList<>();
      for (RulingState state : states.values()) {
        if (which.test(state) && state instanceof RulingState.Open it) {
          issued.add(new Issued(it.issued(), it.branches(), true));
        } else if (which.test(state) && state instanceof RulingState.Enforced it) {
          issued.add(new Issued(it.issued(), it.branches(), false));
        }
      }
      return issued;
    }

    @Override
    public List<RulingName> open() {
      return issued(RulingState.Open.class::isInstance).stream()
          .map(issued -> issued.issued().name())
          .toList();
    }

    @Override
    public BranchState branch(BranchId branch) {
      return branches.getOrDefault(branch, BranchState.first());
    }

    void recorded(String... codes) {
      for (String code : codes) {
        BranchId branch = Elections.branch(code);
        send(
            new BranchTallyCommand.RecordTally(branch, "first-" + code, Minute.inOrder().tally()),
            new Act("clerk", null, null));
      }
      acts.clear();
      events = 0;
    }

    String states(String... codes) {
      return String.join(
          " ", Stream.of(codes).map(code -> branch(Elections.branch(code)).name()).toList());
    }
  }

  private static Request<IssueRuling> request(String json) {
    return RulingDocument.parse(json.getBytes(UTF_8))
        .resolve(DEFINITION, new SplittableRandom(json.hashCode()));
  }

  private void issue(String json) {
    Request<IssueRuling> request = request(json);
    RulingDocument.admit(request.command(), log);
    log.send(request.command(), Act.of("jurist", request.envelope()));
  }

  private static RulingName named(String envelope) {
    return new RulingName(DEFINITION.election(), envelope);
  }

  private RulingEnforcement enforcement() {
    return new RulingEnforcement(log, log, "enforcer");
  }

  @Test
  void a_ruling_reaches_every_branch_of_its_scope_and_its_reversal_undoes_it() {
    log.recorded("b-1", "b-2", "b-3");
    issue(ANNUL);
    enforcement().enforceOpen();

    assertThat(log.states("b-1", "b-2", "b-3")).isEqualTo("ANNULLED ANNULLED RECORDED");
    assertThat(log.open()).isEmpty();
    assertThat(log.acts.subList(1, 4))
        .containsOnly(new Act("enforcer", null, new Act.Cause("e", "r-1")));

    issue(RESTORE);
    enforcement().enforce(named("r-2"));
    assertThat(log.states("b-1", "b-2", "b-3")).isEqualTo("RECORDED RECORDED RECORDED");
    assertThat(log.open()).isEmpty();
  }

  @Test
  void enforcement_goes_on_after_a_crash_at_any_step_without_writing_twice() {
    for (int steps = 0; steps < 4; steps++) {
      Log night = new Log();
      night.recorded("b-1", "b-2");
      night.send(request(ANNUL).command(), new Act("jurist", null, null));
      night.sendsUntilCrash = steps;
      RulingEnforcement enforcement = new RulingEnforcement(night, night, "enforcer");
      if (steps < 3) {
        assertThatThrownBy(enforcement::enforceOpen).isInstanceOf(OutcomeUnknown.class);
      }
      night.sendsUntilCrash = Integer.MAX_VALUE;
      enforcement.enforceOpen();
      enforcement.enforceOpen();

      assertThat(night.states("b-1", "b-2")).isEqualTo("ANNULLED ANNULLED");
      assertThat(night.events).isEqualTo(2 + 2 + 1);
      assertThat(night.open()).isEmpty();
    }
  }

  @Test
  void a_reversal_enforced_before_its_ruling_voids_it() {
    log.recorded("b-1", "b-2");
    issue(ANNUL);
    issue(RESTORE);
    enforcement().enforce(named("r-2"));
    enforcement().enforce(named("r-1"));

    assertThat(log.states("b-1", "b-2")).isEqualTo("RECORDED RECORDED");
    assertThat(log.open()).isEmpty();
  }

  @Test
  void an_unknown_ruling_is_not_enforced() {
    enforcement().enforce(named("none"));

    assertThat(log.acts).isEmpty();
  }

  @Test
  void an_annulment_needs_a_tally_at_each_of_its_branches() {
    log.recorded("b-2");

    Rejection rejection = catchThrowableOfType(Rejection.class, () -> issue(ANNUL));

    assertThat(rejection.code()).isEqualTo(RuleCode.R_109);
    assertThat(rejection.pointer()).isEqualTo("/branches/1");
  }

  @Test
  void a_reversal_needs_its_ruling_to_stand_at_each_of_its_branches() {
    log.recorded("b-1", "b-2", "b-3");
    assertRefused(RESTORE, RuleCode.R_102, "/reverses");
    issue(ANNUL);
    enforcement().enforceOpen();
    String beyond = RESTORE.replace("\"b-2\",", "\"b-2\",\"b-3\",");
    assertRefused(beyond, RuleCode.R_109, "/branches/1");
    issue(RESTORE);
    enforcement().enforceOpen();

    assertRefused(RESTORE.replace("r-2", "r-3"), RuleCode.R_109, "/branches/0");
    assertRefused(RESTORE.replace("r-2", "r-3").replace("r-1", "r-2"), RuleCode.R_109, "/reverses");
    issueAgain(RESTORE);
  }

  /** What is on record passes the rule for new rulings: the envelope's rule answers it. */
  private void issueAgain(String json) {
    IssueRuling command = request(json).command();
    RulingDocument.admit(command, log);
    assertThat(log.of(command.name())).isNotNull();
  }

  private void assertRefused(String json, RuleCode code, String pointer) {
    Rejection rejection = catchThrowableOfType(Rejection.class, () -> issue(json));
    assertThat(rejection.code()).isEqualTo(code);
    assertThat(rejection.pointer()).isEqualTo(pointer);
  }

  @Test
  void a_document_asks_to_issue_its_ruling() {
    Request<IssueRuling> request = request(RESTORE);

    assertThat(request.command())
        .isEqualTo(
            new IssueRuling(
                RulingId.draw(DEFINITION.election(), new SplittableRandom(RESTORE.hashCode())),
                "r-2",
                RulingEvent.Kind.RESTORE,
                Elections.CONTEST,
                "r-1",
                List.of(new BranchCode("b-2"), new BranchCode("b-1")),
                "board",
                "chair",
                "13",
                "77/1",
                "2026-01-02"));
    assertThat(request.envelope().id()).isEqualTo("r-2");
    assertThat(request(RESTORE.replace(",", " , ")).envelope()).isEqualTo(request.envelope());
    assertThat(request(RESTORE.replace("77/1", "77/2")).envelope())
        .isNotEqualTo(request.envelope());
    assertThat(request(RESTORE.replace("\"r-1\"", "\"r-0\"")).envelope())
        .isNotEqualTo(request.envelope());
  }

  record Bad(String json, RuleCode code, String pointer) {}

  static Stream<Bad> badDocuments() {
    Stream<Bad> blank =
        Map.of("body", "board", "office", "chair", "article", "13", "document", "77/1")
            .entrySet()
            .stream()
            .flatMap(entry -> {
              String field = "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue());
              String empty = "\"%s\":\"\"".formatted(entry.getKey());
              return Stream.of(ANNUL.replace(field, empty), ANNUL.replace(field + ",", ""))
                  .map(json -> new Bad(json, RuleCode.R_101, "/" + entry.getKey()));
            });
    String branches = "[\"b-2\",\"b-1\"]";
    return Stream.concat(
        blank,
        Stream.of(
            new Bad(ANNUL.replace("2026-01-02", "2026-02-30"), RuleCode.R_101, "/date"),
            new Bad(ANNUL.replace("2026-01-02", "2.1.2026"), RuleCode.R_101, "/date"),
            new Bad(ANNUL.replace("2026", "\u06f2\u06f0\u06f2\u06f6"), RuleCode.R_101, "/date"),
            new Bad(ANNUL.replace("ANNUL", "annul"), RuleCode.R_101, "/kind"),
            new Bad(ANNUL.replace("ANNUL", "RESTORE"), RuleCode.R_101, "/reverses"),
            new Bad(RESTORE.replace("RESTORE", "ANNUL"), RuleCode.R_101, "/reverses"),
            new Bad(ANNUL.replace(branches, "[]"), RuleCode.R_101, "/branches"),
            new Bad(ANNUL.replace(branches, "\"b-1\""), RuleCode.R_101, "/branches"),
            new Bad(ANNUL.replace("b-2", "b-1"), RuleCode.R_101, "/branches/1"),
            new Bad(ANNUL.replace("b-1", "b-9"), RuleCode.R_102, "/branches/1"),
            new Bad(ANNUL.replace("b-1", "b-4"), RuleCode.R_103, "/branches/1"),
            new Bad(ANNUL.replace("\"c\"", "\"d\""), RuleCode.R_102, "/contest"),
            new Bad(ANNUL.replace("\"date\"", "\"x\":1,\"date\""), RuleCode.R_101, "/x"),
            new Bad(ANNUL.replace("r-1", "r 1"), RuleCode.R_101, "/envelope")));
  }

  @ParameterizedTest
  @MethodSource("badDocuments")
  void a_bad_document_is_rejected_with_its_place(Bad bad) {
    Rejection rejection = catchThrowableOfType(Rejection.class, () -> request(bad.json()));

    assertThat(rejection.code()).isEqualTo(bad.code());
    assertThat(rejection.pointer()).isEqualTo(bad.pointer());
  }

  @Test
  void a_ruling_without_an_envelope_is_named_by_its_bytes() {
    String json = ANNUL.replace("\"envelope\":\"r-1\",", "");

    assertThat(RulingDocument.parse(json.getBytes(UTF_8)).envelope()).startsWith("sha256:");
    assertThat(RulingDocument.parse(json.getBytes(UTF_8)).kind()).isEqualTo(RulingEvent.Kind.ANNUL);
  }
}
