package io.tajmi.api.page.count;

import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.record.ActLines;
import io.tajmi.api.page.record.RulingNaming;
import io.tajmi.api.page.sheet.MinuteTimes;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Tally;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.publication.PublicationEvent;
import io.tajmi.query.BranchHistory;
import io.tajmi.ruling.RulingName;
import io.tajmi.text.Dates;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.RulingView;
import io.tajmi.view.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from the log what happened to a branch. */
public final class Timelines {
  /** Events that a page shows at once. */
  static final int PAGE_ENTRIES = 100;

  private final LogReader log;
  private final EventCodec codec;
  private final Accounts accounts;

  public Timelines(LogReader log, EventCodec codec, Accounts accounts) {
    this.log = log;
    this.codec = codec;
    this.accounts = accounts;
  }

  /**
   * One event.
   *
   * @param row its entry, and its place in that
   * @param text what happened
   * @param details reason, ruling and rules failed, each a sentence
   * @param ruling that it carries out or reverses; null where there is none, or the reader may not
   *     read it
   * @param changes what a correction changed; empty where the reader may not see both tallies
   * @param leafHash the receipt's, of any tally: the salt of its entry keeps what it stands for;
   *     null of what is only supposed
   * @param envelope null where the reader may not see the tally, and where there is none
   * @param hidden whether the reader may not see the tally that it put on record
   * @param line address of its line
   * @param effect what it did to every sum that the branch is in
   * @param between address of the moments before and after it, side by side
   */
  record Happening(
      String row,
      String position,
      String time,
      String instant,
      String text,
      List<String> details,
      Links.@Nullable Link ruling,
      List<TallySheet.Difference> changes,
      @Nullable String leafHash,
      @Nullable String envelope,
      boolean hidden,
      @Nullable String actor,
      String line,
      List<String> effect,
      String between) {}

  /**
   * Some of the events, the latest first.
   *
   * @param next position before which more stand; null where none do
   */
  record Page(List<Happening> happenings, @Nullable Long next) {}

  /** Where a minute's own time lies on the other side of the moment that a page shows. */
  List<String> minutes(Words words, Sight sight, Visible visible, int branch) {
    return new MinuteTimes(log, codec).ofBranch(words, sight, visible, branch);
  }

  /** The events of a branch up to the snapshot and before a position, where one is named. */
  Page of(Words words, Sight sight, Visible visible, int branch, @Nullable Long before) {
    ContestView view = visible.view();
    ElectionId election = view.contest().id().election();
    RulingNaming naming = new RulingNaming(words);
    Telling telling =
        new Telling(
            words,
            view,
            new Life(words, view, accounts),
            envelope -> naming.by(sight, election, envelope),
            envelope -> ruling(naming, sight, new RulingName(election, envelope)));
    BranchHistory.Page page =
        new BranchHistory(
                log,
                codec,
                visible,
                branch,
                sight.snapshot().position(),
                sight.supposed(view, branch))
            .before(before, PAGE_ENTRIES);
    return new Page(page.happenings().stream().map(telling::happening).toList(), page.next());
  }

  private static Links.@Nullable Link ruling(RulingNaming naming, Sight sight, RulingName name) {
    RulingView ruling = sight.snapshot().rulings().get(name);
    return ruling == null || !sight.reads(ruling) ? null : naming.link(ruling);
  }

  /**
   * What one entry of a branch says of itself, for paper: what happened, by which office and chain,
   * on what document, and the reason as it is on record.
   */
  public List<String> about(Words words, Sight sight, Visible visible, int branch, long position) {
    return of(words, sight, visible, branch, position + 1).happenings().stream()
        .filter(it -> it.row().startsWith(position + "."))
        .flatMap(it ->
            Stream.of(
                    Stream.of(it.text()),
                    it.details().stream(),
                    Stream.ofNullable(it.ruling()).map(Links.Link::text))
                .flatMap(some -> some))
        .toList();
  }

