package io.tajmi.text;

import io.tajmi.election.Name;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The languages of the pages; Persian is the first. */
public enum Language {
  FA("fa", "rtl"),
  EN("en", "ltr");

  /** Marks that would turn the direction of what stands around a text, or hide what it says. */
  private static final Pattern DIRECTIONS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private static final char LEFT_TO_RIGHT = '\u2066';
  private static final char RIGHT_TO_LEFT = '\u2067';
  private static final char FIRST_STRONG = '\u2068';
  private static final char END = '\u2069';

  private final String tag;
  private final String direction;

  Language(String tag, String direction) {
    this.tag = tag;
    this.direction = direction;
  }

  /** Its tag in addresses and in HTML. */
  public String tag() {
    return tag;
  }

  /** The way it is written: {@code rtl} or {@code ltr}. */
  public String direction() {
    return direction;
  }

  /** The other one. */
  public Language other() {
    return this == FA ? EN : FA;
  }

  /** Its locale. */
  public Locale locale() {
    return Locale.of(tag);
  }

  /** By its tag; Persian for anything else. */
  public static Language of(@Nullable String tag) {
    return EN.tag.equals(tag) ? EN : FA;
  }

  /**
   * A name in this language, or in the other where the package gives only that. No sign of it is
   * exchanged, its digits neither: people look for it as it is written on the door.
   */
  public String name(Name name) {
    String own = this == FA ? name.fa() : name.en();
    String other = this == FA ? name.en() : name.fa();
    return name(own.isEmpty() ? other : own);
  }

  /** A name as the package gives it, its direction its own. */
  public String name(String given) {
    return DIRECTIONS.matcher(given).replaceAll("");
  }

  /** A text of a package or a document with the digits of this language, its direction its own. */
  public String text(String text) {
    return Figures.digits(this, DIRECTIONS.matcher(text).replaceAll(""));
  }

  /** A name within a sentence: whatever direction it has, it turns nothing around it. */
  public String within(String name) {
    return FIRST_STRONG + name + END;
  }

  /** A part of a sentence that runs as this language does, whatever stands around it. */
  public String part(String text) {
    return (this == FA ? RIGHT_TO_LEFT : LEFT_TO_RIGHT) + text + END;
  }

  /** A code within a sentence, from the left to the right and as it is written everywhere. */
  public String code(String code) {
    return LEFT_TO_RIGHT + DIRECTIONS.matcher(code).replaceAll("") + END;
  }
}
