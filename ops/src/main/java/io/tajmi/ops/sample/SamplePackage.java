package io.tajmi.ops.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The three files of the sample that say what the election is. */
final class SamplePackage {
  static final String ELECTION = "sample";

  private SamplePackage() {}

  /** The object of election.json. */
  static Map<String, Object> election() {
    Map<String, Object> election = new LinkedHashMap<>();
    election.put("election", ELECTION);
    election.put("type", "OTHER");
    election.put("term", 1);
    election.put("byElection", 0);
    election.put("name", SampleNames.name("Sample election", "انتخابات نمونه"));
    election.put("date", "2000-01-01");
    election.put("zone", "Asia/Tehran");
    election.put("policy", policy());
    List<Map<String, Object>> contests = new ArrayList<>();
    for (SampleContest contest : SampleContest.values()) {
      contests.add(contest.definition());
    }
    election.put("contests", contests);
    return election;
  }

  private static Map<String, Object> policy() {
    Map<String, Integer> thresholds = new LinkedHashMap<>();
    thresholds.put("W.201.invalidPercent", 15);
    thresholds.put("W.201.blankPercent", 8);
    thresholds.put("W.202.percent", 2);
    thresholds.put("W.202.min", 15);
    thresholds.put("W.205.max", 5);
    thresholds.put("Q.102.percent", 95);
    thresholds.put("Q.102.validMin", 50);
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("correction", "SINGLE");
    policy.put("entry", "SINGLE");
    policy.put("electorateBinds", false);
    policy.put("thresholds", thresholds);
    policy.put("effects", Map.of("W.205", "QUARANTINE"));
    return policy;
  }

  /** The rows of areas.csv, header first; no field holds a comma or a quote. */
  static List<String> areas(SampleTerritory territory) {
    List<String> rows = new ArrayList<>(List.of("code,parent,level,nameFa,nameEn,electorate"));
    for (SampleTerritory.AreaRow area : territory.areas()) {
      String parent = area.parent() == null ? "" : area.parent();
      rows.add(String.join(",", area.code(), parent, area.level(), area.fa(), area.en(), ""));
    }
    return rows;
  }

  /** The rows of branches.csv, header first. */
  static List<String> branches(SampleTerritory territory) {
    List<String> rows = new ArrayList<>(List.of("code,area,kind,name,electorate"));
    for (SampleTerritory.BranchRow branch : territory.branches()) {
      rows.add(
          String.join(
              ",",
              branch.code(),
              branch.area(),
              branch.kind(),
              branch.name(),
              Integer.toString(branch.electorate())));
    }
    return rows;
  }
}
