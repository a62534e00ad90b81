package io.tajmi.election.pack;

import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.election.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Terms that a contest does not have, for whoever asks what would be: other parameters of its rule,
 * and other thresholds of validation. They are read and refused as a package's own are; the method
 * stays, and no effect of a rule changes.
 *
 * @param definition the same by its hash and in everything else; null where faults say why
 * @param faults each of which begins with the pointer to the field
 */
public record OtherTerms(@Nullable Definition definition, List<PackageFault> faults) {
  private static final String RULE = "parameters";

  /** Takes a copy of the faults. */
  public OtherTerms {
    faults = List.copyOf(faults);
  }

  /**
   * Reads them.
   *
   * @param json an object of {@code parameters}, laid over the rule as its package states it, where
   *     null takes one away, and {@code thresholds}, laid over the policy's; each may be absent
   * @param pointer to it
   */
  public static OtherTerms read(
      Definition definition, ContestCode contest, String json, String pointer) {
    PackageFaults faults = new PackageFaults();
    Contest before = definition.contest(contest);
    LinedJson value = LinedJson.parse("", json, faults);
    ElectionFields fields = value == null ? null : ElectionFields.of(value, pointer, faults);
    if (fields == null || before == null) {
      return new OtherTerms(null, faults.all());
    }
    ContestRule rule = rule(fields, before.rule(), pointer, faults);
    Map<String, Integer> thresholds = new TreeMap<>(definition.policy().thresholds());
    thresholds.putAll(PolicyReader.thresholds(fields));
    fields.refuseOthers();
    return rule == null || !faults.none()
        ? new OtherTerms(null, faults.all())
        : new OtherTerms(with(definition, before, rule, thresholds), List.of());
  }

  private static @Nullable ContestRule rule(
      ElectionFields fields, ContestRule before, String pointer, PackageFaults faults) {
    LinedJson stated = fields.optional(RULE);
    if (stated == null) {
      return before;
    }
    ElectionFields parameters = fields.object(RULE, stated);
    if (parameters == null) {
      return null;
    }
    Map<String, LinedJson> laid = stated(before);
    parameters.all().forEach(laid::put);
    ElectionFields whole =
        ElectionFields.of(new LinedJson.Mapping(stated.line(), laid), pointer + "/" + RULE, faults);
    ContestRule rule = whole == null ? null : RuleReader.of(whole);
    if (rule != null && rule.method() != before.method()) {
      parameters.fault(
          "method",
          PackageFaultCode.VALUE_WRONG,
          "is another method; only the parameters of " + before.method() + " can be others.");
      return null;
    }
    return rule;
  }

  /** As a package states it. */
  private static Map<String, LinedJson> stated(ContestRule rule) {
    Map<String, LinedJson> fields = new LinkedHashMap<>();
    text(fields, "method", rule.method().name());
    number(fields, "version", rule.version());
    text(fields, "onTie", rule.onTie().name());
    text(fields, "basis", rule.basis());
    text(fields, "majority", rule.majority());
    text(fields, "orShare", rule.orShare());
    text(fields, "withLead", rule.withLead());
    number(fields, "runOff", rule.runOff());
    text(fields, "share", rule.share());
    number(fields, "runOffPerSeat", rule.runOffPerSeat());
    text(fields, "mode", rule.mode());
    text(fields, "denominator", rule.denominator());
    text(fields, "alternatesFrom", rule.alternatesFrom());
    text(fields, "threshold", rule.threshold());
    if (rule.thresholdBasis() != ContestRule.ThresholdBasis.LIST_VOTES) {
      text(fields, "thresholdBasis", rule.thresholdBasis().name());
    }
    if (rule.order() != ContestRule.Order.PERSONAL) {
      text(fields, "order", rule.order().name());
    }
    text(fields, "orderShare", rule.orderShare());
    return fields;
  }

  private static void text(Map<String, LinedJson> fields, String key, @Nullable String value) {
    if (value != null) {
      fields.put(key, new LinedJson.Text(0, value));
    }
  }

  private static void number(Map<String, LinedJson> fields, String key, @Nullable Integer value) {
    if (value != null) {
      fields.put(key, new LinedJson.Whole(0, value.toString()));
    }
  }

  private static Definition with(
      Definition definition, Contest contest, ContestRule rule, Map<String, Integer> thresholds) {
    Definition.Head head = definition.head();
    Policy policy = head.policy();
    List<Contest> contests = new ArrayList<>(definition.contests());
    contests.set(definition.ordinal(contest.id().contest()), contest.under(rule));
    return new Definition(
        definition.election(),
        definition.hash(),
        new Definition.Head(
            head.type(),
            head.term(),
            head.byElection(),
            head.replaces(),
            head.name(),
            head.date(),
            head.zone(),
            new Policy(
                policy.correction(),
                policy.entry(),
                policy.electorateBinds(),
                thresholds,
                policy.effects(),
                policy.leftAfterPoll())),
        definition.areas(),
        definition.branches(),
        contests);
  }
}
