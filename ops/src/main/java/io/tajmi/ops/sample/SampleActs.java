package io.tajmi.ops.sample;

import io.tajmi.ops.fiction.CsvColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Closes, reopens and rulings of the sample. A line is {method, path, body}; the path follows
 * {@code /api/v1/elections/sample}.
 */
final class SampleActs {
  private final Map<SampleContest, SamplePlan> plans;
  private final List<Map<String, Object>> acts = new ArrayList<>();

  SampleActs(Map<SampleContest, SamplePlan> plans) {
    this.plans = plans;
  }

  /** Does every act and returns its lines, in order. */
  List<Map<String, Object>> play() {
    plans.forEach(this::play);
    return acts;
  }

  private void play(SampleContest contest, SamplePlan plan) {
    SampleBranch closed = plan.closed().getFirst();
    SampleBranch reopened = plan.closed().getLast();
    branchAct(closed, "close", "Sample: the branch was never opened");
    branchAct(reopened, "close", "Sample: no minute was expected");
    branchAct(reopened, "reopen", "Sample: the minute is on its way after all");
    closed.closed = true;
    List<SampleBranch> annulled = new ArrayList<>(plan.annulled());
    annulled.add(heldBack(plan));
    String ruling = "sample-annul-" + contest.code();
    ruling(contest, ruling, "ANNUL", null, annulled);
    annulled.forEach(branch -> branch.annulled = true);
    List<SampleBranch> restored = List.of(annulled.getFirst(), annulled.getLast());
    ruling(contest, "sample-restore-" + contest.code(), "RESTORE", ruling, restored);
    restored.forEach(branch -> branch.annulled = false);
  }

  /** The last branch of the last flaw that holds back: one that nobody corrected. */
  private static SampleBranch heldBack(SamplePlan plan) {
    return plan.flawed().values().stream()
        .flatMap(List::stream)
        .filter(branch -> branch.column() == CsvColumn.HELD_BACK)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private void branchAct(SampleBranch branch, String verb, String reason) {
    Map<String, Object> body = new LinkedHashMap<>();
    String contest = branch.contest.code();
    body.put("envelope", "sample-" + verb + "-" + contest + "-" + branch.code());
    body.put("reason", reason);
    act("/contests/" + contest + "/branches/" + branch.code() + "/" + verb, body);
  }

  private void ruling(
      SampleContest contest,
      String envelope,
      String kind,
      @Nullable String reverses,
      List<SampleBranch> branches) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("envelope", envelope);
    body.put("kind", kind);
    body.put("contest", contest.code());
    body.put("branches", branches.stream().map(SampleBranch::code).toList());
    if (reverses != null) {
      body.put("reverses", reverses);
    }
    body.put("body", "هیئت نمونه");
    body.put("office", "دفتر نمونه");
    body.put("article", "مادهٔ ۱ نمونه");
    body.put("document", "سند نمونه " + (acts.size() + 1));
    body.put("date", "2000-01-02");
    act("/rulings", body);
  }

  private void act(String path, Map<String, Object> body) {
    Map<String, Object> act = new LinkedHashMap<>();
    act.put("method", "POST");
    act.put("path", path);
    act.put("body", body);
    acts.add(act);
  }
}
