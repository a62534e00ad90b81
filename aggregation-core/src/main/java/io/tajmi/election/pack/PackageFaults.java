package io.tajmi.election.pack;

import io.tajmi.election.PlainText;
import java.util.ArrayList;
import java.util.List;

/** Collects faults up to a limit and counts the rest. */
final class PackageFaults {
  static final int LISTED_MAX = 1_000;

  private final List<PackageFault> listed = new ArrayList<>();
  private long unlisted;

  void add(String file, int line, PackageFaultCode code, String detail) {
    if (listed.size() < LISTED_MAX) {
      listed.add(new PackageFault(file, line, code.code(), PlainText.quoted(detail)));
    } else {
      unlisted++;
    }
  }

  boolean none() {
    return listed.isEmpty();
  }

  List<PackageFault> all() {
    List<PackageFault> all = new ArrayList<>(listed);
    if (unlisted > 0) {
      all.add(
          new PackageFault(
              "",
              0,
              PackageFaultCode.MORE_FAULTS.code(),
              unlisted + " more faults are not listed; mend these first and read again."));
    }
    return all;
  }

  /** A value as a fault may quote it: at most 80 characters, dots for those that are not plain. */
  static String quote(String value) {
    String cut = value.length() > 80 ? value.substring(0, 80) + "…" : value;
    return "\"" + PlainText.quoted(cut) + "\"";
  }
}
