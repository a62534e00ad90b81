package io.tajmi.api.page.record;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.election.ElectionId;
import io.tajmi.ruling.RulingName;
import io.tajmi.text.Dates;
import io.tajmi.text.SearchKey;
import io.tajmi.text.Words;
import io.tajmi.view.RulingView;
import java.time.LocalDate;
import java.util.List;

/**
 * What a ruling is called: a board rules, and the Guardian Council gives its opinion, which is no
 * ruling of a board.
 */
public record RulingNaming(Words words) {
  private static final List<String> COUNCIL =
      List.of(SearchKey.of("شورای نگهبان"), SearchKey.of("Guardian Council"));

  /** A board that the council appoints rules as every board does. */
  private static final List<String> BOARD = List.of(SearchKey.of("هیئت"), SearchKey.of("board"));

  /** By the body that it is of. */
  public String by(String body) {
    boolean council = names(body, COUNCIL) && !names(body, BOARD);
    return words.say(
        council ? "ruling.by.COUNCIL" : "ruling.by.BOARD",
        words.language().within(words.language().text(body)));
  }

  private static boolean names(String body, List<String> keys) {
    return keys.stream().anyMatch(key -> SearchKey.matches(body, key));
  }

  /** By its envelope, for whoever asks; of one that may not be read, not whose it is. */
  public String by(Sight sight, ElectionId election, String envelope) {
    RulingView ruling = sight.snapshot().rulings().get(new RulingName(election, envelope));
    return ruling == null ? words.say("ruling.by.SOME") : by(sight, ruling);
  }

  /** The same of one that is on record. */
  public String by(Sight sight, RulingView ruling) {
    return sight.reads(ruling) ? by(ruling.issued().body()) : words.say("ruling.by.SOME");
  }

  /** What it does. */
  String kind(RulingView ruling) {
    return words.say("ruling.kind." + ruling.issued().kind());
  }

  /** At how many branches of how many it has been carried out. */
  String enforced(RulingView ruling) {
    return words.say(
        ruling.completed() ? "ruling.enforced.all" : "ruling.enforced.some",
        words.number(ruling.reachedCount()),
        words.number(ruling.scope().size()));
  }

  /** Whose a reversal is, and at how many of the branches of what it reverses where not at all. */
  String reversal(RulingView reversed, RulingView reversal) {
    int branches = reversed.scope().size();
    int again = reversal.scope().size();
    String by = by(reversal.issued().body());
    return again == branches
        ? by
        : words.say("ruling.reversedPart", by, words.number(again), words.number(branches));
  }

  /** A day as a document has it. */
  String day(String date) {
    return Dates.day(words.language(), LocalDate.parse(date));
  }

  /** A link that says whose it is, on which document and of which day. */
  public Links.Link link(RulingView ruling) {
    String text =
        words.say(
            "ruling.link",
            by(ruling.issued().body()),
            kind(ruling),
            words.language().within(words.language().text(ruling.issued().document())),
            day(ruling.issued().date()));
    return new Links.Link(Addresses.ruling(ruling.issued().name()), text, false);
  }
}
