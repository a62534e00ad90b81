package io.tajmi.election.pack;

import io.tajmi.election.ContestRule;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code rule}: each method has its own parameters, and no others. */
final class RuleReader {
  private static final Pattern FRACTION = Pattern.compile("(0|[1-9][0-9]{0,8})/([1-9][0-9]{0,8})");
  private static final int VERSION_MAX = 9_999;
  private static final int RUN_OFF_MAX = 9_999;

  private final ElectionFields fields;
  private @Nullable String basis;
  private @Nullable String majority;
  private @Nullable String orShare;
  private @Nullable String withLead;
  private @Nullable Integer runOff;
  private @Nullable String share;
  private @Nullable Integer runOffPerSeat;
  private @Nullable String mode;
  private @Nullable String denominator;
  private @Nullable String alternatesFrom;
  private @Nullable String threshold;
  private ContestRule.ThresholdBasis thresholdBasis = ContestRule.ThresholdBasis.LIST_VOTES;
  private ContestRule.Order order = ContestRule.Order.PERSONAL;
  private @Nullable String orderShare;

  private RuleReader(ElectionFields fields) {
    this.fields = fields;
  }

  /** The rule of a contest; null, with faults, where it is not whole. */
  static @Nullable ContestRule read(ElectionFields contest) {
    ElectionFields rule = contest.object("rule", contest.required("rule"));
    return rule == null ? null : of(rule);
  }

  /** A rule by its own fields; null, with faults, where it is not whole. */
  static @Nullable ContestRule of(ElectionFields rule) {
    return new RuleReader(rule).read();
  }

  private @Nullable ContestRule read() {
    ContestRule.Method method =
        fields.word("method", fields.required("method"), ContestRule.Method.class);
    Integer version = fields.number("version", fields.required("version"), 1, VERSION_MAX);
    ContestRule.OnTie onTie =
        fields.word("onTie", fields.required("onTie"), ContestRule.OnTie.class);
    if (method == null) {
      return null;
    }
    switch (method) {
      case PLURALITY -> {}
      case MAJORITY -> majority();
      case THRESHOLD -> threshold();
      case LIST_SHARE -> listShare();
      case DHONDT, SAINTE_LAGUE, HARE, DROOP -> listVotes();
    }
    fields.refuseOthers();
    if (version == null || onTie == null) {
      return null;
    }
    return new ContestRule(
        method,
        version,
        onTie,
        basis,
        majority,
        orShare,
        withLead,
        runOff,
        share,
        runOffPerSeat,
        mode,
        denominator,
        alternatesFrom,
        threshold,
        thresholdBasis,
        order,
        orderShare);
  }

  private void majority() {
    basis = word("basis", List.of("TAKEN", "VALID"));
    majority = fraction("majority", true);
    orShare = fraction("orShare", false);
    withLead = fraction("withLead", false);
    if (fields.optional("withLead") != null && fields.optional("orShare") == null) {
      incomplete("orShare", "is missing beside withLead; state it or remove withLead.");
    }
    runOff = number("runOff", 2);
  }

  private void threshold() {
    basis = word("basis", List.of("TAKEN", "VALID"));
    share = fraction("share", true);
    runOffPerSeat = number("runOffPerSeat", 1);
  }

  private void listShare() {
    mode = word("mode", List.of("LARGEST_REMAINDER", "ROUND_THEN_TOP", "FLOOR_THEN_TOP"));
    denominator = word("denominator", List.of("VOTES", "VALID_BALLOTS"));
    alternatesFrom = word("alternatesFrom", List.of("GROUP", "OVERALL"));
    order();
  }

  private void listVotes() {
    threshold = fraction("threshold", false);
    ContestRule.ThresholdBasis basis =
        fields.word(
            "thresholdBasis", fields.optional("thresholdBasis"), ContestRule.ThresholdBasis.class);
    if (basis != null && fields.optional("threshold") == null) {
      misplaced("thresholdBasis", "does not belong here without threshold; state it or remove it.");
    }
    thresholdBasis = basis == null ? thresholdBasis : basis;
    order();
  }

  private void order() {
    ContestRule.Order stated =
        fields.word("order", fields.optional("order"), ContestRule.Order.class);
    order = stated == null ? order : stated;
    if (order == ContestRule.Order.LIST_UNLESS) {
      orderShare = fraction("orderShare", true);
      if (orderShare != null && orderShare.startsWith("0/")) {
        fields.fault(
            "orderShare",
            PackageFaultCode.FRACTION_MALFORMED,
            "is 0, which lifts everybody; state a share above 0 or the order PERSONAL.");
      }
    } else if (fields.optional("orderShare") != null
        && (stated != null || fields.optional("order") == null)) {
      misplaced("orderShare", "belongs beside the order LIST_UNLESS only; remove it.");
    }
  }

  private void misplaced(String field, String detail) {
    fields.fault(field, PackageFaultCode.FIELD_UNKNOWN, detail);
  }

  private boolean isThere(String field) {
    if (fields.optional(field) != null) {
      return true;
    }
    incomplete(field, "is missing, which this method needs; state it.");
    return false;
  }

  private void incomplete(String field, String detail) {
    fields.fault(field, PackageFaultCode.RULE_INCOMPLETE, detail);
  }

  private @Nullable String word(String field, List<String> words) {
    return isThere(field) ? fields.word(field, words) : null;
  }

  private @Nullable Integer number(String field, int min) {
    return isThere(field) ? fields.number(field, fields.optional(field), min, RUN_OFF_MAX) : null;
  }

  private @Nullable String fraction(String field, boolean needed) {
    if (needed && !isThere(field)) {
      return null;
    }
    String text = fields.raw(field, fields.optional(field));
    if (text == null) {
      return null;
    }
    Matcher parts = FRACTION.matcher(text);
    if (parts.matches() && Integer.parseInt(parts.group(1)) <= Integer.parseInt(parts.group(2))) {
      return text;
    }
    fields.fault(
        field,
        PackageFaultCode.FRACTION_MALFORMED,
        "is " + PackageFaults.quote(text) + "; write a fraction from 0/1 to 1/1, such as 1/2.");
    return null;
  }
}