  /** The same of what was done to a contest as a whole. */
  public List<String> about(Words words, Sight sight, ContestView view, long position) {
    List<String> said = new ArrayList<>(ActLines.at(words, sight.of(view), position));
    for (Object event : codec.decode(position, log.entry(new LogPosition(position))).events()) {
      switch (event) {
        case PublicationEvent.ContestReleased released -> {
          said.add(words.say("contest.released") + ": " + named(words, released.office()));
          if (released.document() != null) {
            said.add(words.say("life.document", named(words, released.document())));
          }
          if (released.reason() != null) {
            said.add(words.say("event.reason", named(words, released.reason())));
          }
        }
        case PublicationEvent.ContestHalted halted -> {
          said.add(words.say("life.by", named(words, halted.office())));
          said.add(words.say("event.reason", named(words, halted.reason())));
        }
        default -> {
          // An act is told above, and nothing else is done to a contest as a whole.
        }
      }
    }
    return said;
  }

  private static String named(Words words, String text) {
    return words.language().within(words.language().text(text));
  }

  /** Tells of one event what may be seen of it. */
  private record Telling(
      Words words,
      ContestView view,
      Life life,
      UnaryOperator<String> by,
      Function<String, Links.@Nullable Link> links) {

    Happening happening(BranchHistory.Happening happened) {
      BranchTallyEvent event = happened.event();
      return new Happening(
          happened.position() + "." + happened.place(),
          words.number(happened.position()),
          Dates.time(words.language(), happened.time(), view.definition().head().zone()),
          happened.time().toString(),
          words.say(
              "event." + (event == null ? unnamed(happened) : event.getClass().getSimpleName())),
          event == null
              ? List.of()
              : Stream.concat(life.about(happened).stream(), details(event, happened).stream())
                  .toList(),
          ruling(event),
          event instanceof BranchTallyEvent.TallyCorrected ? changes(happened) : List.of(),
          happened.leafHash(),
          happened.envelope(),
          !happened.tellsTally(),
          happened.actor(),
          Addresses.line(happened.position()),
          life.effect(happened),
          between(happened.position()));
    }

    private Links.@Nullable Link ruling(@Nullable BranchTallyEvent event) {
      return switch (event) {
        case BranchTallyEvent.TallyAnnulled annulled -> links.apply(annulled.ruling());
        case BranchTallyEvent.TallyRestored restored -> links.apply(restored.ruling());
        case null, default -> null;
      };
    }

    private String between(long position) {
      return Addresses.with(
          Addresses.difference(view.contest().id()),
          List.of(
              Addresses.Parameter.of("from", Long.toString(position - 1)),
              Addresses.Parameter.of("to", Long.toString(position))));
    }

    private static String unnamed(BranchHistory.Happening happened) {
      return happened.leafHash() == null ? "CountedAsWritten" : "Unreadable";
    }

    private List<TallySheet.Difference> changes(BranchHistory.Happening happened) {
      Tally before = happened.before();
      Tally after = happened.tally();
      return before == null || after == null
          ? List.of()
          : TallySheet.of(words, before, view.contest())
              .changed(words, TallySheet.of(words, after, view.contest()));
    }

    private List<String> details(BranchTallyEvent event, BranchHistory.Happening happened) {
      return switch (event) {
        case BranchTallyEvent.TallyRecorded recorded ->
            failed(recorded.tally(), recorded.failed(), recorded.heldBack(), happened.tellsTally());
        case BranchTallyEvent.TallyCorrected corrected -> {
          List<String> details = new ArrayList<>();
          if (happened.tellsChange()) {
            details.add(reason(corrected.reason()));
          }
          details.addAll(
              failed(
                  corrected.tally(),
                  corrected.failed(),
                  corrected.heldBack(),
                  happened.tellsTally()));
          yield details;
        }
        case BranchTallyEvent.TallyAnnulled annulled ->
            List.of(
                words.say(
                    "event.ruling",
                    words.language().code(annulled.ruling()),
                    by.apply(annulled.ruling())));
        case BranchTallyEvent.TallyRestored restored ->
            List.of(
                words.say(
                    "event.reverses",
                    words.language().code(restored.ruling()),
                    words.language().code(restored.reverses()),
                    by.apply(restored.ruling())));
        case BranchTallyEvent.ClosedWithoutTally closed -> List.of(reason(closed.reason()));
        case BranchTallyEvent.Reopened reopened -> List.of(reason(reopened.reason()));
      };
    }

    private String reason(String reason) {
      return words.say("event.reason", words.language().text(reason));
    }

    private List<String> failed(Tally tally, List<String> failed, boolean heldBack, boolean told) {
      List<String> details = new ArrayList<>();
      details.add(words.say(heldBack ? "event.heldBack" : "event.counted"));
      if (told) {
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
