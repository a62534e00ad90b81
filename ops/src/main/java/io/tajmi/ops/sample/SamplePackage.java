package io.tajmi.ops.sample;

import io.tajmi.ops.fiction.AreaLine;
import io.tajmi.ops.fiction.FictionalNames;
import io.tajmi.ops.fiction.FictionalPolicy;
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
    election.put("name", FictionalNames.name("Sample election", "انتخابات نمونه"));
    election.put("date", "2000-01-01");
    election.put("zone", "Asia/Tehran");
    election.put("policy", FictionalPolicy.json());
    List<Map<String, Object>> contests = new ArrayList<>();
    for (SampleContest contest : SampleContest.values()) {
      contests.add(contest.definition());
    }
    election.put("contests", contests);
    return election;
  }

  /** The rows of areas.csv, header first. */
  static List<String> areas(SampleTerritory territory) {
    List<String> rows = new ArrayList<>(List.of(AreaLine.HEADER));
    territory.areas().forEach(area -> rows.add(area.line()));
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
