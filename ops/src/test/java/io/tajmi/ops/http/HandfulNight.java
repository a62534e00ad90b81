package io.tajmi.ops.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A night of the sample's presidential contest, of a seed, in which every other box is small: a
 * quarter with a handful of ballots, some of them held back, and a quarter with a few dozen that
 * are all alike. Some of the others were sent as a handful at first, and corrected. When all have
 * sent, some small boxes are annulled, to be restored later, and some are corrected; at last those
 * that were held back are put right, so that nothing more can come.
 */
final class HandfulNight {
  static final int CANDIDATES = 4;

  private static final Comparator<List<String>> BY_FIRST = Comparator.comparing(Object::toString);

  private final Map<String, int[]> votes = new TreeMap<>();
  private final Map<String, int[]> sentFirst = new TreeMap<>();
  private final Map<String, int[]> correctedLater = new TreeMap<>();
  private final Set<String> annulled = new TreeSet<>();
  private final Set<String> heldBack = new TreeSet<>();
  private final List<String> order = new ArrayList<>();

  private HandfulNight() {}

  static HandfulNight of(long seed) {
    Random random = new Random(seed);
    HandfulNight night = new HandfulNight();
    for (int i = 1; i <= Served.BRANCHES; i++) {
      int[] counted = new int[CANDIDATES];
      String branch = "B%05d".formatted(i);
      switch (random.nextInt(4)) {
        case 0 -> {
          handful(counted, random);
          if (random.nextInt(5) == 0) {
            night.heldBack.add(branch);
          }
        }
        case 1 -> counted[random.nextInt(CANDIDATES)] = 11 + random.nextInt(19);
        default -> {
          many(counted, random);
          if (random.nextInt(10) == 0) {
            int[] first = new int[CANDIDATES];
            handful(first, random);
            night.sentFirst.put(branch, first);
          }
        }
      }
      night.votes.put(branch, counted);
      night.order.add(branch);
    }
    Collections.shuffle(night.order, random);
    night.votes.keySet().stream()
        .filter(branch -> night.small(branch) && !night.heldBack(branch))
        .forEach(branch -> night.actOn(branch, random));
    return night;
  }

  private void actOn(String branch, Random random) {
    switch (random.nextInt(6)) {
      case 0 -> annulled.add(branch);
      case 1 -> {
        int[] corrected = new int[CANDIDATES];
        handful(corrected, random);
        correctedLater.put(branch, corrected);
      }
      default -> {}
    }
  }

  /** One ballot each for the last two, so that no sum with this box in it is all alike. */
  private static void handful(int[] counted, Random random) {
    int ballots = 1 + random.nextInt(7);
    counted[0] = random.nextInt(ballots + 1);
    counted[1] = ballots - counted[0];
    counted[2] = 1;
    counted[3] = 1;
  }

  private static void many(int[] counted, Random random) {
    int ballots = 40 + random.nextInt(300);
    for (int i = 0; i < ballots; i++) {
      counted[random.nextInt(CANDIDATES)]++;
    }
  }

  /**
   * Another night in which everyone must read the same: ballots are swapped between two boxes that
   * are in the same groups, and in tallies that were replaced a ballot names another. What every
   * box has of ballots, and every group of votes, stays.
   */
  HandfulNight twin(Collection<List<String>> groups) {
    HandfulNight twin = new HandfulNight();
    twin.order.addAll(order);
    twin.heldBack.addAll(heldBack);
    twin.annulled.addAll(annulled);
    correctedLater.forEach((branch, later) -> twin.correctedLater.put(branch, later.clone()));
    votes.forEach((branch, counted) -> twin.votes.put(branch, counted.clone()));
    sentFirst.forEach((branch, first) -> twin.sentFirst.put(branch, first.clone()));
    twin.sentFirst.values().forEach(HandfulNight::rename);
    Map<String, List<String>> alike = new TreeMap<>();
    votes.keySet().stream()
        .filter(this::handful)
        .forEach(branch ->
            alike.computeIfAbsent(kind(branch, groups), _ -> new ArrayList<>()).add(branch));
    alike.values().forEach(twin::swapPairs);
    return twin;
  }

  /** In which groups a box is, and whether it was counted in them with two different tallies. */
  private String kind(String branch, Collection<List<String>> groups) {
    return groups.stream().filter(group -> group.contains(branch)).sorted(BY_FIRST).toList()
        + (correctedLater.containsKey(branch) ? "corrected" : "");
  }

  private void swapPairs(List<String> alike) {
    for (int i = 0; i + 1 < alike.size(); i += 2) {
      swap(counted(alike.get(i)), counted(alike.get(i + 1)));
      int[] later = correctedLater.get(alike.get(i));
      int[] other = correctedLater.get(alike.get(i + 1));
      if (later != null && other != null) {
        swap(later, other);
      }
    }
  }

