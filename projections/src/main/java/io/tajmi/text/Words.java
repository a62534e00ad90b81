package io.tajmi.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one language; {@code {0}} stands where the first argument goes, {@code
 * {0#branch|branches}} for the first word where that argument is one, else for the second.
 */
public final class Words {
  private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Words(language, read(language)));
    }
  }

  /** A word for one and a word for more. */
  private static final Pattern CHOICE = Pattern.compile("\\{([0-9])#([^|}]*)\\|([^}]*)}");

  private final Language language;
  private final SortedMap<String, String> messages;

  private Words(Language language, SortedMap<String, String> messages) {
    this.language = language;
    this.messages = messages;
  }

  /** Those of a language. */
  public static Words of(Language language) {
    Words words = ALL.get(language);
    if (words == null) {
      throw new IllegalArgumentException("no words of " + language);
    }
    return words;
  }

  private static SortedMap<String, String> read(Language language) {
    String name = "messages_" + language.tag() + ".properties";
    Properties properties = new Properties();
    try (InputStream bytes = Words.class.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new MissingResourceException(name, Words.class.getName(), name);
      }
      Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
      properties.load(text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    SortedMap<String, String> messages = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
    return Collections.unmodifiableSortedMap(messages);
  }

  /** The language. */
  public Language language() {
    return language;
  }

  /** All messages by key. */
  public SortedMap<String, String> messages() {
    return messages;
  }

  /**
   * A message with its arguments, which are texts of this language already.
   *
   * @throws MissingResourceException where there is no such key
   */
  public String say(String key, String... arguments) {
    String message = find(key, arguments);
    if (message == null) {
      throw new MissingResourceException("no message " + key, Words.class.getName(), key);
    }
    return message;
  }

  /** A message with its arguments, or null where there is no such key. */
  public @Nullable String find(String key, String... arguments) {
    String message = messages.get(key);
    message = message == null ? null : chosen(message, arguments);
    for (int i = 0; message != null && i < arguments.length; i++) {
      message = message.replace("{" + i + "}", arguments[i]);
    }
    return message;
  }

  private String chosen(String message, String... arguments) {
    return CHOICE
        .matcher(message)
        .replaceAll(choice -> {
          int argument = Integer.parseInt(choice.group(1));
          boolean one = argument < arguments.length && arguments[argument].equals(number(1));
          return Matcher.quoteReplacement(choice.group(one ? 2 : 3));
        });
  }

  /** Whether there is such a key. */
  public boolean has(String key) {
    return messages.containsKey(key);
  }

  /** A whole number with separators. */
  public String number(long n) {
    return Figures.number(language, n);
  }

  /** A share in percent; a dash where there is none. */
  public String percent(@Nullable Share share) {
    return Figures.percent(language, share);
  }

  @Override
  public String toString() {
    return "words of " + language;
  }
}
