package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.count.AreaDepth;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.fold.NotApplied.Why;
import io.tajmi.ops.node.Node;
import io.tajmi.replay.DirectReader;
import io.tajmi.replay.Timeline;
import io.tajmi.replay.difference.AreaDifference;
import io.tajmi.replay.difference.Cause;
import io.tajmi.replay.difference.ComparedFigure;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.FigureChange;
import io.tajmi.replay.difference.Span;
import io.tajmi.view.ContentHash;
import io.tajmi.view.ContestView;
import io.tajmi.view.Differences;
import io.tajmi.view.Snapshot;
import io.tajmi.view.Visible;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Nights that are over, replayed: at every tenth position, in any order, the timeline, a fold from
 * nothing and plain paper say the same; between any two positions what differs adds up for every
 * kind of reader, and is what plain paper has at both; and forks are honest.
 *
 * <p>The nights have tallies that add up and that do not, incomplete ones, all four kinds of
 * corrections, annulments of several branches and of branches without a tally, restorals of all or
 * of a part, one branch annulled twice, closings and reopenings, acts on candidates and contests,
 * lots, reversals of any of them, documents that are repeated, reused, refused or malformed, nodes
 * that are restarted and nodes that die at a commit. They have no contest that is released or
 * halted and no small boxes (stretches of such nights are in the tests of differences), no second
 * round, no second entry and no second pair of eyes, and no entry that a fold cannot apply.
 */
final class Replayed {
  private static final int EVERY = 10;
  private static final int STRETCHES = 4;

  private final HonestForks forks;
  private final Map<Cause, Integer> causes = new EnumMap<>(Cause.class);
  private final LongUnaryOperator asked;
  private final UnaryOperator<List<DecodedEntry>> told;
  private int positions;

  Replayed() {
    this(position -> position, entries -> entries, new HonestForks());
  }

  /**
   * With faults.
   *
   * @param asked the position that the timeline is asked for in the place of one
   * @param told the entries that a difference is explained by in the place of all
   */
  Replayed(LongUnaryOperator asked, UnaryOperator<List<DecodedEntry>> told, HonestForks forks) {
    this.forks = forks;
    this.asked = asked;
    this.told = told;
  }

  HonestForks forks() {
    return forks;
  }

  /** In so many nights it came upon all that they have. */
  void hasSeenAll(int nights) {
    assertThat(positions).isGreaterThan(3 * nights);
    assertThat(causes)
        .containsKeys(Cause.FIRST_TALLY, Cause.CORRECTION, Cause.ANNULMENT, Cause.RESTORAL)
        .containsKeys(Cause.INTO_HOLDING_BACK, Cause.OUT_OF_HOLDING_BACK)
        .containsKeys(Cause.CLOSING, Cause.REOPENING, Cause.CONTEST_ACT);
    assertThat(forks.withoutRuling()).isGreaterThan(nights / 2);
    assertThat(forks.supposed()).isGreaterThan(7 * nights);
    assertThat(forks.refused()).isGreaterThan(3 * nights);
    assertThat(forks.noPlace())
        .containsKeys(Why.NO_TALLY, Why.OTHER_TALLY, Why.CLOSED, Why.RULING_GONE, Why.ACT_GONE);
  }

  /** Of a night that is over. */
  void of(Night night, long seed) {
    Random random = new Random(seed * 31);
    everyTenth(night.node(), random);
    Counts.live(night.node()).elections().values().stream()
        .flatMap(election -> election.contests().stream())
        .forEach(contest -> stretches(night, contest.contest(), random));
    forks.of(night, random);
  }

  private void everyTenth(Node node, Random random) {
    List<byte[]> lines = Counts.lines(node);
    List<DecodedEntry> entries = Counts.entries(node);
    List<Integer> tenths = new ArrayList<>();
    for (int position = EVERY - 1; position < entries.size(); position += EVERY) {
      tenths.add(position);
    }
    Collections.shuffle(tenths, random);
    for (int position : tenths) {
      Snapshot past = node.timeline().at(asked.applyAsLong(position)).snapshot();
      Snapshot direct = new Fold(FoldState.first()).apply(entries.subList(0, position + 1));
      assertThat(ContentHash.of(past)).as("at %d", position).isEqualTo(ContentHash.of(direct));
      PlainFold plain = new PlainFold().read(lines.subList(0, position + 1));
      if (!plain.elections().isEmpty()) {
        Counts.agree(past, plain);
        positions++;
      }
    }
  }

