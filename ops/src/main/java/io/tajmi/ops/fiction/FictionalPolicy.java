package io.tajmi.ops.fiction;

import java.util.LinkedHashMap;
import java.util.Map;

/** How fictional elections are conducted: limits that the flaws of minutes reach or keep. */
public final class FictionalPolicy {
  private FictionalPolicy() {}

  /** The object {@code policy} of election.json. */
  public static Map<String, Object> json() {
    Map<String, Integer> thresholds = new LinkedHashMap<>();
    thresholds.put("W.201.invalidPercent", 15);
    thresholds.put("W.201.blankPercent", 8);
    thresholds.put("W.202.percent", 2);
    thresholds.put("W.202.min", 15);
    thresholds.put("W.205.max", 5);
    thresholds.put("Q.102.percent", 95);
    thresholds.put("Q.102.validMin", 50);
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("correction", "SINGLE");
    policy.put("entry", "SINGLE");
    policy.put("electorateBinds", false);
    policy.put("thresholds", thresholds);
    policy.put("effects", Map.of("W.205", "QUARANTINE"));
    return policy;
  }
}
