package io.tajmi.election.record;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.AreaLevel;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchKind;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.election.ElectionType;
import io.tajmi.election.ListCode;
import io.tajmi.election.Name;
import io.tajmi.election.Policy;
import io.tajmi.election.VoteLimits;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads canonical rows back; used once. */
final class DefinitionDecoding {
  private @Nullable ElectionId election;
  private Definition.@Nullable Head head;
  private final List<Area> areas = new ArrayList<>();
  private final List<Branch> branches = new ArrayList<>();
  private final List<OpenContest> contests = new ArrayList<>();

  /** What is equal is one object: codes of areas, rules of the many contests that are alike. */
  private final Map<Object, Object> shared = new HashMap<>();

  /** A contest whose rows are still coming. */
  private record OpenContest(
      ContestCode code,
      Row row,
      List<AreaCode> scope,
      List<CandidateList> lists,
      List<Candidate> candidates,
      List<Branch> voters) {}

  /** A row read from left to right. */
  private static final class Row {
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final JsonNode node;
    private int next = 1;

    Row(JsonNode node) {
      this.node = node;
    }

    boolean hasMore() {
      return next < node.size();
    }

    JsonNode take() {
      JsonNode value = node.get(next);
      if (value == null) {
        throw new IllegalArgumentException("the row ends after " + next + " elements");
      }
      next++;
      return value;
    }

    String text() {
      return take().stringValue();
    }

    int number() {
      return take().intValue();
    }

    <T> @Nullable T orNull(Function<JsonNode, T> as) {
      JsonNode value = take();
      return value.isNull() ? null : as.apply(value);
    }

    @Nullable String textOrNull() {
      return orNull(JsonNode::stringValue);
    }

    @Nullable Integer numberOrNull() {
      return orNull(JsonNode::intValue);
    }

    <E extends Enum<E>> E word(Class<E> type) {
      return Enum.valueOf(type, text());
    }

    /** The object that may follow {@code elements} of a row and end it; empty where it does not. */
    JsonNode more(int elements) {
      JsonNode more = node.size() == elements ? NOTHING : node.get(elements);
      if (more == null || !more.isObject() || node.size() > elements + 1) {
        throw new IllegalArgumentException("the row does not end after " + elements + " elements");
      }
      return more;
    }
  }