  private static void swap(int[] a, int[] b) {
    int from = a[0] > 0 && b[1] > 0 ? 0 : 1;
    if (a[from] > 0 && b[1 - from] > 0) {
      a[from]--;
      a[1 - from]++;
      b[1 - from]--;
      b[from]++;
    }
  }

  private static void rename(int[] counted) {
    int from = counted[0] > 0 ? 0 : 1;
    counted[from]--;
    counted[1 - from]++;
  }

  private boolean handful(String branch) {
    return sum(counted(branch)) < 10;
  }

  /** Branches with other votes than in another night. */
  Set<String> differingFrom(HandfulNight other) {
    Set<String> differing = new TreeSet<>();
    votes.forEach((branch, counted) -> {
      if (!Arrays.equals(counted, other.counted(branch))) {
        differing.add(branch);
      }
    });
    return differing;
  }

  /** Branches, in the order in which they are counted. */
  List<String> order() {
    return order;
  }

  /** The small ones, those that were corrected, and a few others. */
  Set<String> telling() {
    Set<String> telling = new TreeSet<>(sentFirst.keySet());
    votes.keySet().stream().filter(this::small).forEach(telling::add);
    votes.keySet().stream().filter(branch -> !small(branch)).limit(10).forEach(telling::add);
    return telling;
  }

  /** Small boxes whose tallies do not add up. */
  Set<String> heldBack() {
    return heldBack;
  }

  /** Whether its tally does not add up. */
  boolean heldBack(String branch) {
    return heldBack.contains(branch);
  }

  /** Small boxes that a ruling takes out when all have sent, and another brings back. */
  Set<String> annulled() {
    return annulled;
  }

  /** Small boxes that are corrected when all have sent, with what they are corrected to. */
  Map<String, int[]> correctedLater() {
    return correctedLater;
  }

  /** What was held back, as it is put right at last. */
  JsonNode putRight(String branch) {
    ObjectNode right = document(branch, "right-", counted(branch), 0);
    return right.put("corrects", true).put("reason", "Added up again");
  }

  /** What a small box is corrected to when all have sent. */
  JsonNode correction(String branch) {
    int[] later = Objects.requireNonNull(correctedLater.get(branch));
    return document(branch, "later-", later).put("corrects", true).put("reason", "Counted again");
  }

  /** A ruling on all boxes that are annulled, or on their return. */
  JsonNode ruling(String kind) {
    ObjectNode ruling = Served.JSON.createObjectNode();
    ruling.put("envelope", "ruling-" + kind).put("kind", kind).put("contest", "president");
    annulled.forEach(ruling.putArray("branches")::add);
    if (kind.equals("RESTORE")) {
      ruling.put("reverses", "ruling-ANNUL");
    }
    ruling.put("body", "central supervision board").put("office", "chair").put("article", "58");
    return ruling.put("document", "no. 1").put("date", "2000-01-02");
  }

  /** Branches by their codes. */
  Set<String> branches() {
    return votes.keySet();
  }

  /** Of a branch, in the order of the candidates. */
  int[] counted(String branch) {
    return Objects.requireNonNull(votes.get(branch));
  }

  /** Whether a box is so small that it is shown with others or not at all. */
  boolean small(String branch) {
    return sum(counted(branch)) < 30;
  }

  private static int sum(int[] counted) {
    return Arrays.stream(counted).sum();
  }

  /** What a branch sends, in order. */
  List<JsonNode> documents(String branch) {
    int[] first = sentFirst.get(branch);
    if (first == null) {
      return List.of(document(branch, "night-", counted(branch)));
    }
    ObjectNode correction = document(branch, "night-", counted(branch));
    correction.put("corrects", true).put("reason", "It had been " + Arrays.toString(first));
    return List.of(document(branch, "first-", first), correction);
  }

  private ObjectNode document(String branch, String envelope, int[] counted) {
    return document(branch, envelope, counted, heldBack(branch) ? 1 : 0);
  }

  private static ObjectNode document(String branch, String envelope, int[] counted, int more) {
    int valid = sum(counted);
    ObjectNode document = Served.JSON.createObjectNode();
    document.put("envelope", envelope + branch).put("contest", "president").put("branch", branch);
    document.put("source", "PAPER").put("complete", true);
    var ballots = document.putObject("ballots").put("inBox", valid + more).put("valid", valid);
    ballots.put("invalidTaken", 0).put("invalidNotTaken", 0);
    var named = document.putObject("votes");
    for (int i = 0; i < CANDIDATES; i++) {
      named.put(Integer.toString(i + 1), counted[i]);
    }
    return document;
  }
}
