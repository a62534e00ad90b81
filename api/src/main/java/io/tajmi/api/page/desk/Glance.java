package io.tajmi.api.page.desk;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.review.DeskSheet;
import io.tajmi.api.page.sheet.BranchList;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.page.sheet.SheetWriting;
import io.tajmi.branch.Tally;
import io.tajmi.count.BranchRow;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.query.AreaFigures;
import io.tajmi.query.CountedBoxes;
import io.tajmi.text.BranchNames;
import io.tajmi.text.ContestNames;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How chosen boxes and areas stand at a moment, and what changed since another one, each as whoever
 * asks may see it then.
 *
 * @param since the other moment; null where none is named
 */
record Glance(Words words, Sight sight, ContestView view, @Nullable Sight since) {

  /**
   * What one thing says at one moment; votes and ballots taken are null where they are not seen.
   *
   * @param counts whether they are in the count; what a tally says that is held back or annulled is
   *     not
   */
  private record Standing(
      String state,
      String said,
      boolean counts,
      @Nullable Long taken,
      @Nullable List<Long> votes,
      long events) {
    /** What of a number is in the count. */
    long counted(long n) {
      return counts ? n : 0;
    }
  }

  /** Whether a column stands for each candidate. */
  boolean columns() {
    return SheetWriting.columns(view);
  }

  List<String> heads() {
    ContestNames names = ContestNames.of(words.language(), view.contest());
    List<String> heads = new ArrayList<>();
    for (int i = 0; columns() && i < view.contest().candidates().size(); i++) {
      heads.add(names.candidate(i));
    }
    return heads;
  }

  DeskSheet.GlanceRow of(AreaCode code, @Nullable String out) {
    Area area = view.definition().areas().get(view.definition().ordinal(code));
    Naming naming = new Naming(words, view.definition());
    Standing now = standing(sight, view, area);
    ContestView then = then();
    String href =
        Addresses.area(view.contest().id().election(), area.code(), view.contest().id().contest());
    return row(
        code.value(),
        new Named(naming.area(area), href, naming.where(area), href + "#branches-h"),
        now,
        then == null || since == null ? null : standing(since, then, area),
        out);
  }

  DeskSheet.GlanceRow of(BranchCode code, @Nullable String out) {
    Branch branch = view.contest().branches().get(view.contest().ordinal(code));
    ContestView then = then();
    String href = Addresses.branch(view.contest().id(), code);
    return row(
        code.value(),
        new Named(
            BranchNames.of(words.language(), branch),
            href,
            new Naming(words, view.definition()).place(branch.area()),
            href + "#timeline-h"),
        standing(sight, view, code),
        then == null || since == null || then.contest().ordinal(code) < 0
            ? null
            : standing(since, then, code),
        out);
  }

  private record Named(String name, String href, String place, String eventsHref) {}

  private @Nullable ContestView then() {
    return since == null ? null : since.snapshot().contest(view.contest().id());
  }

  private DeskSheet.GlanceRow row(
      String code, Named named, Standing now, @Nullable Standing then, @Nullable String out) {
    return new DeskSheet.GlanceRow(
        code,
        named.name(),
        named.href(),
        named.place(),
        now.state(),
        now.said(),
        now.taken() == null || now.counts()
            ? number(now.taken())
            : words.say("desk.notCounted", words.number(now.taken())),
        votes(now),
        words.number(now.events()),
        named.eventsHref(),
        then == null ? List.of() : changed(then, now),
        out);
  }

  private String number(@Nullable Long n) {
    return n == null ? Figures.NONE : words.number(n);
  }

  private List<String> votes(Standing standing) {
    List<String> votes = new ArrayList<>();
    boolean none = standing.votes() == null || standing.taken() == null;
    for (int i = 0; columns() && i < view.contest().candidates().size(); i++) {
      votes.add(
          none || standing.votes() == null ? Figures.NONE : words.number(standing.votes().get(i)));
    }
    return votes;
  }

  private Standing standing(Sight from, ContestView at, BranchCode code) {
    int ordinal = at.contest().ordinal(code);
    BranchRow row = at.row(ordinal);
    Tally tally = row.tally();
    Visible visible = from.of(at);
    String state = BranchList.state(row);
    String said = words.say("state." + state);
    long events = row.trail().seq() + 1;
    if (tally == null) {
      boolean seen = visible.extent(ordinal) != Visible.Extent.NONE;
      return new Standing(state, said, false, null, seen ? votes(i -> 0) : null, events);
    }
    boolean seen = visible.shows(ordinal);
    return new Standing(
        state,
        said,
        row.counts(),
        seen ? Long.valueOf(tally.ballots().taken()) : null,
        seen ? votes(i -> tally.votes().get(i)) : null,
        events);
  }

  private Standing standing(Sight from, ContestView at, Area area) {
    AreaFigures figures = from.figures(at, area);
    CountedBoxes counted = figures.counted();
    long events = 0;
    for (int i = 0; i < at.contest().branches().size(); i++) {
      events += at.within(i, area.code()) ? at.row(i).trail().seq() + 1 : 0;
    }
    return new Standing(
        "",
        SheetWriting.ofN(words, counted),
        true,
        counted.seen() ? Long.valueOf(counted.turnout().taken()) : null,
        counted.seen() ? votes(counted::votes) : null,
        events);
  }

  private List<Long> votes(IntToLongFunction candidate) {
    return IntStream.range(0, view.contest().candidates().size())
        .mapToObj(candidate::applyAsLong)
        .toList();
  }

  /** What differs, each in a few words; that nothing does where so. */
  private List<String> changed(Standing then, Standing now) {
    List<String> changes = new ArrayList<>();
    if (!then.said().equals(now.said())) {
      changes.add(words.say("desk.became", then.said(), now.said()));
    }
    if (now.events() != then.events()) {
      changes.add(words.say("desk.eventsMore", words.number(now.events() - then.events())));
    }
    if (now.votes() != null && then.votes() != null) {
      long taken = now.counted(orNone(now.taken())) - then.counted(orNone(then.taken()));
      if (taken != 0) {
        changes.add(change(words.say("turnout.taken"), taken));
      }
      ContestNames names = ContestNames.of(words.language(), view.contest());
      for (int i = 0; i < now.votes().size(); i++) {
        long by = now.counted(now.votes().get(i)) - then.counted(then.votes().get(i));
        if (by != 0) {
          changes.add(change(names.candidate(i), by));
        }
      }
    }
    return changes.isEmpty() ? List.of(words.say("desk.unchanged")) : changes;
  }

  private static long orNone(@Nullable Long n) {
    return n == null ? 0 : n;
  }

  private String change(String name, long by) {
    return words.say("moments.change", name, Figures.change(words.language(), by));
  }
}
