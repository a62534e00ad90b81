package io.tajmi.api.page.review;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.query.Standpoints;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.text.BranchNames;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the form of a review on one of its steps.
 *
 * @param sight what the step shows; where it compares, the second moment
 */
public record ReviewWriting(
    Pages pages, Pages.Request from, Sight sight, ContestView view, Reviews.Read read) {
  private static final int NAMES_MAX = 12;

  /** The steps, in their order. */
  public enum Step {
    DESK("desk.title"),
    DIFFERENCE("moments.title"),
    SUPPOSE("suppose.title"),
    ORIGIN("origin.title"),
    SHEET("sheet.title");

    private final String title;

    Step(String title) {
      this.title = title;
    }
  }

  /**
   * The form.
   *
   * @param step that is shown
   * @param hidden what else of its address stays
   * @param area as it was typed; null on a step that has none
   */
  public ReviewForm form(
      Step step, String action, List<Addresses.Parameter> hidden, @Nullable String area) {
    Words words = from.words();
    Review review = read.review();
    List<Addresses.Parameter> fields = new ArrayList<>(hidden);
    fields.removeIf(field -> field.value() == null);
    if (sight.forked() != null) {
      fields.add(Addresses.Parameter.of(Standpoints.FORK, sight.forked().fork().id()));
    }
    return new ReviewForm(
        action,
        fields,
        words.say(
            "desk.chosen",
            words.number(review.picks().branches().size()),
            words.number(review.picks().areas().size())),
        review.picks().isEmpty() ? null : names(),
        pages.shown(review.since(), from.request()),
        sight.forked() == null ? at() : null,
        pages.zone(from.request()),
        area,
        read.read() == null || read.read().doubts().isEmpty() ? "" : read.typed(),
        review.complaint(),
        Stream.of(Step.values())
            .filter(other -> other != step)
            .filter(other -> other != Step.SUPPOSE || sight.maySuppose(view))
            .map(other -> new ReviewForm.Step(words.say(other.title), href(other)))
            .toList(),
        read.read() == null
            ? List.of()
            : doubts(read.read(), meaning -> there(action, with(review.picks(), meaning))),
        null);
  }

  /** The second moment as its reader wrote it; nothing of a live page. */
  private String at() {
    if (sight.past() == null) {
      return "";
    }
    Instant asked = sight.past().asked();
    return pages.shown(
        asked == null ? Long.toString(sight.snapshot().position()) : asked.toString(),
        from.request());
  }

  private String href(Step step) {
    ContestId contest = view.contest().id();
    return switch (step) {
      case DESK -> Addresses.desk(contest);
      case DIFFERENCE -> Addresses.difference(contest);
      case SUPPOSE -> Addresses.suppose(contest);
      case ORIGIN -> Addresses.contest(contest) + "/origin";
      case SHEET -> Addresses.sheet(contest);
    };
  }

  private String names() {
    Naming naming = new Naming(from.words(), view.definition());
    Picks picks = read.review().picks();
    Stream<String> areas =
        picks.areas().stream()
            .map(code ->
                naming.area(view.definition().areas().get(view.definition().ordinal(code))));
    Stream<String> branches = picks.branches().stream().map(this::name);
    String named =
        Stream.concat(areas, branches)
            .limit(NAMES_MAX)
            .collect(Collectors.joining(from.words().say("list.comma")));
    return picks.size() > NAMES_MAX ? named + "\u2026" : named;
  }

  private String name(BranchCode code) {
    Branch branch = view.contest().branches().get(view.contest().ordinal(code));
    return from.words()
        .say(
            "outcome.ofGroup",
            BranchNames.of(from.words().language(), branch),
            from.words().language().code(code.value()));
  }

  /** The same step with another selection. */
  private String there(String action, Picks picks) {
    return Addresses.with(action, read.review().with(picks).parameters());
  }

  private static Picks with(Picks picks, PickReader.Meaning meaning) {
    return meaning.parameter().equals(Picks.AREAS)
        ? picks.with(new AreaCode(meaning.code()))
        : picks.with(new BranchCode(meaning.code()));
  }

  /** What names nothing or several things, each with what it can mean. */
  public List<DeskSheet.DoubtRow> doubts(
      PickReader.Reading reading, Function<PickReader.Meaning, String> address) {
    return reading.doubts().stream().map(doubt -> doubt(doubt, address)).toList();
  }

  private DeskSheet.DoubtRow doubt(
      PickReader.Doubt doubt, Function<PickReader.Meaning, String> address) {
    Words words = from.words();
    return new DeskSheet.DoubtRow(
        words.say(
            doubt.meanings().isEmpty() ? "desk.unknown" : "desk.several",
            words.language().text(doubt.text()),
            words.number(doubt.meanings().size() + (long) doubt.more())),
        doubt.meanings().stream()
            .map(meaning ->
                new Links.Link(
                    address.apply(meaning),
                    words.say(
                        "desk.meaning",
                        meaning.name(),
                        meaning.where(),
                        words.language().code(meaning.code())),
                    false))
            .toList(),
        doubt.more() == 0 ? null : words.say("desk.moreMeanings", words.number(doubt.more())));
  }
}
