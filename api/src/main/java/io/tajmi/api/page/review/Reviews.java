package io.tajmi.api.page.review;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Right;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.address.Picked;
import io.tajmi.api.page.review.Review.Complaint;
import io.tajmi.election.AreaCode;
import io.tajmi.query.NotThere;
import io.tajmi.view.ContestView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a review goes on with: what its form sent, else what pages have carried along. */
public final class Reviews {
  public static final String PICK = "pick";

  private final Pages pages;
  private final KeptPicks kept;

  public Reviews(Pages pages, KeptPicks kept) {
    this.pages = pages;
    this.kept = kept;
  }

  /**
   * What was read.
   *
   * @param named whether the address itself chooses something, or says that nothing is chosen
   * @param typed the list that was typed; empty where none was
   * @param read what it names; null where none was typed
   */
  public record Read(
      Review review, boolean named, String typed, PickReader.@Nullable Reading read) {}

  /**
   * Of a request.
   *
   * @param within the area that numbers and names are looked for in
   * @throws NotThere where the address chooses what is not there
   */
  public Read read(Pages.Request from, ContestView view, AreaCode within, Parameters asked) {
    HttpServletRequest request = from.request();
    KeptPicks.Kept named = named(from, view, asked.text(Review.KEPT));
    boolean chooses =
        named != null || !asked.all(Picks.AREAS).isEmpty() || !asked.all(Picks.BRANCHES).isEmpty();
    String typed = Parameters.typed(PICK, asked.text(PICK), PickReader.TEXT_CHARACTERS_MAX);
    PickReader.Reading read =
        typed.isEmpty() ? null : PickReader.read(from.words(), view, within, typed);
    Review carried = carried(from, view);
    Picks own = Picks.of(view, asked);
    Picks all = named == null ? own : own.and(named.picks());
    KeptPicks.Kept keptAs = named;
    if (!chooses) {
      all = carried.picks();
      keptAs = carried.kept();
    }
    Review review =
        new Review(
            read == null ? all : all.and(read.picks()),
            keptAs,
            moment(asked, carried.since(), request),
            new Complaint(
                own(asked, Complaint.NUMBER, carried.complaint().number()),
                own(asked, Complaint.RECEIVED, carried.complaint().received()),
                own(asked, Complaint.REVIEWED, carried.complaint().reviewed())));
    return new Read(review, chooses || read != null, typed, read);
  }

  /** What pages have carried along. */
  public Review carried(Pages.Request from, ContestView view) {
    String picked = Picked.of(from.request());
    String id = Review.carriedId(picked, view.contest().id().contest());
    KeptPicks.Kept found =
        id == null ? null : kept.find(circles(from.sight().viewer()), view.contest().id(), id);
    Picks picks = found == null ? Picks.carried(view, picked) : found.picks();
    return Review.carried(picks, found, Picked.review(from.request()));
  }

  private String moment(Parameters asked, String carried, HttpServletRequest request) {
    String typed = own(asked, Review.SINCE, carried);
    String exact = typed.isEmpty() ? null : pages.exact(typed, request);
    return exact == null ? typed : exact;
  }

  /** What the form sent, an empty text too; what was carried where it sent nothing. */
  private static String own(Parameters asked, String name, String carried) {
    List<String> sent = asked.all(name);
    return sent.isEmpty()
        ? carried
        : Parameters.typed(name, sent.getFirst(), Complaint.CHARACTERS_MAX);
  }

  /**
   * A selection that whoever asks has kept, by its id or its name.
   *
   * @throws NotThere where there is none
   */
  KeptPicks.@Nullable Kept named(Pages.Request from, ContestView view, @Nullable String name) {
    if (name == null) {
      return null;
    }
    KeptPicks.Kept found = kept.find(circles(from.sight().viewer()), view.contest().id(), name);
    if (found == null) {
      throw new NotThere("There is no selection " + name + ".");
    }
    return found;
  }

  /** By what somebody finds selections again: each role that reads votes, with its area. */
  public static List<String> circles(Viewer viewer) {
    return viewer.grants().stream()
        .filter(grant -> Right.READ_VOTES.of(grant.role()))
        .map(Reviews::circle)
        .distinct()
        .toList();
  }

  private static String circle(Grant grant) {
    return grant.role() + " " + (grant.area() == null ? "*" : grant.area().value());
  }
}
