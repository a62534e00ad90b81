package io.tajmi.ruling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tajmi.election.ElectionId;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A ruling's stream, {@code ruling/election/number}. Everyone may read the names of streams, so the
 * number is random and says nothing of the ruling; people know it by its {@link RulingName}.
 *
 * @param number 128 random bits, 32 hex digits in lower case
 */
public record RulingId(ElectionId election, String number) {
  /** How the streams of rulings begin, and no other stream. */
  static final String PREFIX = "ruling/";

  private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{32}");

  /** Checks the number. */
  public RulingId {
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException("the stream of a ruling has 32 hex digits, not " + number);
    }
  }

  /** A new one; chance is handed in. */
  public static RulingId draw(ElectionId election, RandomGenerator random) {
    HexFormat hex = HexFormat.of();
    return new RulingId(
        election, hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()));
  }

  /** Reads {@code ruling/election/number}. */
  @JsonCreator
  public static RulingId parse(String stream) {
    int slash = stream.indexOf('/', PREFIX.length());
    if (!stream.startsWith(PREFIX) || slash < 0) {
      throw new IllegalArgumentException("not the stream of a ruling: " + stream);
    }
    return new RulingId(
        new ElectionId(stream.substring(PREFIX.length(), slash)), stream.substring(slash + 1));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + election + "/" + number;
  }
}
