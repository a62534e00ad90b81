package io.tajmi.election.pack;

import io.tajmi.election.Contest;

/** How large an entry about one branch of a contest can get. */
public final class EntrySize {
  /** The limit of an entry in the log, in bytes. */
  public static final int ENTRY_BYTES_MAX = 65_535;

  private static final int VOTE_BYTES = "9999999,".length();
  private static final int CHANGE_BYTES = "-9999999,".length();

  /** Serials, ambiguous names, signatures and reasons, together. */
  private static final int PARTS_BYTES = 4_096;

  private static final int CORRECTION_REASON_BYTES = 500;
  private static final int EXPLANATION_BYTES = 500;

  /** Header, meta, ballots and their change, findings. */
  private static final int FRAME_BYTES = 900;

  private EntrySize() {}

  /** Bytes of the largest entry about a branch of this contest. */
  public static long largestEntryBytes(Contest contest) {
    return largestEntryBytes(contest.candidates().size(), contest.lists().size());
  }

  /**
   * The largest entry is a correction: each candidate and each list has 8 bytes of vote ({@code
   * 9999999,}) and 9 of change ({@code -9999999,}); to that come 4,096 bytes of serials, ambiguous
   * names, signatures and reasons together, 500 of the correction's reason, 500 of explanation and
   * 900 of frame: 17 · (candidates + lists) + 5,996. So 3,500 candidates make 65,496 bytes, and
   * 3,502 are the most that fit.
   *
   * <p>The frame is a budget, not a worst case: with all twelve quantities stated and changed,
   * every finding raised and every id at 64 characters it takes about 2,100 bytes. An entry can
   * pass the limit only where, beside that, all votes and changes have seven digits and all texts
   * are full; the log then refuses it whole.
   */
  public static long largestEntryBytes(int candidates, int lists) {
    return (long) (VOTE_BYTES + CHANGE_BYTES) * ((long) candidates + lists)
        + PARTS_BYTES
        + CORRECTION_REASON_BYTES
        + EXPLANATION_BYTES
        + FRAME_BYTES;
  }
}
