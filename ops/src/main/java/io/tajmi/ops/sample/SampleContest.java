package io.tajmi.ops.sample;

import io.tajmi.ops.fiction.BallotForm;
import io.tajmi.ops.fiction.FictionalMinute;
import io.tajmi.ops.fiction.FictionalNames;
import io.tajmi.ops.fiction.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The three contests of the sample's one day. */
enum SampleContest implements BallotForm {
  PRESIDENT("president", "PRESIDENT", 1, 0, 1, SampleTerritory.COUNTRY, 4, 0),
  COUNCIL("council", "CITY_COUNCIL", 5, 3, 5, SampleTerritory.COUNCIL_CITY, 12, 0),
  ASSEMBLY("assembly", "CITY_COUNCIL", 5, 2, 5, SampleTerritory.LIST_CITY, 17, 3);

  private static final int[] PRESIDENT_WEIGHTS = {40, 33, 18, 9};

  /** How many members each list has. */
  static final int LIST_MEMBERS = 5;

  private final String code;
  private final String office;
  private final int seats;
  private final int alternates;
  private final int votesMax;
  private final String scope;
  private final int candidates;
  private final int lists;

  SampleContest(
      String code,
      String office,
      int seats,
      int alternates,
      int votesMax,
      String scope,
      int candidates,
      int lists) {
    this.code = code;
    this.office = office;
    this.seats = seats;
    this.alternates = alternates;
    this.votesMax = votesMax;
    this.scope = scope;
    this.candidates = candidates;
    this.lists = lists;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int votesMax() {
    return votesMax;
  }

  String scope() {
    return scope;
  }

  @Override
  public List<String> candidates() {
    return IntStream.rangeClosed(1, candidates).mapToObj(Integer::toString).toList();
  }

  @Override
  public List<String> lists() {
    return IntStream.rangeClosed(1, lists).mapToObj(i -> "L" + i).toList();
  }

  @Override
  public void vote(FictionalMinute minute, RandomGenerator random) {
    int valid = minute.of("valid");
    switch (this) {
      case PRESIDENT -> minute.votes(Split.of(valid, PRESIDENT_WEIGHTS, random), new int[0], 0);
      case COUNCIL -> {
        int[] votes = Split.evenly(valid * random.nextInt(22, 39) / 10, candidates, random);
        boolean ambiguous = valid > 0 && random.nextInt(8) == 0;
        minute.votes(votes, new int[0], ambiguous ? random.nextInt(1, 4) : 0);
      }
      case ASSEMBLY -> {
        int forLists = valid * random.nextInt(30, 61) / 100;
        int[] listVotes = Split.of(forLists, new int[] {30, 25, 20}, random);
        int personal = (valid - forLists) * random.nextInt(12, 26) / 10;
        minute.votes(Split.evenly(personal, candidates, random), listVotes, 0);
      }
    }
  }

  /** Its object in election.json. */
  Map<String, Object> definition() {
    Map<String, Object> contest = new LinkedHashMap<>();
    contest.put("contest", code);
    contest.put("office", office);
    contest.put("round", 1);
    contest.put("seats", seats);
    contest.put("alternates", alternates);
    contest.put("votesMax", votesMax);
    contest.put("scope", List.of(scope));
    contest.put("rule", rule());
    List<Map<String, Object>> named = new ArrayList<>();
    for (int i = 0; i < candidates; i++) {
      Map<String, Object> candidate = new LinkedHashMap<>();
      candidate.put("code", candidates().get(i));
      candidate.put("name", FictionalNames.numbered("Candidate", "نامزد", i + 1));
      if (i < lists * LIST_MEMBERS) {
        candidate.put("list", "L" + (i / LIST_MEMBERS + 1));
      }
      named.add(candidate);
    }
    contest.put("candidates", named);
    if (lists > 0) {
      contest.put("lists", listDefinitions());
    }
    return contest;
  }

  private List<Map<String, Object>> listDefinitions() {
    List<Map<String, Object>> named = new ArrayList<>();
    for (int i = 0; i < lists; i++) {
      Map<String, Object> list = new LinkedHashMap<>();
      list.put("code", lists().get(i));
      list.put("name", FictionalNames.numbered("List", "فهرست", i + 1));
      named.add(list);
    }
    return named;
  }

  private Map<String, Object> rule() {
    Map<String, Object> rule = new LinkedHashMap<>();
    switch (this) {
      case PRESIDENT -> {
        rule.put("method", "MAJORITY");
        rule.put("version", 1);
        rule.put("basis", "TAKEN");
        rule.put("majority", "1/2");
        rule.put("runOff", 2);
        rule.put("onTie", "RULING");
      }
      case COUNCIL -> {
        rule.put("method", "PLURALITY");
        rule.put("version", 1);
        rule.put("onTie", "LOT");
      }
      case ASSEMBLY -> {
        rule.put("method", "LIST_SHARE");
        rule.put("version", 1);
        rule.put("mode", "LARGEST_REMAINDER");
        rule.put("denominator", "VALID_BALLOTS");
        rule.put("alternatesFrom", "GROUP");
        rule.put("onTie", "LOT");
      }
    }
    return rule;
  }
}
