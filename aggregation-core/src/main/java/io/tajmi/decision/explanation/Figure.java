package io.tajmi.decision.explanation;

import io.tajmi.decision.terms.Fraction;
import java.util.List;

/** A figure in a step of an explanation. */
public sealed interface Figure {

  /** A whole number. */
  record Amount(long value) implements Figure {}

  /** An exact share. */
  record Share(Fraction value) implements Figure {}

  /** An exact number of seats that need not be whole. */
  record Quota(Fraction value) implements Figure {}

  /** Candidates, groups or branches by code. */
  record Codes(List<String> codes) implements Figure {
    /** Takes a copy. */
    public Codes {
      codes = List.copyOf(codes);
    }
  }

  /** A word in both languages, or a text that is the same in both. */
  record Words(String fa, String en) implements Figure {}

  /** A number. */
  static Figure of(long value) {
    return new Amount(value);
  }

  /** A part of a whole. */
  static Figure share(long part, long whole) {
    return new Share(Fraction.of(part, whole));
  }

  /** One code. */
  static Figure of(String code) {
    return new Codes(List.of(code));
  }

  /** A text that is the same in both languages. */
  static Figure text(String text) {
    return new Words(text, text);
  }

  /** Some codes. */
  static Figure of(List<String> codes) {
    return new Codes(codes);
  }
}
