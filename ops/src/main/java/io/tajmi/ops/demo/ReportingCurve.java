package io.tajmi.ops.demo;

import io.tajmi.ops.fiction.FictionalMinute;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Everything that is sent in the night, in the order in which it is sent. */
final class ReportingCurve {
  private static final int SECOND_BITS = 40;
  private static final int KIND_BITS = 32;
  private static final int KIND_MASK = 0xff;
  private static final int CLOSE_SECOND = Curve.LAST_SECOND - 9_000;
  private static final int REOPEN_SECOND = CLOSE_SECOND + 5_400;
  private static final int ANNUL_SECOND = Curve.LAST_SECOND + 3_600;
  private static final int RESTORE_SECOND = ANNUL_SECOND + 7_200;
  private static final LocalDateTime POLLS_CLOSE = DemoFiles.DATE.plusDays(1).atStartOfDay();

  private final Night night;
  private final long[] events;

  /** What is sent. */
  enum Kind {
    FIRST,
    AGAIN,
    SECOND,
    CLOSE,
    REOPEN,
    ANNUL,
    RESTORE
  }

  /**
   * One thing that is sent.
   *
   * @param second after the polls closed, by the clock of the night
   */
  public record Arrival(int second, Kind kind, int pair) {
    /** Whether it is a line of tallies, which can go with others. */
    public boolean tally() {
      return switch (kind) {
        case FIRST, AGAIN, SECOND -> true;
        case CLOSE, REOPEN, ANNUL, RESTORE -> false;
      };
    }

    /** Whether it is the first minute of a branch in a contest. */
    public boolean first() {
      return kind == Kind.FIRST;
    }
  }

  /**
   * An act that goes alone.
   *
   * @param path below the address of the election
   */
  public record PostedAct(String path, Map<String, Object> document) {
    /** Its bytes. */
    public byte[] body() {
      return DemoJson.bytes(document);
    }
  }

  /** Of a whole night. */
  public ReportingCurve(Night night) {
    this.night = night;
    List<Long> all = new ArrayList<>(night.pairs());
    for (int pair = 0; pair < night.pairs(); pair++) {
      add(all, pair, night.chance().of(Dice.Of.DELAY, pair, 2));
    }
    Plan plan = night.plan();
    if (!plan.ruledOn(Fate.ANNULLED).isEmpty()) {
      all.add(packed(ANNUL_SECOND, Kind.ANNUL, plan.ruledOn(Fate.ANNULLED).getFirst()));
      all.add(packed(RESTORE_SECOND, Kind.RESTORE, plan.ruledOn(Fate.RESTORED).getFirst()));
    }
    events = all.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private void add(List<Long> all, int pair, SplittableRandom random) {
    int second = night.plan().second(pair);
    switch (night.plan().fate(pair)) {
      case ORDINARY, LATE, ANNULLED, RESTORED -> all.add(packed(second, Kind.FIRST, pair));
      case REPEATED -> {
        all.add(packed(second, Kind.FIRST, pair));
        all.add(packed(second + random.nextInt(1, 300), Kind.AGAIN, pair));
      }
      case CORRECTED, RECOUNTED -> {
        all.add(packed(second, Kind.FIRST, pair));
        all.add(packed(second + random.nextInt(1_200, 7_200), Kind.SECOND, pair));
      }
      case CORRECTED_AT_LAST -> {
        all.add(packed(second, Kind.FIRST, pair));
        int last = Curve.LAST_SECOND + random.nextInt(3_600, 36_000);
        all.add(packed(Math.max(last, second + 1_200), Kind.SECOND, pair));
      }
      case CLOSED -> all.add(packed(CLOSE_SECOND, Kind.CLOSE, pair));
      case REOPENED -> {
        all.add(packed(CLOSE_SECOND, Kind.CLOSE, pair));
        all.add(packed(REOPEN_SECOND, Kind.REOPEN, pair));
        all.add(packed(REOPEN_SECOND + 1_800, Kind.FIRST, pair));
      }
    }
  }

  private static long packed(int second, Kind kind, int pair) {
    return (long) second << SECOND_BITS | (long) kind.ordinal() << KIND_BITS | pair;
  }

  /** How many there are. */
  public int size() {
    return events.length;
  }

  /** The i-th. */
  public Arrival get(int i) {
    long event = events[i];
    int kind = (int) (event >>> KIND_BITS) & KIND_MASK;
    return new Arrival((int) (event >>> SECOND_BITS), Kind.values()[kind], (int) event);
  }

  /** The line of a tally, as its sender writes it. */
  public byte[] line(Arrival arrival) {
    boolean second = arrival.kind() == Kind.SECOND;
    int pair = arrival.pair();
    FictionalMinute minute = second ? night.secondMinute(pair) : night.firstMinute(pair);
    int countedAt = night.plan().second(pair) - 600;
    minute.sparse(POLLS_CLOSE.plusSeconds(countedAt) + "+03:30");
    String branch = night.branch(pair).code();
    Object corrects = second ? envelope(pair, 1) : null;
    Map<String, Object> document =
        minute.document(night.ballot(pair), branch, envelope(pair, second ? 2 : 1), corrects);
    return DemoJson.bytes(document);
  }

  private String envelope(int pair, int minute) {
    return "demo:" + night.contest(pair).ordinal() + ":" + night.branch(pair).code() + ":" + minute;
  }

  /** An act that is no tally. */
  public PostedAct act(Arrival arrival) {
    return switch (arrival.kind()) {
      case CLOSE -> branchAct(arrival.pair(), "close", "Demonstration: no minute is expected");
      case REOPEN -> branchAct(arrival.pair(), "reopen", "Demonstration: the minute is on its way");
      case ANNUL -> ruling("ANNUL", null, "1", Fate.ANNULLED, Fate.RESTORED);
      case RESTORE -> ruling("RESTORE", "demo:annul", "2", Fate.RESTORED);
      case FIRST, AGAIN, SECOND -> throw new IllegalArgumentException("a tally is a line");
    };
  }

  private PostedAct branchAct(int pair, String verb, String reason) {
    Map<String, Object> body = new LinkedHashMap<>();
    String branch = night.branch(pair).code();
    body.put("envelope", "demo:" + verb + ":" + branch);
    body.put("reason", reason);
    String path = "/contests/" + night.contest(pair).code() + "/branches/" + branch + "/" + verb;
    return new PostedAct(path, body);
  }

  private PostedAct ruling(String kind, @Nullable String reverses, String document, Fate... fates) {
    List<Integer> pairs =
        Arrays.stream(fates).flatMap(fate -> night.plan().ruledOn(fate).stream()).toList();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("envelope", reverses == null ? "demo:annul" : "demo:restore");
    body.put("kind", kind);
    body.put("contest", night.contest(pairs.getFirst()).code());
    body.put("branches", pairs.stream().map(pair -> night.branch(pair).code()).toList());
    if (reverses != null) {
      body.put("reverses", reverses);
    }
    body.put("body", "هیئت نمونه");
    body.put("office", "دفتر نمونه");
    body.put("article", "مادهٔ ۱ نمونه");
    body.put("document", "سند نمونه " + document);
    body.put("date", POLLS_CLOSE.toLocalDate().toString());
    return new PostedAct("/rulings", body);
  }
}
