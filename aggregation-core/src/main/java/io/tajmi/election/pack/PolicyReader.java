package io.tajmi.election.pack;

import io.tajmi.election.ElectionType;
import io.tajmi.election.Policy;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code policy}, and refuses what would hold back votes or trust without a right to. */
final class PolicyReader {
  private static final int PERCENT_MAX = 100;
  private static final Map<String, Integer> THRESHOLD_MAX =
      Map.of(
          "W.201.invalidPercent", PERCENT_MAX,
          "W.201.blankPercent", PERCENT_MAX,
          "W.202.percent", PERCENT_MAX,
          "W.202.min", Policy.NUMBER_MAX,
          "W.205.max", Policy.NUMBER_MAX,
          "Q.102.percent", PERCENT_MAX,
          "Q.102.validMin", Policy.NUMBER_MAX);

  /** Rules that are checked here and may hold back: no W.204, W.206, Q.101 to Q.104. */
  private static final Set<String> WARNINGS = Set.of("W.201", "W.202", "W.203", "W.205");

  /** What the law of every other type asks of a minute. */
  private static final Set<String> ONLY_OF_TYPE_OTHER = Set.of("E.208", "E.209");

  private PolicyReader() {}

  /** The policy of an election; null, with faults, where it cannot be followed. */
  static @Nullable Policy read(ElectionFields election, @Nullable ElectionType type) {
    LinedJson stated = election.optional("policy");
    ElectionFields fields = election.object("policy", stated);
    if (fields == null) {
      if (stated == null) {
        needsSecondPerson(election, "policy", "is absent, so corrections need two persons");
      }
      return null;
    }
    Policy.Correction correction =
        fields.word("correction", fields.optional("correction"), Policy.Correction.class);
    if (correction != Policy.Correction.SINGLE && !isWrongWord(fields, "correction", correction)) {
      needsSecondPerson(fields, "correction", "is FOUR_EYES, stated or by default");
    }
    Policy.Entry entry = fields.word("entry", fields.optional("entry"), Policy.Entry.class);
    if (entry == Policy.Entry.DOUBLE) {
      needsSecondPerson(fields, "entry", "is DOUBLE");
    }
    boolean electorateBinds = fields.isTrue("electorateBinds");
    Map<String, Integer> thresholds = thresholds(fields);
    Map<String, Policy.Effect> effects = effects(fields, type);
    Policy.LeftAfterPoll leftAfterPoll =
        fields.word("leftAfterPoll", fields.optional("leftAfterPoll"), Policy.LeftAfterPoll.class);
    fields.refuseOthers();
    return new Policy(
        correction == null ? Policy.Correction.FOUR_EYES : correction,
        entry == null ? Policy.Entry.SINGLE : entry,
        electorateBinds,
        thresholds,
        effects,
        leftAfterPoll);
  }

  private static boolean isWrongWord(
      ElectionFields fields, String field, Policy.@Nullable Correction read) {
    return read == null && fields.optional(field) != null;
  }

  private static void needsSecondPerson(ElectionFields fields, String field, String why) {
    fields.fault(
        field,
        PackageFaultCode.SECOND_PERSON_NEEDED,
        why + ", which this version cannot do; decide for SINGLE and say so in the package.");
  }

  /** What the field {@code thresholds} states; empty where it is absent. */
  static Map<String, Integer> thresholds(ElectionFields policy) {
    Map<String, Integer> read = new TreeMap<>();
    ElectionFields fields = policy.object("thresholds", policy.optional("thresholds"));
    if (fields != null) {
      for (String name : fields.all().keySet()) {
        Integer max = THRESHOLD_MAX.get(name);
        if (max == null) {
          fields.fault(
              name, PackageFaultCode.POLICY_NOT_ALLOWED, "is no threshold known here; remove it.");
          continue;
        }
        Integer value = fields.number(name, fields.required(name), 0, max);
        if (value != null) {
          read.put(name, value);
        }
      }
    }
    return Collections.unmodifiableMap(read);
  }

  private static Map<String, Policy.Effect> effects(
      ElectionFields policy, @Nullable ElectionType type) {
    Map<String, Policy.Effect> read = new TreeMap<>();
    ElectionFields fields = policy.object("effects", policy.optional("effects"));
    if (fields != null) {
      for (String code : fields.all().keySet()) {
        String refusal = refusal(code, type);
        if (refusal != null) {
          fields.fault(code, PackageFaultCode.POLICY_NOT_ALLOWED, refusal);
          continue;
        }
        Policy.Effect effect = fields.word(code, fields.required(code), Policy.Effect.class);
        if (effect != null) {
          read.put(code, effect);
        }
      }
    }
    return Collections.unmodifiableMap(read);
  }

  /** Why a package of this type may not set the effect of a rule; null where it may. */
  private static @Nullable String refusal(String code, @Nullable ElectionType type) {
    if (!WARNINGS.contains(code) && !Policy.ERRORS_THAT_MAY_FLAG.contains(code)) {
      return "is no rule whose effect a package may set; remove it.";
    }
    boolean ofItsType = type == null || type == ElectionType.OTHER;
    return ofItsType || !ONLY_OF_TYPE_OTHER.contains(code)
        ? null
        : "is a rule whose effect only an election of type OTHER may set; remove it.";
  }
}
