package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.document.Rejection;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.EnvelopeReused;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.fold.NotApplied;
import io.tajmi.fold.NotApplied.Why;
import io.tajmi.ops.node.Node;
import io.tajmi.replay.fork.Forked;
import io.tajmi.replay.fork.Supposition;
import io.tajmi.replay.fork.Supposition.Without;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What forks of a night say, against the night told otherwise and against a plain fold of it. */
final class HonestForks {
  private static final Node.Settings TEST = Node.Settings.of(LogKind.TEST);
  private static final int SOME = 3;

  /** How often something had no place, by the reason, over all nights. */
  private final Map<Why, Integer> noPlace = new EnumMap<>(Why.class);

  private final UnaryOperator<List<Supposition>> told;
  private int withoutRuling;
  private int supposed;
  private int refused;

  HonestForks() {
    this(all -> all);
  }

  /**
   * With a fault.
   *
   * @param told what is supposed in the place of what is asked for
   */
  HonestForks(UnaryOperator<List<Supposition>> told) {
    this.told = told;
  }

  Map<Why, Integer> noPlace() {
    return noPlace;
  }

  int withoutRuling() {
    return withoutRuling;
  }

  int supposed() {
    return supposed;
  }

  int refused() {
    return refused;
  }

  /** Of a night that is over. */
  void of(Night night, Random random) {
    Forks forks = new Forks(night.node(), night.definition(), told);
    withoutARuling(night, forks, random);
    supposing(night, forks, random);
    refusing(night, forks, random);
    withoutTheLast(night, forks, random);
    for (int i = 0; i < SOME; i++) {
      withoutSome(night, forks, random);
    }
  }

  private static List<Night.Answered> accepted(Night night) {
    return night.answers().stream().filter(it -> it.refusal().isEmpty()).toList();
  }

  private static long head(Night night) {
    return night.node().log().size() - 1;
  }

  /** A fork without a ruling equals the night told without it. */
  private void withoutARuling(Night night, Forks forks, Random random) {
    List<Night.Answered> rulings =
        accepted(night).stream().filter(it -> it.paper().kind() == Paper.Kind.RULING).toList();
    if (rulings.isEmpty()) {
      return;
    }
    withoutRuling++;
    Paper ruling = rulings.get(random.nextInt(rulings.size())).paper();
    ContestId contest = forks.contestOf(ruling);
    Forked forked =
        forks.at(head(night), contest, List.of(Without.envelopes(List.of(Forks.envelope(ruling)))));
    note(forked);
    InMemoryCommitLog store = new InMemoryCommitLog();
    try (Node node = Node.open(store, null, TEST)) {
      Definition definition = night.definition();
      var _ = node.imports(DocumentIntake.ACTOR).run(definition, (_, _) -> {});
      for (Night.Answered told : accepted(night)) {
        if (!told.paper().equals(ruling)) {
          tell(node, definition, told.paper());
        }
      }
      var _ = Counts.live(node);
      Forks.same(
          forked.contest(), new Forks(node, definition).contest(node.log().size() - 1, contest));
    }
  }

  private static void tell(Node node, Definition definition, Paper paper) {
    try {
      var _ = new DocumentIntake(node, definition.election()).send(paper);
    } catch (Rejection | EnvelopeReused _) {
      // It rested on the ruling that is not told.
    }
  }

  /** Supposing acts equals doing them. */
  private void supposing(Night night, Forks forks, Random random) {
    List<Night.Answered> all = accepted(night);
    int from = random.nextInt(all.size());
    long position = all.get(from).position() - 1;
    for (Contest contest : night.definition().contests()) {
      List<Paper> papers =
          all.subList(from, all.size()).stream()
              .map(Night.Answered::paper)
              .filter(paper -> forks.contestOf(paper).equals(contest.id()))
              .toList();
      supposed += papers.size();
      Forked forked =
          forks.at(position, contest.id(), papers.stream().map(Forks::suppose).toList());
      assertThat(forked.notApplied()).isEmpty();
      Forks.same(forked.contest(), forks.contest(head(night), contest.id()));
    }
  }

