package io.tajmi.ops.demo;

import io.tajmi.folder.OwnerFolder;
import io.tajmi.ops.fiction.AreaLine;
import io.tajmi.ops.fiction.ExpectedSums;
import io.tajmi.ops.fiction.FictionalMinute;
import io.tajmi.ops.fiction.FictionalNames;
import io.tajmi.ops.fiction.FictionalPolicy;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the package of a night, and beside it the sums that it must give when everything has come.
 */
public final class DemoFiles {
  /** Id of the election. */
  public static final String ELECTION = "demo";

  /** The day of the election: 1405-08-15, a day on which there is none. */
  static final LocalDate DATE = LocalDate.of(2026, 11, 6);

  private static final String LIST_LETTERS = "ابپتثجچح";

  private final Night night;

  /** Of a night. */
  public DemoFiles(Night night) {
    this.night = night;
  }

  /** Writes election.json, areas.csv and branches.csv to a folder. */
  public void writePackage(Path folder) throws IOException {
    OwnerFolder.make(folder);
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("areas.csv"))) {
      out.write(AreaLine.HEADER + "\n");
      for (AreaLine area : night.territory().areas()) {
        out.write(area.line() + "\n");
      }
    }
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("branches.csv"))) {
      out.write("code,area,kind,name,electorate\n");
      for (DemoBranch branch : night.branches()) {
        String number = FictionalNames.persian(Integer.toString(branch.number()));
        String area = night.territory().areas().get(branch.area()).code();
        out.write(
            String.join(
                    ",",
                    branch.code(),
                    area,
                    branch.kind().name(),
                    "شعبهٔ " + number,
                    Integer.toString(branch.electorate()))
                + "\n");
      }
    }
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("election.json"))) {
      writeElection(out);
    }
  }

  /** A contest stands on a line of its own. */
  private void writeElection(BufferedWriter out) throws IOException {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("election", ELECTION);
    head.put("type", "OTHER");
    head.put("term", 1);
    head.put("byElection", 0);
    head.put("name", FictionalNames.name("Demonstration election", "انتخابات نمایشی"));
    head.put("date", DATE.toString());
    head.put("zone", "Asia/Tehran");
    head.put("policy", FictionalPolicy.json());
    String text = DemoJson.text(head);
    out.write(text.substring(0, text.length() - 1) + ",\n\"contests\":[\n");
    String before = "";
    for (DemoContest contest : night.contests()) {
      out.write(before + DemoJson.text(definition(contest)));
      before = ",\n";
    }
    out.write("\n]}\n");
  }

  private static Map<String, Object> definition(DemoContest contest) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("contest", contest.code());
    object.put("office", contest.kind().office());
    object.put("round", contest.kind().round());
    object.put("seats", contest.seats());
    object.put("alternates", contest.alternates());
    object.put("votesMax", contest.seats());
    object.put("scope", contest.scope());
    object.put("rule", rule(contest));
    List<Map<String, Object>> candidates = new ArrayList<>();
    for (int i = 0; i < contest.candidates(); i++) {
      Map<String, Object> candidate = new LinkedHashMap<>();
      candidate.put("code", contest.candidateCodes().get(i));
      candidate.put("name", FictionalNames.numbered("Candidate", "نامزد", i + 1));
      String list = contest.listOf(i);
      if (list != null) {
        candidate.put("list", list);
      }
      candidates.add(candidate);
    }
    object.put("candidates", candidates);
    List<Map<String, Object>> lists = new ArrayList<>();
    for (int i = 0; i < contest.listCodes().size(); i++) {
      Map<String, Object> list = new LinkedHashMap<>();
      list.put("code", contest.listCodes().get(i));
      String letter = letter(LIST_LETTERS.charAt(i));
      list.put("name", FictionalNames.name("List " + (char) ('A' + i), "فهرست " + letter));
      lists.add(list);
    }
    if (!lists.isEmpty()) {
      object.put("lists", lists);
    }
    return object;
  }

  /** The first letter is called by its name, as it is customary. */
  private static String letter(char letter) {
    return letter == 'ا' ? "الف" : String.valueOf(letter);
  }

  private static Map<String, Object> rule(DemoContest contest) {
    Map<String, Object> rule = new LinkedHashMap<>();
    switch (contest.kind()) {
      case PRESIDENT -> {
        rule.put("method", "MAJORITY");
        rule.put("basis", "TAKEN");
        rule.put("majority", "1/2");
        rule.put("runOff", 2);
      }
      case TEHRAN -> {
        rule.put("method", "LIST_SHARE");
        rule.put("mode", "LARGEST_REMAINDER");
        rule.put("denominator", "VOTES");
        rule.put("alternatesFrom", "GROUP");
      }
      case EXPERTS, RUN_OFF, CITY, VILLAGE -> rule.put("method", "PLURALITY");
    }
    rule.put("version", 1);
    rule.put("onTie", contest.kind() == DemoContest.Kind.PRESIDENT ? "RULING" : "LOT");
    return rule;
  }

  /** Writes the sums, one row a line, as {@code sample-check} reads them. */
  public void writeExpected(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{\n\"election\":" + DemoJson.text(ELECTION));
      out.write(",\n\"branches\":" + night.size().branches());
      out.write(",\n\"councils\":" + night.size().councils());
      out.write(",\n\"seed\":" + night.size().seed());
      out.write(",\n\"afterActs\":[\n");
      String before = "";
      for (DemoContest contest : night.contests()) {
        for (ExpectedSums sums : sums(contest).values()) {
          out.write(before + DemoJson.text(sums.row()));
          before = ",\n";
        }
      }
      out.write("\n]}\n");
    }
  }

  /** A contest's sums by the ordinals of its areas. */
  private SortedMap<Integer, ExpectedSums> sums(DemoContest contest) {
    SortedMap<Integer, ExpectedSums> sums = new TreeMap<>();
    for (int i = 0; i < contest.branches().length; i++) {
      int pair = contest.firstPair() + i;
      FictionalMinute minute = night.last(pair);
      for (int area : night.territory().upwards(night.branch(pair).area())) {
        String code = night.territory().areas().get(area).code();
        sums.computeIfAbsent(area, _ -> new ExpectedSums(night.ballot(pair), code))
            .add(night.column(pair), minute);
      }
    }
    return sums;
  }
}
