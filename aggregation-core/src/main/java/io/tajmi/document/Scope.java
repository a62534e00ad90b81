package io.tajmi.document;

import io.tajmi.digest.Sha256;
import io.tajmi.election.BranchCode;
import java.util.ArrayList;
import java.util.List;

/** The branches that a ruling names, in its order: their hash and their parts. */
public final class Scope {
  private static final int PART_BYTES_MAX = 40_000;
  private static final int QUOTES_AND_COMMA_BYTES = 3;

  private Scope() {}

  /** SHA-256 over the codes, each followed by a line feed, in order; 64 hex digits. */
  public static String hash(List<BranchCode> branches) {
    StringBuilder lines = new StringBuilder();
    for (BranchCode branch : branches) {
      lines.append(branch.value()).append('\n');
    }
    return Sha256.hex(lines.toString());
  }

  /** Cuts a scope into parts that each fit an entry, in order. */
  public static List<List<BranchCode>> parts(List<BranchCode> branches) {
    List<List<BranchCode>> parts = new ArrayList<>();
    int from = 0;
    int bytes = 0;
    for (int i = 0; i < branches.size(); i++) {
      int next = branches.get(i).value().length() + QUOTES_AND_COMMA_BYTES;
      if (bytes + next > PART_BYTES_MAX) {
        parts.add(branches.subList(from, i));
        from = i;
        bytes = 0;
      }
      bytes += next;
    }
    parts.add(branches.subList(from, branches.size()));
    return parts;
  }
}
