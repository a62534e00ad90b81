package io.tajmi.api.page.count;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.page.sheet.MinuteTimes;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Change;
import io.tajmi.branch.Tally;
import io.tajmi.election.Area;
import io.tajmi.query.BranchHistory;
import io.tajmi.text.ContestNames;
import io.tajmi.text.Dates;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells of one event by which office and chain it came, by what document and how signed, and what
 * it did to every sum that the branch is in; each as far as the history tells it to the reader.
 */
record Life(Words words, ContestView view, Accounts accounts) {

  /** A sentence each, in a fixed order; without what is not stated. */
  List<String> about(BranchHistory.Happening happened) {
    List<String> said = new ArrayList<>();
    String actor = happened.actor();
    if (actor != null) {
      by(said, actor);
    }
    Tally tally = happened.tally();
    if (tally != null) {
      document(said, tally);
      signed(said, tally);
    }
    return said;
  }

  private void by(List<String> said, String actor) {
    Account account = accounts.byId(actor.substring(actor.indexOf(':') + 1));
    if (account == null || account.grants().isEmpty()) {
      return;
    }
    said.add(
        words.say(
            "life.by",
            account.grants().stream()
                .map(this::office)
                .collect(Collectors.joining(words.say("list.comma")))));
  }

  private String office(Grant grant) {
    Naming naming = new Naming(words, view.definition());
    Area area = grant.area() == null ? null : naming.find(grant.area());
    return words.say(
        "life.office",
        words.say("role." + grant.role()),
        area == null ? naming.election() : naming.area(area));
  }

  private void document(List<String> said, Tally tally) {
    List<String> parts = new ArrayList<>();
    parts.add(words.say("source." + tally.source()));
    Tally.Minute minute = tally.minute();
    if (minute != null) {
      part(parts, "life.form", minute.form());
      part(parts, "life.serial", minute.serial());
    }
    Instant stated = MinuteTimes.stated(tally, view.definition().head().zone());
    if (stated != null) {
      parts.add(
          words.say(
              "life.countedAt",
              Dates.time(words.language(), stated, view.definition().head().zone())));
    }
    said.add(words.say("life.document", String.join(words.say("list.comma"), parts)));
  }

  private void part(List<String> parts, String key, @Nullable String text) {
    if (text != null) {
      parts.add(words.say(key, words.language().text(text)));
    }
  }

  private void signed(List<String> said, Tally tally) {
    Tally.Signed signed = tally.signed();
    if (signed != null) {
      said.add(
          words.say(
              "life.signed",
              words.number(signed.executive().size()),
              words.number(signed.supervisory().size())));
    }
  }

  /**
   * What an event did to the sum of its area, of every area above and of the contest, which is the
   * same for each; empty where it did nothing, or the reader may not see it.
   */
  List<String> effect(BranchHistory.Happening happened) {
    BranchTallyEvent event = happened.event();
    if (event == null || !happened.tellsChange()) {
      return List.of();
    }
    return switch (event) {
      case BranchTallyEvent.TallyRecorded recorded ->
          recorded.heldBack() ? List.of() : votes(recorded.tally().votes()::get);
      case BranchTallyEvent.TallyCorrected corrected -> of(corrected.change());
      case BranchTallyEvent.TallyAnnulled annulled -> of(annulled.change());
      case BranchTallyEvent.TallyRestored restored -> of(restored.change());
      case BranchTallyEvent.ClosedWithoutTally _, BranchTallyEvent.Reopened _ -> List.of();
    };
  }

  private List<String> of(@Nullable Change change) {
    return change == null ? List.of() : votes(change.votes()::get);
  }

  private List<String> votes(IntUnaryOperator change) {
    ContestNames names = ContestNames.of(words.language(), view.contest());
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < view.contest().candidates().size(); i++) {
      int by = change.applyAsInt(i);
      if (by != 0) {
        changes.add(
            words.say("moments.change", names.candidate(i), Figures.change(words.language(), by)));
      }
    }
    return changes;
  }
}
