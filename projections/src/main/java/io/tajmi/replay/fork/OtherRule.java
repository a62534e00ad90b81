package io.tajmi.replay.fork;

import io.tajmi.document.Fields;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.ContestCode;
import io.tajmi.election.Definition;
import io.tajmi.election.pack.OtherTerms;
import io.tajmi.election.pack.PackageFault;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Terms other than those of the definition: {@code parameters} of the contest's rule, {@code
 * thresholds} of validation, or both. Whether they can be is known with the definition.
 *
 * @param json an object by RFC 8785
 */
public record OtherRule(String json) {
  /** The pointer to it in a fork. */
  static final String POINTER = "/rule";

  /**
   * Reads the object of a key.
   *
   * @throws Rejection R.101
   */
  public static OtherRule read(Fields document, String key) {
    Fields fields = document.object(key).only(Set.of("parameters", "thresholds"));
    if (fields.keys().isEmpty()) {
      throw Fields.malformed(document.at(key), "State parameters, thresholds or both.");
    }
    return new OtherRule(
        fields.keys().stream()
            .filter(part -> !fields.object(part).keys().isEmpty())
            .sorted()
            .map(part -> "\"" + part + "\":" + fields.canonical(part))
            .collect(Collectors.joining(",", "{", "}")));
  }

  /** Whether these are the terms of the definition: a part that is empty is as one left out. */
  boolean isNone() {
    return json.equals("{}");
  }

  /**
   * The definition under these terms.
   *
   * @throws Rejection R.101 with the first of the faults, as a package would have them
   */
  Definition of(Definition definition, ContestCode contest) {
    OtherTerms terms = OtherTerms.read(definition, contest, json, POINTER);
    if (terms.definition() != null) {
      return terms.definition();
    }
    String detail =
        terms.faults().stream().map(PackageFault::detail).findFirst().orElse("It is no rule.");
    int space = detail.indexOf(' ');
    String pointer = detail.startsWith("/") && space > 0 ? detail.substring(0, space) : POINTER;
    throw new Rejection(RuleCode.R_101, pointer, detail);
  }
}
