package io.tajmi.api.page;

import io.tajmi.text.Words;
import io.tajmi.view.AreaTotal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cells of a page while it is made. */
final class CellSheet {
  /** How wide a full bar is, in its own units. */
  static final long BAR = 1_000;

  private static final String MORE = "+";

  private final Words words;
  private final Map<String, String> cells = new LinkedHashMap<>();

  CellSheet(Words words) {
    this.words = words;
  }

  Words words() {
    return words;
  }

  Map<String, String> cells() {
    return cells;
  }

  CellSheet text(String key, String text) {
    cells.put(key, text);
    return this;
  }

  CellSheet number(String key, long n) {
    return text(key, words.number(n));
  }

  CellSheet percent(String key, long part, long whole) {
    return text(key, words.percent(part, whole));
  }

  /**
   * Which rows a list on the page has, in order, so that an open page can tell what is new in it
   * and what is gone: an attribute, no text.
   *
   * @param more whether the list goes on behind the last
   */
  CellSheet rows(String list, List<String> rows, boolean more) {
    return text("rows." + list, String.join(" ", rows) + (more ? " " + MORE : ""));
  }

  /** A length in a bar's own units: an attribute, no text. */
  CellSheet bar(String key, long part, long whole) {
    return text(key, Long.toString(bar(part, whole)));
  }

  private static long bar(long part, long whole) {
    return whole <= 0 ? 0 : Math.min(BAR, Math.multiplyExact(part, BAR) / whole);
  }

  /** How far an area has come: its numbers, their shares, and the parts of one bar. */
  CellSheet progress(String prefix, AreaTotal.Progress p) {
    return brief(prefix, p)
        .number(prefix + "received", p.received())
        .number(prefix + "annulled", p.annulled())
        .number(prefix + "noTally", p.noTally())
        .number(prefix + "incomplete", p.incomplete())
        .percent(prefix + "receivedShare", p.received(), p.expected())
        .percent(prefix + "heldBackShare", p.heldBack(), p.expected())
        .percent(prefix + "annulledShare", p.annulled(), p.expected())
        .percent(prefix + "noTallyShare", p.noTally(), p.expected())
        .percent(prefix + "outstandingShare", p.outstanding(), p.expected())
        .percent(prefix + "incompleteShare", p.incomplete(), p.expected());
  }

  /** The part of it that a row of a table has. */
  CellSheet brief(String prefix, AreaTotal.Progress p) {
    long closed = p.annulled() + p.noTally() + p.incomplete();
    return number(prefix + "expected", p.expected())
        .number(prefix + "counted", p.counted())
        .number(prefix + "heldBack", p.heldBack())
        .number(prefix + "outstanding", p.outstanding())
        .number(prefix + "closed", closed)
        .percent(prefix + "countedShare", p.counted(), p.expected())
        .text(prefix + "ofN", ofN(p))
        .bar(prefix + "bar.counted", p.counted(), p.expected())
        .bar(prefix + "bar.heldBackX", p.counted(), p.expected())
        .bar(prefix + "bar.heldBack", p.heldBack(), p.expected())
        .bar(prefix + "bar.closedX", p.counted() + p.heldBack(), p.expected())
        .bar(prefix + "bar.closed", closed, p.expected());
  }

  /** «n of N branches counted». */
  String ofN(AreaTotal.Progress p) {
    return words.say("of.branches", words.number(p.counted()), words.number(p.expected()));
  }
}