  /** What was refused is refused with the same code where it is supposed at that place. */
  private void refusing(Night night, Forks forks, Random random) {
    List<ContestId> known = night.definition().contests().stream().map(Contest::id).toList();
    for (Night.Answered answered : night.answers()) {
      if (answered.refusal().isEmpty() || random.nextInt(3) > 0) {
        continue;
      }
      ContestId contest =
          isJson(answered.paper()) ? forks.contestOf(answered.paper()) : known.getFirst();
      refused++;
      Rejection rejection =
          catchThrowableOfType(
              Rejection.class,
              () ->
                  forks.at(answered.position(), contest, List.of(Forks.suppose(answered.paper()))));
      assertThat(rejection).as("%s %s", answered.refusal(), answered.paper()).isNotNull();
      assertThat(rejection.code().code()).as("%s", answered.paper()).isEqualTo(answered.refusal());
    }
  }

  private static boolean isJson(Paper paper) {
    return catchThrowableOfType(Rejection.class, () -> Forks.suppose(paper)) == null;
  }

  /** Dropping the last acts equals the state before. */
  private void withoutTheLast(Night night, Forks forks, Random random) {
    List<Night.Answered> all = accepted(night);
    int from = random.nextInt(all.size());
    long position = all.get(from).position() - 1;
    for (Contest contest : night.definition().contests()) {
      TreeSet<Long> entries = new TreeSet<>();
      TreeSet<String> envelopes = new TreeSet<>();
      for (Night.Answered act : all.subList(from, all.size())) {
        if (!forks.contestOf(act.paper()).equals(contest.id())) {
          continue;
        }
        if (random.nextBoolean()) {
          entries.add(act.position());
        } else {
          envelopes.add(Forks.envelope(act.paper()));
        }
      }
      Forked forked =
          forks.at(
              head(night),
              contest.id(),
              entries.isEmpty() && envelopes.isEmpty()
                  ? List.of()
                  : List.of(new Without(entries, envelopes)));
      assertThat(forked.notApplied()).isEmpty();
      Forks.same(forked.contest(), forks.contest(position, contest.id()));
    }
  }

  /** Any acts left out, against a plain fold of every line of the log that has a place. */
  private void withoutSome(Night night, Forks forks, Random random) {
    List<Night.Answered> all = accepted(night);
    ContestId contest = forks.contestOf(all.get(random.nextInt(all.size())).paper());
    List<Without> suppositions = new ArrayList<>();
    TreeSet<String> envelopes = new TreeSet<>();
    List<Night.Answered> rare =
        all.stream().filter(act -> act.paper().kind() != Paper.Kind.TALLY).toList();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      List<Night.Answered> some = rare.isEmpty() || random.nextBoolean() ? all : rare;
      Night.Answered act = some.get(random.nextInt(some.size()));
      if (forks.contestOf(act.paper()).equals(contest)) {
        suppositions.add(
            random.nextBoolean()
                ? Without.entries(List.of(act.position()))
                : Without.envelopes(List.of(Forks.envelope(act.paper()))));
        envelopes.add(Forks.envelope(act.paper()));
      }
    }
    Forked forked = forks.at(head(night), contest, suppositions);
    note(forked);
    PlainLog plain = new PlainLog(contest.toString(), envelopes);
    for (NotApplied it : forked.notApplied()) {
      if (it.why() == Why.TIE_GONE) {
        plain.passOver(it.position());
      }
    }
    PlainFold fold = new PlainFold().read(plain.linesOf(Counts.lines(night.node())));
    assertThat(forked.leftOut()).isEqualTo(plain.leftOut());
    assertThat(forked.notApplied().stream().map(NotApplied::position))
        .containsExactlyElementsOf(plain.withoutPlace());
    Counts.agree(forked.snapshot(), fold);
  }

  private void note(Forked forked) {
    forked.notApplied().forEach(it -> noPlace.merge(it.why(), 1, Integer::sum));
  }
}
