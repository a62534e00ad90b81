package io.tajmi.replay.fork;

import io.tajmi.digest.Sha256;
import io.tajmi.document.CanonicalDocument;
import io.tajmi.document.Fields;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.ContestId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is supposed of one contest from one position of a log on: a value, whose canonical form is
 * JSON as RFC 8785 writes it, and whose id is the SHA-256 of that. A fork on a fork is one fork,
 * whose list goes on.
 *
 * @param origin of the log
 * @param position of the last entry that it stands on
 * @param root of the log with that entry, 64 hex digits in lower case
 * @param suppositions in the order in which they are made
 * @param rule other terms under which all of it is counted; null where they are as defined
 */
public record Fork(
    String origin,
    long position,
    String root,
    ContestId contest,
    List<Supposition> suppositions,
    @Nullable OtherRule rule) {
  /** The most suppositions; the canonical form has at most {@link Fields#BYTES_MAX}. */
  public static final int SUPPOSITIONS_MAX = 1_000;

  /** The format of the canonical form. */
  static final int FORMAT = 1;

  private static final Pattern ROOT = Pattern.compile("[0-9a-f]{64}");

  /** Takes a copy of the list, and checks that it can be written. */
  public Fork {
    suppositions = List.copyOf(suppositions);
    rule = rule != null && rule.isNone() ? null : rule;
    if (origin.isBlank() || position < 0 || !isRoot(root)) {
      throw new IllegalArgumentException("no place in a log: " + origin + " " + position);
    }
  }

  static boolean isRoot(String root) {
    return ROOT.matcher(root).matches();
  }

  /**
   * Reads the canonical form.
   *
   * @throws Rejection R.101, R.108 or R.114 where it is anything else
   */
  public static Fork parse(byte[] canonical) {
    return ForkReader.read(canonical);
  }

  /** The same with more suppositions, under another rule where one is named. */
  public Fork and(List<Supposition> more, @Nullable OtherRule other) {
    List<Supposition> all = new ArrayList<>(suppositions);
    all.addAll(more);
    return new Fork(origin, position, root, contest, all, other == null ? rule : other);
  }

  /**
   * The same as it will be read again from where it is kept.
   *
   * @throws Rejection R.114 or R.108 where it is too long for that
   */
  public Fork asKept() {
    if (suppositions.size() > SUPPOSITIONS_MAX) {
      throw new Rejection(
          RuleCode.R_114,
          "/suppose",
          String.format(
              Locale.ROOT,
              "A supposition is a list of at most %d things, and these are %d.",
              SUPPOSITIONS_MAX,
              suppositions.size()));
    }
    return parse(canonical());
  }

  /** The canonical form. */
  public byte[] canonical() {
    StringBuilder out = new StringBuilder("{\"contest\":");
    out.append(CanonicalDocument.quoted(contest.toString()))
        .append(",\"fork\":")
        .append(FORMAT)
        .append(",\"origin\":")
        .append(CanonicalDocument.quoted(origin))
        .append(",\"position\":")
        .append(position)
        .append(",\"root\":")
        .append(CanonicalDocument.quoted(root));
    if (rule != null) {
      out.append(",\"rule\":").append(rule.json());
    }
    out.append(",\"suppositions\":[");
    String separator = "";
    for (Supposition supposition : suppositions) {
      out.append(separator).append(supposition.json());
      separator = ",";
    }
    return out.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** SHA-256 of the canonical form, 64 hex digits. */
  public String id() {
    return Sha256.hex(canonical());
  }
}
