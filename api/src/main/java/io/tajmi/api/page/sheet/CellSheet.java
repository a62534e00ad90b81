package io.tajmi.api.page.sheet;

import io.tajmi.count.Bucket;
import io.tajmi.count.Progress;
import io.tajmi.query.BranchProgress;
import io.tajmi.query.Portion;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cells of a page while it is made. */
public final class CellSheet {
  /** How wide a full bar is, in its own units. */
  static final long BAR = 1_000;

  private static final String MORE = "+";

  private final Words words;
  private final Map<String, String> cells = new LinkedHashMap<>();

  public CellSheet(Words words) {
    this.words = words;
  }

  public Words words() {
    return words;
  }

  public Map<String, String> cells() {
    return cells;
  }

  public CellSheet text(String key, String text) {
    cells.put(key, text);
    return this;
  }

  public CellSheet number(String key, long n) {
    return text(key, words.number(n));
  }

  public CellSheet percent(String key, Portion portion) {
    return text(key, words.percent(portion.share()));
  }

  /**
   * Which rows a list on the page has, in order, so that an open page can tell what is new in it
   * and what is gone: an attribute, no text.
   *
   * @param more whether the list goes on behind the last
   */
  public CellSheet rows(String list, List<String> rows, boolean more) {
    return text("rows." + list, String.join(" ", rows) + (more ? " " + MORE : ""));
  }

  /** A length in a bar's own units: an attribute, no text. */
  CellSheet bar(String key, Portion portion) {
    return text(key, Long.toString(Math.min(BAR, portion.in(BAR))));
  }

  /** How far an area has come: its numbers, their shares, and the parts of one bar. */
  public CellSheet progress(String prefix, BranchProgress p) {
    Progress branches = p.branches();
    return brief(prefix, p)
        .number(prefix + "received", branches.received())
        .number(prefix + "annulled", branches.annulled())
        .number(prefix + "noTally", branches.noTally())
        .number(prefix + "incomplete", branches.incomplete())
        .percent(prefix + "receivedShare", p.received())
        .percent(prefix + "heldBackShare", p.share(Bucket.HELD_BACK))
        .percent(prefix + "annulledShare", p.share(Bucket.ANNULLED))
        .percent(prefix + "noTallyShare", p.share(Bucket.NO_TALLY))
        .percent(prefix + "outstandingShare", p.share(Bucket.OUTSTANDING))
        .percent(prefix + "incompleteShare", p.share(Bucket.INCOMPLETE));
  }

  /** The part of it that a row of a table has. */
  public CellSheet brief(String prefix, BranchProgress p) {
    Portion counted = p.share(Bucket.COUNTED);
    return number(prefix + "expected", p.branches().expected())
        .number(prefix + "counted", p.branches().counted())
        .number(prefix + "heldBack", p.branches().heldBack())
        .number(prefix + "outstanding", p.branches().outstanding())
        .number(prefix + "closed", p.closed())
        .percent(prefix + "countedShare", counted)
        .text(prefix + "ofN", ofN(p))
        .bar(prefix + "bar.counted", counted)
        .bar(prefix + "bar.heldBackX", counted)
        .bar(prefix + "bar.heldBack", p.share(Bucket.HELD_BACK))
        .bar(prefix + "bar.closedX", p.countedOrHeldBack())
        .bar(prefix + "bar.closed", p.closedShare());
  }

  /** «n of N branches counted»; nothing where there are none to count. */
  public String ofN(BranchProgress p) {
    return ofN(words, p);
  }

  /** The same in some words. */
  public static String ofN(Words words, BranchProgress p) {
    return p.branches().expected() == 0
        ? Figures.NONE
        : words.say(
            "of.branches",
            words.number(p.branches().counted()),
            words.number(p.branches().expected()));
  }
}
