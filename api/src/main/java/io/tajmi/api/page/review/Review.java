package io.tajmi.api.page.review;

import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Picked;
import io.tajmi.election.ContestCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a review goes on with from step to step: what is chosen, since when it is looked at, and the
 * complaint that it is about.
 *
 * @param picks everything that is chosen
 * @param kept the selection that some of it is kept as; null where it is kept as none
 * @param since the first moment as an address names it exactly, or as it was typed where it is none
 */
public record Review(
    Picks picks, KeptPicks.@Nullable Kept kept, String since, Complaint complaint) {
  public static final String SINCE = "since";
  public static final String KEPT = "kept";

  private static final String BETWEEN = "~";

  /** What a complaint is called, and when it came and was looked at; each as it was typed. */
  public record Complaint(String number, String received, String reviewed) {
    public static final String NUMBER = "complaint";
    public static final String RECEIVED = "received";
    public static final String REVIEWED = "reviewed";

    /** The longest of each, so that an address can hold them all. */
    static final int CHARACTERS_MAX = 60;

    static final Complaint NONE = new Complaint("", "", "");
  }

  Review since(String moment) {
    return new Review(picks, kept, moment, complaint);
  }

  /** With more that is chosen. */
  public Review adding(Picks more) {
    Picks all = picks.and(more);
    return new Review(all, kept, since, complaint);
  }

  public Review with(Picks others) {
    return new Review(others, null, since, complaint);
  }

  /** Whether an address can name what is chosen. */
  public boolean fitsAddress() {
    return isKept() || picks.fitsAddress();
  }

  /** Whether everything that is chosen is kept under one name. */
  private boolean isKept() {
    return kept != null && kept.picks().equals(picks);
  }

  /** The selection as the address of a step names it; nothing where that is too long for one. */
  public List<Addresses.Parameter> selection() {
    if (kept != null && isKept()) {
      return List.of(new Addresses.Parameter(KEPT, kept.id()));
    }
    return picks.fitsAddress() ? picks.parameters() : List.of();
  }

  /** All of it, as the address of a step names it. */
  public List<Addresses.Parameter> parameters() {
    List<Addresses.Parameter> parameters = new ArrayList<>(selection());
    parameters.addAll(asked());
    return parameters;
  }

  /** What is asked of the selection, as the address of a step names it. */
  List<Addresses.Parameter> asked() {
    return List.of(
        coded(SINCE, since),
        coded(Complaint.NUMBER, complaint.number()),
        coded(Complaint.RECEIVED, complaint.received()),
        coded(Complaint.REVIEWED, complaint.reviewed()));
  }

  private static Addresses.Parameter coded(String name, String text) {
    return new Addresses.Parameter(
        name, text.isEmpty() ? null : URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  /** As the links of every page carry it along. */
  public List<Addresses.Parameter> carried(ContestCode contest) {
    String picked = null;
    if (kept != null && isKept()) {
      picked = contest + BETWEEN + kept.id();
    } else if (!picks.isEmpty() && picks.fitsAddress()) {
      picked = picks.carried(contest);
    }
    String review =
        String.join(
            BETWEEN,
            plain(since),
            plain(complaint.number()),
            plain(complaint.received()),
            plain(complaint.reviewed()));
    return Picked.parameters(picked, review.length() == 3 ? null : review);
  }

  private static String plain(String text) {
    return text.replace(BETWEEN, " ");
  }

  /** What pages have carried of the question; nothing where it is of no such form. */
  public static Review carried(
      Picks picks, KeptPicks.@Nullable Kept kept, @Nullable String review) {
    String[] parts = review == null ? new String[0] : review.split(BETWEEN, -1);
    return parts.length != 4
        ? new Review(picks, kept, "", Complaint.NONE)
        : new Review(picks, kept, parts[0], new Complaint(parts[1], parts[2], parts[3]));
  }

  /** The id of a kept selection of a contest that pages have carried; null where there is none. */
  static @Nullable String carriedId(@Nullable String picked, ContestCode contest) {
    return picked != null && picked.startsWith(contest + BETWEEN)
        ? picked.substring(contest.value().length() + 1)
        : null;
  }
}
