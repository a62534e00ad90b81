package io.tajmi.api.page.suppose;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.LinkList;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.record.RulingNaming;
import io.tajmi.api.page.review.ReviewForm;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.replay.Between;
import io.tajmi.api.replay.ForkDesk;
import io.tajmi.election.ContestId;
import io.tajmi.replay.fork.ForkStore;
import io.tajmi.text.Dates;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.RulingBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the page of suppositions in words. */
final class SupposeTelling {
  /** So many forks stand side by side. */
  static final int FORKS_MAX = 5;

  private static final int RULINGS_MAX = 200;
  private static final int KEPT_MAX = 50;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

  private final Words words;
  private final Sight sight;
  private final ContestView view;
  private final Between.Desk differences;

  SupposeTelling(Words words, Sight sight, ContestView view, Between.Desk differences) {
    this.words = words;
    this.sight = sight;
    this.view = view;
    this.differences = differences;
  }

  /**
   * Ids of forks as an address lists them, each once, the last of them where there are too many.
   */
  static List<String> ids(@Nullable String listed) {
    Set<String> ids = new LinkedHashSet<>();
    Stream.of(SupposeForm.text(listed).split(",", -1))
        .filter(id -> ID.matcher(id).matches())
        .forEach(ids::add);
    List<String> all = List.copyOf(ids);
    return all.subList(Math.max(0, all.size() - FORKS_MAX), all.size());
  }

  /**
   * The page.
   *
   * @param action address that forms are sent to
   * @param found the forks that stand side by side
   * @param named how many were asked for
   * @param all every fork that the reader may know of; null where they are not asked for
   */
  SupposeView view(
      SupposeForm form,
      ReviewForm review,
      String action,
      List<ForkDesk.Made> found,
      int named,
      @Nullable List<ForkStore.Kept> all,
      @Nullable String wrong) {
    ContestId contest = view.contest().id();
    Terms terms = new Terms(words, view);
    List<String> ids = found.stream().map(made -> made.forked().fork().id()).toList();
    return new SupposeView(
        Map.of(),
        words.say("suppose.title"),
        new Naming(words, view.definition()).contest(view.contest()),
        Addresses.contest(contest),
        action,
        base(),
        SupposePage.fork(sight, view) == null || sight.forked() == null
            ? List.of()
            : new ForkTelling(words, sight, view).said(sight.forked().fork()),
        form,
        review,
        rulings(form),
        terms.parameters(),
        terms.thresholds(),
        wrong,
        found.size() == named ? null : words.say("suppose.missing"),
        String.join(",", ids),
        new SideBySide(words, sight, differences, found).groups(),
        Addresses.with(
            SupposePage.address(contest, ids),
            List.of(Addresses.Parameter.of(SupposePage.OTHERS, 1))),
        all == null ? null : kept(all, ids));
  }

  private String base() {
    Instant time = sight.snapshot().time();
    return words.say(
        "outcome.at",
        words.number(sight.snapshot().position()),
        time == null
            ? Figures.NONE
            : Dates.time(words.language(), time, view.definition().head().zone()));
  }

  /** The latest first. */
  private LinkList rulings(SupposeForm form) {
    RulingNaming naming = new RulingNaming(words);
    List<Links.Link> links = new ArrayList<>();
    RulingBook.of(sight.snapshot(), view.contest().id().election()).of(view.contest().id()).stream()
        .filter(sight::reads)
        .forEach(ruling -> {
          String envelope = ruling.issued().envelope();
          links.addFirst(
              new Links.Link(envelope, naming.link(ruling).text(), envelope.equals(form.ruling())));
        });
    return LinkList.of(words, links, RULINGS_MAX);
  }

  /** Others of this contest, used last first. */
  private LinkList kept(List<ForkStore.Kept> all, List<String> shown) {
    ContestId contest = view.contest().id();
    List<Links.Link> links =
        all.stream()
            .filter(kept -> kept.fork().contest().equals(contest))
            .filter(kept -> !shown.contains(kept.fork().id()))
            .map(kept -> {
              List<String> with = new ArrayList<>(shown);
              with.add(kept.fork().id());
              String said =
                  String.join(
                      words.say("list.comma"),
                      new ForkTelling(words, sight, view).said(kept.fork()));
              String name = kept.name();
              return new Links.Link(
                  SupposePage.address(contest, with),
                  name == null
                      ? said
                      : words.say("outcome.ofGroup", words.language().within(name), said),
                  false);
            })
            .toList();
    return LinkList.of(words, links, KEPT_MAX);
  }
}
