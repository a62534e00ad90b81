package io.tajmi.ops.sample;

import io.tajmi.ops.fiction.AreaLine;
import io.tajmi.ops.fiction.CsvColumn;
import io.tajmi.ops.fiction.ExpectedSums;
import io.tajmi.ops.fiction.FictionalMinute;
import io.tajmi.ops.fiction.Flaw;
import io.tajmi.ops.fiction.MinuteMaker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The night of the sample: which branch sends which minute, what is put right later, and which acts
 * follow. It knows what it made, so that its sums need no rule of the product.
 */
final class SampleNight {
  private final SampleTerritory territory;
  private final MinuteMaker maker;
  private final RandomGenerator random;
  private final Map<SampleContest, List<SampleBranch>> branches =
      new EnumMap<>(SampleContest.class);
  private final List<Map<String, Object>> first = new ArrayList<>();
  private final List<Map<String, Object>> second = new ArrayList<>();
  private final List<Map<String, Object>> chained = new ArrayList<>();
  private final Map<String, Integer> firstFindings = new TreeMap<>();
  private final Map<String, Integer> secondFindings = new TreeMap<>();
  private final Map<String, List<Map<String, Object>>> stages = new LinkedHashMap<>();
  private final Map<SampleContest, SamplePlan> plans = new EnumMap<>(SampleContest.class);
  private final List<Map<String, Object>> acts;
  private final List<String> refused;

  /** Plays the whole night. */
  SampleNight(SampleTerritory territory, RandomGenerator random) {
    this.territory = territory;
    this.random = random;
    maker = new MinuteMaker(random);
    for (SampleContest contest : SampleContest.values()) {
      List<SampleBranch> ofContest = branchesOf(contest);
      branches.put(contest, ofContest);
      plans.put(contest, SamplePlan.of(contest, ofContest, random));
    }
    plans.values().forEach(this::sendFirst);
    Collections.shuffle(first, random);
    stages.put("afterFile1", sums());
    plans.values().forEach(this::sendSecond);
    second.addAll(chained);
    stages.put("afterFile2", sums());
    acts = new SampleActs(plans).play();
    stages.put("afterActs", sums());
    refused = SampleRefusals.lines(branches, plans);
  }

  /** Lines of the first file of tallies. */
  List<Map<String, Object>> first() {
    return first;
  }

  /** Lines of the second file of tallies. */
  List<Map<String, Object>> second() {
    return second;
  }

  /** Rulings, closes and reopens, in order. */
  List<Map<String, Object>> acts() {
    return acts;
  }

  /** Lines that are refused when they are sent after the acts, in the order of the R codes. */
  List<String> refused() {
    return refused;
  }

  /** How many lines of the first and of the second file break each rule. */
  Map<String, Map<String, Integer>> findings() {
    Map<String, Map<String, Integer>> findings = new LinkedHashMap<>();
    findings.put("file1", firstFindings);
    findings.put("file2", secondFindings);
    return findings;
  }

  /** Rows of sums by stage: afterFile1, afterFile2, afterActs. */
  Map<String, List<Map<String, Object>>> stages() {
    return stages;
  }

  private List<SampleBranch> branchesOf(SampleContest contest) {
    return territory.branches().stream()
        .filter(row -> territory.upwards(row.area()).contains(contest.scope()))
        .map(row -> new SampleBranch(contest, row))
        .toList();
  }

  /** One row for each contest and each area that has branches of it at or below, as it stands. */
  private List<Map<String, Object>> sums() {
    List<Map<String, Object>> rows = new ArrayList<>();
    branches.forEach((contest, ofContest) -> {
      Map<String, ExpectedSums> sums = new LinkedHashMap<>();
      for (SampleBranch branch : ofContest) {
        for (String area : territory.upwards(branch.row.area())) {
          sums.computeIfAbsent(area, code -> new ExpectedSums(contest, code))
              .add(branch.column(), branch.minute);
        }
      }
      for (AreaLine area : territory.areas()) {
        ExpectedSums sum = sums.get(area.code());
        if (sum != null) {
          rows.add(sum.row());
        }
      }
    });
    return rows;
  }

  private void sendFirst(SamplePlan plan) {
    plan.flawed().forEach((flaw, some) -> some.forEach(branch -> sendFirst(branch, flaw, some)));
    plan.honest().forEach(branch -> send(first, firstFindings, branch, Flaw.NONE, "1", false));
  }

  /** Every other flaw that owes a reason gives it. */
  private void sendFirst(SampleBranch branch, Flaw flaw, List<SampleBranch> some) {
    boolean reasoned =
        flaw.codes().size() == 1
            && flaw.codes().getFirst().startsWith("W.")
            && some.indexOf(branch) % 2 == 1;
    send(first, firstFindings, branch, flaw, "1", reasoned);
  }

  /** Half of what was held back is put right; the first is put right in two steps. */
  private void sendSecond(SamplePlan plan) {
    boolean chain = true;
    for (Map.Entry<Flaw, List<SampleBranch>> flawed : plan.flawed().entrySet()) {
      List<SampleBranch> some = flawed.getValue();
      for (int i = 0; i < some.size() && flawed.getKey().holdsBack(); i += 2) {
        if (chain) {
          send(second, secondFindings, some.get(i), Flaw.PAPERS_DO_NOT_ADD_UP, "2", false);
          send(chained, secondFindings, some.get(i), Flaw.NONE, "3", false);
          chain = false;
        } else {
          send(second, secondFindings, some.get(i), Flaw.NONE, "2", false);
        }
      }
    }
    plan.late().forEach(branch -> send(second, secondFindings, branch, Flaw.NONE, "2", false));
    plan.recounted().forEach(branch -> send(second, secondFindings, branch, Flaw.NONE, "2", false));
    plan.spoiledByCorrection()
        .forEach(branch ->
            send(second, secondFindings, branch, Flaw.TAKEN_IS_NOT_BOX_LESS_NOT_TAKEN, "2", false));
  }

  private void send(
      List<Map<String, Object>> lines,
      Map<String, Integer> findings,
      SampleBranch branch,
      Flaw flaw,
      String round,
      boolean reasoned) {
    int used = flaw == Flaw.EMPTY_BOX ? 0 : branch.row.electorate() * random.nextInt(40, 76) / 100;
    FictionalMinute minute = maker.make(branch.contest, used, flaw);
    if (reasoned) {
      minute.giveReason();
    }
    String envelope = "sample-" + round + "-" + branch.contest.code() + "-" + branch.code();
    Object corrects = branch.minute == null ? null : corrected(branch);
    lines.add(minute.document(branch.contest, branch.code(), envelope, corrects));
    flaw.codes().forEach(code -> findings.merge(code, 1, Integer::sum));
    branch.minute = minute;
    branch.envelope = envelope;
  }

  /** Held-back tallies are corrected by envelope; of the counted, some by a bare true. */
  private Object corrected(SampleBranch branch) {
    boolean bare = branch.column() == CsvColumn.COUNTED && random.nextBoolean();
    return bare ? true : branch.envelope;
  }
}
