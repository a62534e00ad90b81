package io.tajmi.branch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tajmi.election.Policy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The quantities of one minute, each a whole number from 0 to 9,999,999 or not stated. Immutable.
 */
public final class Ballots {
  private static final int NOT_STATED = -1;
  private static final BallotField[] FIELDS = BallotField.values();

  private final int[] values;

  private Ballots(int[] values) {
    this.values = values;
  }

  /** Reads a JSON object of stated quantities by key. */
  @JsonCreator
  public static Ballots of(Map<String, Integer> stated) {
    int[] values = new int[FIELDS.length];
    Arrays.fill(values, NOT_STATED);
    int known = 0;
    for (BallotField field : FIELDS) {
      Integer value = stated.get(field.key());
      if (value != null) {
        if (value < 0 || value > Policy.NUMBER_MAX) {
          throw new IllegalArgumentException(
              field.key() + " is not from 0 to " + Policy.NUMBER_MAX + ": " + value);
        }
        values[field.ordinal()] = value;
        known++;
      }
    }
    if (known != stated.size()) {
      throw new IllegalArgumentException("unknown quantity among " + stated.keySet());
    }
    return new Ballots(values);
  }

  /** Takes quantities in the order of {@link BallotField}, -1 where one is not stated. */
  public static Ballots of(int... values) {
    if (values.length != FIELDS.length) {
      throw new IllegalArgumentException(values.length + " quantities, not " + FIELDS.length);
    }
    for (int value : values) {
      if (value < NOT_STATED || value > Policy.NUMBER_MAX) {
        throw new IllegalArgumentException(
            value + " is no quantity from 0 to " + Policy.NUMBER_MAX);
      }
    }
    return new Ballots(values.clone());
  }

  /** Whether all of these are stated. */
  public boolean states(BallotField... fields) {
    for (BallotField field : fields) {
      if (values[field.ordinal()] == NOT_STATED) {
        return false;
      }
    }
    return true;
  }

  /**
   * A stated quantity.
   *
   * @throws IllegalStateException where it is not stated
   */
  public int get(BallotField field) {
    int value = values[field.ordinal()];
    if (value == NOT_STATED) {
      throw new IllegalStateException(field.key() + " is not stated");
    }
    return value;
  }

  /** A quantity, or 0 where it is not stated. */
  public int orZero(BallotField field) {
    return Math.max(0, values[field.ordinal()]);
  }

  /** Ballots taken: as stated, else valid and invalid taken together (A5). */
  public int taken() {
    return states(BallotField.TAKEN)
        ? get(BallotField.TAKEN)
        : orZero(BallotField.VALID) + orZero(BallotField.INVALID_TAKEN);
  }

  /** Stated quantities by key, in the order of {@link BallotField}. */
  @JsonValue
  public Map<String, Integer> stated() {
    Map<String, Integer> stated = new LinkedHashMap<>();
    for (BallotField field : FIELDS) {
      if (values[field.ordinal()] != NOT_STATED) {
        stated.put(field.key(), values[field.ordinal()]);
      }
    }
    return stated;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ballots that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return stated().toString();
  }
}
