package io.tajmi.ops.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lines that nobody may accept after the sample's acts: one for each R code of a tally. */
final class SampleRefusals {
  /** The codes, in the order of the lines. */
  static final List<String> CODES =
      List.of("R.101", "R.102", "R.103", "R.104", "R.105", "R.106", "R.107", "R.108", "R.109");

  private static final int TOO_LARGE_CHARACTERS = 70_000;

  private final List<String> lines = new ArrayList<>();

  private SampleRefusals() {}

  static List<String> lines(
      Map<SampleContest, List<SampleBranch>> branches, Map<SampleContest, SamplePlan> plans) {
    return new SampleRefusals()
        .write(
            branches.getOrDefault(SampleContest.PRESIDENT, List.of()),
            plans.values().iterator().next());
  }

  private List<String> write(List<SampleBranch> branches, SamplePlan plan) {
    SampleBranch awaited = plan.awaited().getFirst();
    SampleBranch counted = plan.recounted().getFirst();
    SampleBranch sender = plan.late().getFirst();
    SampleBranch abroad = branches.getLast();
    lines.add("{\"envelope\":\"sample-refused-101\",\"contest\":");
    line("102", awaited, document -> document.put("votes", Map.of("no-such-candidate", 1)));
    line("103", abroad, document -> document.put("contest", SampleContest.COUNCIL.code()));
    line("104", awaited, document -> document.put("definition", "0".repeat(64)));
    line("105", counted, _ -> {});
    line("106", awaited, document -> document.put("envelope", sender.envelope));
    line("107", awaited, SampleRefusals::correct);
    line("108", awaited, document -> document.put("countedAt", "x".repeat(TOO_LARGE_CHARACTERS)));
    line("109", plan.closed().getFirst(), _ -> {});
    return lines;
  }

  private static void correct(Map<String, Object> document) {
    document.put("corrects", true);
    document.put("reason", "Sample correction of nothing");
  }

  private void line(String code, SampleBranch branch, Consumer<Map<String, Object>> fault) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("envelope", "sample-refused-" + code);
    document.put("contest", SampleContest.PRESIDENT.code());
    document.put("branch", branch.code());
    document.put("source", "PAPER");
    document.put("complete", true);
    Map<String, Integer> ballots = new LinkedHashMap<>();
    ballots.put("inBox", 1);
    ballots.put("valid", 1);
    ballots.put("invalidTaken", 0);
    ballots.put("invalidNotTaken", 0);
    document.put("ballots", ballots);
    document.put("votes", Map.of("1", 1));
    fault.accept(document);
    lines.add(SampleFiles.json(document));
  }
}
