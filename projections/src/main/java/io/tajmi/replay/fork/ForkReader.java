package io.tajmi.replay.fork;

import io.tajmi.document.Fields;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.ContestId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads the canonical form of a fork, and nothing else. */
final class ForkReader {
  private static final Set<String> KEYS =
      Set.of("contest", "fork", "origin", "position", "root", "rule", "suppositions");

  private ForkReader() {}

  static Fork read(byte[] canonical) {
    Fields fields = Fields.read(canonical).only(KEYS);
    if (fields.number("fork") != Fork.FORMAT) {
      throw Fields.malformed(fields.at("fork"), "Expected the format " + Fork.FORMAT + ".");
    }
    String root = fields.code("root");
    if (!Fork.isRoot(root)) {
      throw Fields.malformed(fields.at("root"), "Expected 64 hex digits in lower case.");
    }
    Fork fork =
        new Fork(
            fields.text("origin"),
            fields.position("position"),
            root,
            contest(fields),
            suppositions(fields),
            fields.has("rule") ? OtherRule.read(fields, "rule") : null);
    if (!Arrays.equals(fork.canonical(), canonical)) {
      throw Fields.malformed(
          null, "Write it in the canonical form, by RFC 8785 and sets in order.");
    }
    return fork;
  }

  private static ContestId contest(Fields fields) {
    String contest = fields.code("contest");
    try {
      return ContestId.parse(contest);
    } catch (IllegalArgumentException _) {
      throw Fields.malformed(fields.at("contest"), "A contest is named election:contest.");
    }
  }

  private static List<Supposition> suppositions(Fields fields) {
    fields.require("suppositions");
    List<Supposition> all = new ArrayList<>();
    for (Fields one : fields.objects("suppositions")) {
      if (all.size() == Fork.SUPPOSITIONS_MAX) {
        throw new Rejection(
            RuleCode.R_114,
            fields.at("suppositions"),
            "A fork has at most " + Fork.SUPPOSITIONS_MAX + " suppositions.");
      }
      all.add(Supposition.read(one));
    }
    return all;
  }
}
