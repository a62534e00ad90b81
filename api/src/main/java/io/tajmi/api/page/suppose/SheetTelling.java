package io.tajmi.api.page.suppose;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.count.Timelines;
import io.tajmi.api.page.difference.DifferenceWriting;
import io.tajmi.api.page.review.Compared;
import io.tajmi.api.replay.AnswerHash;
import io.tajmi.api.replay.Between;
import io.tajmi.count.AreaDepth;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.replay.Past;
import io.tajmi.replay.difference.Cause;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Explaining;
import io.tajmi.replay.difference.Selection;
import io.tajmi.replay.fork.Forked;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what stands on a sheet. */
final class SheetTelling {
  private static final int ENTRIES_MAX = 200;

  /** What a shell takes as it is. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._,:/-]+");

  private final Words words;
  private final Between between;
  private final Between.Desk differences;
  private final AnswerHash hashes;
  private final Timelines timelines;

  /** Of a difference between two moments that stay what they are. */
  SheetTelling(
      Words words,
      Between between,
      Between.Desk differences,
      AnswerHash hashes,
      Timelines timelines) {
    this.timelines = timelines;
    this.words = words;
    this.between = between;
    this.differences = differences;
    this.hashes = hashes;
  }

  /**
   * What stands on it.
   *
   * @throws io.tajmi.query.NotThere where the area or a branch is none of the contest
   */
  SheetView.Paper paper(Compared asked) {
    String area = asked.areaCode();
    Set<BranchCode> branches = asked.branches(between);
    String listed =
        branches.isEmpty()
            ? null
            : branches.stream().map(BranchCode::value).collect(Collectors.joining(","));
    Difference difference = differences.difference(between, area, AreaDepth.ITSELF);
    Explaining.Page entries =
        difference.entries(
            new Selection(null, null, branches.isEmpty() ? null : branches, between.tellsActs()),
            -1,
            ENTRIES_MAX);
    ContestId contest = between.contest();
    AnswerHash.Asked answer =
        new AnswerHash.Asked(
            contest.election().value(),
            contest.contest().value(),
            Compared.side(between.from()),
            Compared.side(between.to()),
            area,
            listed);
    return new SheetView.Paper(
        new DifferenceWriting(words, between, difference)
            .telling(this::about)
            .sheet(
                branches,
                branches.isEmpty() ? null : differences.boxes(difference, branches),
                entries,
                differences.outcome(between),
                List.of()),
        branches.isEmpty()
            ? null
            : new ForkTelling(words, between.to(), between.view())
                .names(branches.stream().map(BranchCode::value).toList()),
        moment(between.from(), asked.from()),
        moment(between.to(), asked.asked(asked.page().sight())),
        supposed(between.to()),
        hashes.of(answer),
        command(answer),
        address(answer));
  }

  /** By which office and on what document; of what is only supposed there is neither. */
  private List<String> about(Explaining entry) {
    if (entry.cause() == Cause.SUPPOSITION) {
      return List.of();
    }
    Sight log = between.to();
    ContestView view = between.view();
    BranchCode branch = entry.branch();
    if (branch != null) {
      int ordinal = view.contest().ordinal(branch);
      return timelines.about(words, log, log.of(view), ordinal, entry.position());
    }
    return entry.cause() == Cause.CONTEST_ACT && !log.readsActs(view)
        ? List.of()
        : timelines.about(words, log, view, entry.position());
  }

  private SheetView.Moment moment(Sight sight, String asked) {
    Past past = Objects.requireNonNull(sight.past(), "a pinned sight");
    return new SheetView.Moment(
        Compared.hour(words, asked, between.view()),
        words.number(past.treeSize()),
        past.root().hex());
  }

  private SheetView.@Nullable Supposed supposed(Sight sight) {
    Forked forked = sight.forked();
    if (forked == null) {
      return null;
    }
    ContestView view = forked.before();
    ForkTelling telling = new ForkTelling(words, between.from(), view);
    ForkEffect effect = ForkEffect.of(sight, forked);
    return new SheetView.Supposed(
        forked.fork().id(),
        telling.said(forked.fork()),
        telling.gone(forked),
        effect == null ? null : effect.said(words));
  }

  /** Asks for the same with a shell, of whichever server, in pieces that break on no line. */
  private static List<String> command(AnswerHash.Asked asked) {
    List<String> pieces = new ArrayList<>(List.of("./tajmi ", "difference "));
    option(pieces, "--election", asked.election());
    option(pieces, "--contest", asked.contest());
    option(pieces, "--from", asked.from());
    option(pieces, "--to", asked.to());
    option(pieces, "--area", asked.area());
    option(pieces, "--branches", asked.branches());
    option(pieces, "--server", "SERVER");
    option(pieces, "--token-file", "TOKEN");
    return pieces;
  }

  private static void option(List<String> pieces, String name, @Nullable String value) {
    if (value != null) {
      pieces.add(name + " ");
      String quoted =
          PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
      Collections.addAll(pieces, (quoted + " ").split("(?<=,)"));
    }
  }

  private static String address(AnswerHash.Asked asked) {
    return Addresses.with(
        "/api/v1/elections/" + asked.election() + "/contests/" + asked.contest() + "/difference",
        List.of(
            Addresses.Parameter.of("from", asked.from()),
            Addresses.Parameter.of("to", asked.to()),
            Addresses.Parameter.of("area", asked.area()),
            Addresses.Parameter.of("branches", asked.branches())));
  }
}