  Definition read(List<JsonNode> rows) {
    for (JsonNode row : rows) {
      try {
        readRow(row);
      } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
        throw new DefinitionMismatch("a row of the definition cannot be read: " + row, e);
      }
    }
    if (election == null || head == null) {
      throw new DefinitionMismatch("the definition has no head");
    }
    Territory territory = new Territory(areas, branches);
    List<Contest> closed = new ArrayList<>();
    for (OpenContest contest : contests) {
      closed.add(close(election, contest, territory));
    }
    try {
      return DefinitionCodec.define(election, head, areas, branches, closed);
    } catch (IllegalArgumentException twice) {
      throw new DefinitionMismatch("the rows of the definition do not fit each other", twice);
    }
  }

  private void readRow(JsonNode node) {
    JsonNode word = node.get(0);
    RowKind kind = word == null ? null : RowKind.of(word.stringValue());
    if (kind == null) {
      throw new IllegalArgumentException("no such kind of row");
    }
    Row row = new Row(node);
    switch (kind) {
      case HEAD -> readHead(row);
      case AREA ->
          areas.add(
              new Area(
                  area(row.text()),
                  row.orNull(parent -> area(parent.stringValue())),
                  row.word(AreaLevel.class),
                  new Name(row.text(), row.text()),
                  row.orNull(JsonNode::longValue)));
      case BRANCH ->
          branches.add(
              new Branch(
                  new BranchCode(row.text()),
                  area(row.text()),
                  row.word(BranchKind.class),
                  row.text(),
                  row.orNull(JsonNode::longValue)));
      case CONTEST ->
          contests.add(
              new OpenContest(
                  new ContestCode(row.text()),
                  row,
                  new ArrayList<>(),
                  new ArrayList<>(),
                  new ArrayList<>(),
                  new ArrayList<>()));
      case SCOPE, LIST, CANDIDATE, VOTERS -> readOfContest(kind, row);
    }
  }

  private void readOfContest(RowKind kind, Row row) {
    if (contests.isEmpty()) {
      throw new IllegalArgumentException("the row stands before every contest");
    }
    OpenContest contest = contests.getLast();
    switch (kind) {
      case SCOPE -> {
        while (row.hasMore()) {
          contest.scope().add(area(row.text()));
        }
      }
      case LIST ->
          contest
              .lists()
              .add(new CandidateList(new ListCode(row.text()), new Name(row.text(), row.text())));
      case CANDIDATE ->
          contest
              .candidates()
              .add(
                  new Candidate(
                      new CandidateCode(row.text()),
                      new Name(row.text(), row.text()),
                      row.orNull(list -> new ListCode(list.stringValue())),
                      row.more(DefinitionRows.CANDIDATE_ELEMENTS).path("seat").asBoolean(true)));
      case VOTERS -> {
        while (row.hasMore()) {
          contest.voters().addAll(range(row.number(), row.number()));
        }
      }
      case HEAD, AREA, BRANCH, CONTEST ->
          throw new IllegalStateException(kind + " is no row of a contest");
    }
  }

  private List<Branch> range(int first, int last) {
    if (first < 0 || last < first || last >= branches.size()) {
      throw new IllegalArgumentException("there are no branches " + first + " to " + last);
    }
    return branches.subList(first, last + 1);
  }

  private void readHead(Row row) {
    int format = row.number();
    if (format != DefinitionRows.FORMAT || head != null) {
      throw new IllegalArgumentException("a second head, or format " + format);
    }
    election = new ElectionId(row.text());
    head =
        new Definition.Head(
            row.word(ElectionType.class),
            row.number(),
            row.number(),
            row.orNull(replaces -> ContestId.parse(replaces.stringValue())),
            new Name(row.text(), row.text()),
            row.orNull(date -> LocalDate.parse(date.stringValue())),
            ZoneId.of(row.text()),
            new Policy(
                row.word(Policy.Correction.class),
                row.word(Policy.Entry.class),
                row.take().booleanValue(),
                byKey(row.take(), JsonNode::intValue),
                byKey(row.take(), effect -> Policy.Effect.valueOf(effect.stringValue())),
                word(
                    row.more(DefinitionRows.HEAD_ELEMENTS),
                    "leftAfterPoll",
                    Policy.LeftAfterPoll.class)));
  }

  private static <E extends Enum<E>> @Nullable E word(JsonNode more, String key, Class<E> type) {
    return more.has(key) ? Enum.valueOf(type, more.get(key).stringValue()) : null;
  }

  private static <E extends Enum<E>> E word(JsonNode more, String key, E absent) {
    E stated = word(more, key, absent.getDeclaringClass());
    return stated == null ? absent : stated;
  }

  private static <T> Map<String, T> byKey(JsonNode object, Function<JsonNode, T> as) {
    Map<String, T> read = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      read.put(field.getKey(), as.apply(field.getValue()));
    }
    return Collections.unmodifiableMap(read);
  }

  private AreaCode area(String code) {
    return shared(new AreaCode(code));
  }

  @SuppressWarnings("unchecked") // The key is the value.
  private <T> T shared(T value) {
    return (T) shared.computeIfAbsent(value, same -> same);
  }

  private Contest close(ElectionId election, OpenContest open, Territory territory) {
    try {
      Row row = open.row();
      JsonNode more = row.more(DefinitionRows.CONTEST_ELEMENTS);
      return new Contest(
          new ContestId(election, open.code()),
          shared(row.text()),
          row.number(),
          row.number(),
          row.number(),
          shared(limits(row.number(), more)),
          open.scope(),
          row.textOrNull(),
          row.textOrNull(),
          shared(rule(row, more)),
          open.candidates(),
          open.lists(),
          open.voters().isEmpty() ? territory.branchesIn(open.scope()) : open.voters());
    } catch (IllegalArgumentException | JacksonException e) {
      throw new DefinitionMismatch("contest " + open.code() + " cannot be read", e);
    }
  }

  private static VoteLimits limits(int votesMax, JsonNode more) {
    VoteLimits plain = VoteLimits.of(votesMax);
    return new VoteLimits(
        votesMax,
        more.has("personVotesMax") ? more.get("personVotesMax").intValue() : plain.personVotesMax(),
        more.has("cumulateMax") ? more.get("cumulateMax").intValue() : plain.cumulateMax());
  }

  private static ContestRule rule(Row row, JsonNode more) {
    return new ContestRule(
        row.word(ContestRule.Method.class),
        row.number(),
        row.word(ContestRule.OnTie.class),
        row.textOrNull(),
        row.textOrNull(),
        row.textOrNull(),
        row.textOrNull(),
        row.numberOrNull(),
        row.textOrNull(),
        row.numberOrNull(),
        row.textOrNull(),
        row.textOrNull(),
        row.textOrNull(),
        row.textOrNull(),
        word(more, "thresholdBasis", ContestRule.ThresholdBasis.LIST_VOTES),
        word(more, "order", ContestRule.Order.PERSONAL),
        more.has("orderShare") ? more.get("orderShare").stringValue() : null);
  }
}
