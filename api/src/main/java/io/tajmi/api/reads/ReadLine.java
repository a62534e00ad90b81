package io.tajmi.api.reads;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the record.
 *
 * @param n its number, 0 for the first
 * @param what READ; or of the record itself: MISSED, where reads could not be recorded, CUT, where
 *     bytes at its end were no lines of it, SHORTENED, where lines were gone, and REPLACED, where
 *     they were others than before
 * @param account who read, as the log calls accounts; absent of what is said of the record itself
 * @param address that was read, by its path and query, cut where it is long
 * @param answer hash of the answer; absent of what has none
 * @param count how many reads, bytes or lines; absent of a read
 * @param salt 32 random hex digits: who has only the hash of the line cannot try what it says
 * @param before SHA-256 of the line before, 64 hex digits; of the first 64 zeros
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReadLine(
    long n,
    Instant time,
    What what,
    @Nullable String account,
    @Nullable String address,
    @Nullable String answer,
    @Nullable Long count,
    String salt,
    String before) {

  /** What a line says. */
  public enum What {
    /** Somebody read something. */
    READ,
    /** Reads that could not be recorded. */
    MISSED,
    /** Bytes at the end of the record that were no lines of it; they are kept beside it. */
    CUT,
    /** Lines that were there before. */
    SHORTENED,
    /** Lines that are others than they were. */
    REPLACED
  }
}
