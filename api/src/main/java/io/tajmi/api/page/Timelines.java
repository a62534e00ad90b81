package io.tajmi.api.page;

import io.tajmi.api.access.Sight;
import io.tajmi.api.text.Dates;
import io.tajmi.api.text.Words;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Tally;
import io.tajmi.election.BranchId;
import io.tajmi.eventlog.DecodedEntry;
import io.tajmi.eventlog.EventCodec;
import io.tajmi.eventlog.EventLog;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads from the log what happened to a branch. */
final class Timelines {
  private static final int ENTRIES_MAX = 1_000;

  private final EventLog log;
  private final EventCodec codec;

  Timelines(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /**
   * One event.
   *
   * @param row its entry, and its place in that
   * @param text what happened
   * @param details reason, ruling and rules failed, each a sentence
   * @param changes what a correction changed; empty where the reader may not see both tallies
   * @param leafHash the receipt's; null where the reader may not see the tally, since the few
   *     possible tallies of a small box could be tried one by one
   * @param envelope for the same reason
   */
  record Happening(
      String row,
      String position,
      String time,
      String instant,
      String text,
      List<String> details,
      List<TallySheet.Difference> changes,
      @Nullable String leafHash,
      @Nullable String envelope,
      @Nullable String actor) {}

  /**
   * The events of a branch up to the snapshot, the latest first. Each is judged by the tallies that
   * it is about, also where another is in force by now.
   */
  List<Happening> of(Words words, Sight sight, Visible visible, int branch) {
    ContestView view = visible.view();
    BranchId id = new BranchId(view.contest().id(), view.contest().branches().get(branch).code());
    ZoneId zone = view.definition().head().zone();
    RulingNaming naming = new RulingNaming(words);
    UnaryOperator<String> by = envelope -> naming.by(sight, id.contest().election(), envelope);
    List<Happening> all = new ArrayList<>();
    Tally before = null;
    for (long position : log.streamPositions(id.toString(), 0, ENTRIES_MAX)) {
      if (position <= sight.snapshot().position()) {
        var entry = log.entry(new LogPosition(position));
        DecodedEntry decoded = codec.decode(position, entry);
        int place = 0;
        for (Object event : decoded.events()) {
          String row = position + "." + place++;
          Tally after = after(event, before);
          Seen seen = Seen.of(visible, branch, before, after, by);
          Telling telling = new Telling(words, view, seen);
          all.addFirst(
              telling.happening(row, decoded, event, entry.leafHash().hex(), zone, before));
          before = after;
        }
      }
    }
    return all;
  }

  /** What of an event may be seen: its tallies, who did it, and whose a ruling is. */
  private record Seen(boolean votes, boolean actor, UnaryOperator<String> by) {
    static Seen of(
        Visible visible,
        int branch,
        @Nullable Tally before,
        @Nullable Tally after,
        UnaryOperator<String> by) {
      boolean all = visible.extent(branch) == Visible.Extent.ALL;
      return new Seen(
          (before == null || visible.shows(branch, before))
              && (after == null || visible.shows(branch, after)),
          all,
          by);
    }
  }

  /** The tally on record after an event. */
  private static @Nullable Tally after(Object event, @Nullable Tally before) {
    return switch (event) {
      case BranchTallyEvent.TallyRecorded recorded -> recorded.tally();
      case BranchTallyEvent.TallyCorrected corrected -> corrected.tally();
      default -> before;
    };
  }

  /** Tells of one event what may be seen of it. */
  private record Telling(Words words, ContestView view, Seen seen) {

    Happening happening(
        String row,
        DecodedEntry entry,
        Object event,
        String leafHash,
        ZoneId zone,
        @Nullable Tally before) {
      boolean known = event instanceof BranchTallyEvent;
      return new Happening(
          row,
          words.number(entry.position().index()),
          Dates.time(words.language(), entry.time(), zone),
          entry.time().toString(),
          words.say("event." + (known ? event.getClass().getSimpleName() : "Unreadable")),
          event instanceof BranchTallyEvent happened ? details(happened) : List.of(),
          event instanceof BranchTallyEvent.TallyCorrected to ? changes(before, to) : List.of(),
          seen.votes() ? leafHash : null,
          seen.votes() ? entry.meta().get("envelope") : null,
          seen.actor() ? entry.meta().get("actor") : null);
    }

    private List<TallySheet.Difference> changes(
        @Nullable Tally before, BranchTallyEvent.TallyCorrected to) {
      return before == null || !seen.votes()
          ? List.of()
          : TallySheet.of(words, before, view.contest())
              .changed(words, TallySheet.of(words, to.tally(), view.contest()));
    }

    private List<String> details(BranchTallyEvent event) {
      return switch (event) {
        case BranchTallyEvent.TallyRecorded recorded ->
            failed(recorded.tally(), recorded.failed(), recorded.heldBack());
        case BranchTallyEvent.TallyCorrected corrected -> {
          List<String> details = new ArrayList<>();
          if (seen.votes()) {
            details.add(reason(corrected.reason()));
          }
          details.addAll(failed(corrected.tally(), corrected.failed(), corrected.heldBack()));
          yield details;
        }
        case BranchTallyEvent.TallyAnnulled annulled ->
            List.of(
                words.say(
                    "event.ruling",
                    words.language().code(annulled.ruling()),
                    seen.by().apply(annulled.ruling())));
        case BranchTallyEvent.TallyRestored restored ->
            List.of(
                words.say(
                    "event.reverses",
                    words.language().code(restored.ruling()),
                    words.language().code(restored.reverses()),
                    seen.by().apply(restored.ruling())));
        case BranchTallyEvent.ClosedWithoutTally closed -> List.of(reason(closed.reason()));
        case BranchTallyEvent.Reopened reopened -> List.of(reason(reopened.reason()));
      };
    }

    private String reason(String reason) {
      return words.say("event.reason", words.language().text(reason));
    }

    private List<String> failed(Tally tally, List<String> failed, boolean heldBack) {
      List<String> details = new ArrayList<>();
      details.add(words.say(heldBack ? "event.heldBack" : "event.counted"));
      if (seen.votes()) {
        RuleLine.failed(words, view, tally, failed).forEach(rule -> details.add(rule(rule)));
      }
      return details;
    }

    private String rule(RuleLine.Failed rule) {
      String code = words.language().code(rule.code());
      return rule.numbers().isEmpty()
          ? words.say("event.failed", code)
          : words.say("event.failedBy", code, rule.numbers());
    }
  }
}
