package io.tajmi.replay.fork;

import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestStream;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.NotApplied;
import io.tajmi.fold.NotApplied.Why;
import io.tajmi.fold.SupposedEdit;
import io.tajmi.replay.fork.Supposition.Without;
import io.tajmi.ruling.RulingName;
import io.tajmi.view.RulingView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves acts out, each with all of its entries and with everything that it caused, and folds the
 * streams anew that these are in. What an act causes stands in its own stream, or, where it is a
 * ruling, at the branches that it names.
 */
final class LeavingOut {
  private final ContestId contest;
  private final Facts facts;
  private final SupposedEdit edit;
  private final Set<String> acts = new HashSet<>();
  private final Set<String> goneRulings = new HashSet<>();

  /** Rulings that are off the books, by their streams. */
  private final Map<String, RulingView> takenOff = new HashMap<>();

  private final Map<String, List<NotApplied>> notApplied = new HashMap<>();
  private final Set<String> toFold = new LinkedHashSet<>();

  LeavingOut(ContestId contest, Facts facts, SupposedEdit edit) {
    this.contest = contest;
    this.facts = facts;
    this.edit = edit;
  }

  /** What has no place by now, in the order of the log. */
  List<NotApplied> notApplied() {
    return notApplied.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(NotApplied::position))
        .toList();
  }

  /**
   * Leaves acts out.
   *
   * @param pointer to the supposition
   * @throws Rejection R.112 or R.113
   */
  void leaveOut(Without without, String pointer) {
    Map<String, DecodedEntry> named = named(without, pointer + "/without");
    ArrayDeque<DecodedEntry> left = new ArrayDeque<>();
    named.values().stream().filter(entry -> Facts.cause(entry) == null).forEach(left::add);
    while (!left.isEmpty()) {
      leaveOut(left.remove(), left);
    }
    named.forEach((at, entry) -> {
      String cause = Facts.cause(entry);
      if (cause != null && !acts.contains(cause)) {
        throw new Rejection(
            RuleCode.R_112,
            at,
            "The entry at position "
                + entry.position()
                + " follows from the act "
                + cause
                + "; leave that out.");
      }
    });
    reversals();
    foldAgain();
  }

  /** By the pointers to where they are named. */
  private Map<String, DecodedEntry> named(Without without, String pointer) {
    Map<String, DecodedEntry> named = new HashMap<>();
    int place = 0;
    for (long position : without.entries()) {
      String at = pointer + "/entries/" + place++;
      named.put(at, ofContest(facts.at(position), at, "At position " + position));
    }
    place = 0;
    for (String envelope : without.envelopes()) {
      String at = pointer + "/envelopes/" + place++;
      String election = contest.election().value();
      DecodedEntry there = facts.in(election, envelope);
      DecodedEntry first = there == null ? facts.accepted(election, envelope) : there;
      named.put(at, ofContest(first, at, "In the envelope " + envelope));
    }
    return named;
  }

  private DecodedEntry ofContest(@Nullable DecodedEntry entry, String pointer, String where) {
    if (entry == null || !isOfContest(entry)) {
      throw new Rejection(
          RuleCode.R_113, pointer, where + " is no entry of the contest " + contest + ".");
    }
    return entry;
  }

  private boolean isOfContest(DecodedEntry entry) {
    String stream = entry.stream();
    return stream != null
        && (stream.equals(new ContestStream(contest).toString())
            || stream.startsWith("branch/" + contest + "/")
            || ruling(stream) != null);
  }

  private @Nullable RulingView ruling(String stream) {
    RulingView off = takenOff.get(stream);
    if (off != null) {
      return off;
    }
    for (RulingView ruling : edit.rulings().values()) {
      if (ruling.issued().contest().equals(contest)
          && ruling.issued().ruling().toString().equals(stream)) {
        return ruling;
      }
    }
    return null;
  }

  /** One entry with all others of its act; what followed from it, and was sent, is still left. */
  private void leaveOut(DecodedEntry entry, ArrayDeque<DecodedEntry> left) {
    String act = Facts.act(entry);
    String stream = String.valueOf(entry.stream());
    if (act == null) {
      leaveOutOne(entry);
    } else if (acts.add(act)) {
      RulingView ruling = ruling(stream);
      List<String> streams = new ArrayList<>(List.of(stream));
      if (ruling != null) {
        takeOff(ruling);
        ruling.scope().forEach(branch -> streams.add(stream(branch)));
      }
      for (String reached : streams) {
        leaveOut(act, reached, left);
      }
    }
  }

  private void leaveOut(String act, String stream, ArrayDeque<DecodedEntry> left) {
    for (DecodedEntry entry : facts.all(stream)) {
      boolean followed = act.equals(Facts.cause(entry));
      if (followed || act.equals(Facts.act(entry))) {
        leaveOutOne(entry);
        if (followed && Facts.act(entry) != null) {
          left.add(entry);
        }
      }
    }
  }

  private void leaveOutOne(DecodedEntry entry) {
    if (facts.leaveOut(entry)) {
      toFold.add(String.valueOf(entry.stream()));
    }
  }

  private String stream(BranchCode branch) {
    return new BranchId(contest, branch).toString();
  }

  private void takeOff(RulingView ruling) {
    RulingName name = ruling.issued().name();
    goneRulings.add(name.envelope());
    takenOff.put(ruling.issued().ruling().toString(), ruling);
    edit.without(name);
    notApplied.remove(ruling.issued().ruling().toString());
  }

  /** A reversal of a ruling that is not there has no place, nor has what carried it out. */
  private void reversals() {
    for (RulingView ruling : List.copyOf(edit.rulings().values())) {
      String reversed = ruling.issued().reverses();
      if (reversed != null
          && goneRulings.contains(reversed)
          && ruling.issued().contest().equals(contest)) {
        takeOff(ruling);
        ruling.scope().forEach(branch -> toFold.add(stream(branch)));
        String stream = ruling.issued().ruling().toString();
        facts.all(stream).stream()
            .filter(entry -> entry.events().contains(ruling.issued()))
            .forEach(
                entry -> notApplied.put(stream, List.of(NotApplied.of(entry, Why.RULING_GONE))));
      }
    }
  }

  private void foldAgain() {
    for (String stream : toFold) {
      if (stream.startsWith("branch/")) {
        foldBranch(BranchId.parse(stream).branch());
      } else if (stream.equals(new ContestStream(contest).toString())) {
        foldFile();
      }
    }
    toFold.clear();
  }

  private void foldBranch(BranchCode branch) {
    String stream = stream(branch);
    int ordinal = ordinal(branch);
    if (ordinal >= 0) {
      List<NotApplied> heard = new ArrayList<>();
      edit.fold(ordinal, facts.of(stream), goneRulings, heard::add);
      hear(stream, heard);
    }
  }

  private int ordinal(BranchCode branch) {
    return edit.terms().ordinal(branch);
  }

  private void foldFile() {
    List<NotApplied> heard = new ArrayList<>();
    String stream = new ContestStream(contest).toString();
    edit.foldFile(facts.of(stream), heard::add);
    hear(stream, heard);
  }

  private void hear(String stream, List<NotApplied> heard) {
    List<NotApplied> all = new ArrayList<>(heard);
    notApplied.getOrDefault(stream, List.of()).stream()
        .filter(it -> it.why() == Why.TIE_GONE)
        .filter(it -> !facts.out().contains(it.position()))
        .forEach(all::add);
    notApplied.put(stream, all);
  }

  /** Passes over a lot, or another entry of the contest, that has no place. */
  void passOver(DecodedEntry entry, Why why) {
    facts.passOver(entry);
    String stream = String.valueOf(entry.stream());
    List<NotApplied> all = new ArrayList<>(notApplied.getOrDefault(stream, List.of()));
    all.add(NotApplied.of(entry, why));
    notApplied.put(stream, all);
    foldFile();
  }
}