  private void stretches(Night night, Contest contest, Random random) {
    Node node = night.node();
    Timeline timeline = node.timeline();
    ContestId id = contest.id();
    int size = Math.toIntExact(node.log().size());
    long sealed = Counts.live(node).elections().values().iterator().next().sealedAt();
    int first = Math.toIntExact(sealed);
    for (int i = 0; i < STRETCHES; i++) {
      int one = first + random.nextInt(size - first);
      int other = first + random.nextInt(size - first);
      int from = Math.min(one, other);
      int to = Math.max(one, other);
      ContestView then = Objects.requireNonNull(timeline.contestAt(id, from));
      ContestView now = Objects.requireNonNull(timeline.contestAt(id, to));
      Span span =
          Span.between(
              Objects.requireNonNull(timeline.courseFrom(id, from)),
              told.apply(new DirectReader(node.log(), node.codec()).ofContest(id, from + 1, to)),
              now);
      Area area = now.areas().get(random.nextInt(now.areas().size()));
      for (Function<ContestView, Visible> reader : readers(night, area, random)) {
        Difference difference = Difference.between(span, reader, area, AreaDepth.DIRECTLY_BELOW);
        for (AreaDifference it : Differences.all(difference)) {
          assertThat(it.remainder()).isEmpty();
          assertThat(it.addsUp()).isTrue();
          it.parts().forEach(part -> causes.merge(part.cause(), 1, Integer::sum));
        }
        Differences.agree(difference.area(), reader.apply(then), reader.apply(now), area);
      }
      AreaDifference all = Difference.between(span, Visible::all, area, AreaDepth.ITSELF).area();
      assertThat(plainly(all, contest)).isEqualTo(plainly(node, contest, area, from, to));
    }
  }

  private static List<Function<ContestView, Visible>> readers(
      Night night, Area area, Random random) {
    AreaCode theirs = random.nextBoolean() ? area.code() : new AreaCode("a1");
    return List.of(
        Visible::all,
        view -> new Visible(view, _ -> false, true),
        view -> new Visible(view, _ -> false, false),
        view -> new Visible(view, it -> night.definition().isWithin(it, theirs), true));
  }

  /** What differs, by the names that plain paper has for it. */
  private static Map<String, Long> plainly(AreaDifference difference, Contest contest) {
    Map<ComparedFigure, String> names = new HashMap<>();
    for (String state : List.of("counted", "heldBack", "annulled", "noTally", "outstanding")) {
      names.put(new ComparedFigure(ComparedFigure.Kind.PROGRESS, state), "branches." + state);
    }
    for (int i = 0; i < contest.candidates().size(); i++) {
      String code = contest.candidates().get(i).code().value();
      names.put(new ComparedFigure(ComparedFigure.Kind.VOTES, code), "votes." + i);
    }
    for (int i = 0; i < contest.lists().size(); i++) {
      String code = contest.lists().get(i).code().value();
      names.put(new ComparedFigure(ComparedFigure.Kind.LIST_VOTES, code), "lists." + i);
    }
    Map<String, Long> plainly = new TreeMap<>();
    for (FigureChange figure : difference.figures()) {
      String name = names.get(figure.figure());
      if (name != null && figure.change() != 0) {
        plainly.put(name, figure.change());
      }
    }
    return plainly;
  }

  private static Map<String, Long> plainly(
      Node node, Contest contest, Area area, int from, int to) {
    List<byte[]> lines = Counts.lines(node);
    Map<String, Long> change = plain(lines.subList(0, to + 1), contest, area);
    plain(lines.subList(0, from + 1), contest, area)
        .forEach((name, before) -> change.merge(name, -before, Long::sum));
    change.keySet().removeIf(name -> !name.matches("(votes|lists)\\.\\d+|branches\\..*"));
    change.keySet().removeAll(List.of("branches.expected", "branches.received"));
    change.values().removeIf(value -> value == 0);
    return change;
  }

  private static Map<String, Long> plain(List<byte[]> lines, Contest contest, Area area) {
    return new TreeMap<>(
        new PlainFold()
            .read(lines)
            .figures(
                contest.id().election().value(),
                contest.id().contest().value(),
                area.code().value()));
  }
}
