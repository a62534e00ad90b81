package io.tajmi.api.answer;

import io.tajmi.document.RuleCode;
import org.jspecify.annotations.Nullable;

/** Rule codes as the outside world writes them. */
public final class RuleCodes {
  private RuleCodes() {}

  /** The rule of a code, or null. */
  public static @Nullable RuleCode find(String code) {
    for (RuleCode rule : RuleCode.values()) {
      if (rule.code().equals(code)) {
        return rule;
      }
    }
    return null;
  }

  /** The rule of a code that the log holds. */
  public static RuleCode of(String code) {
    RuleCode rule = find(code);
    if (rule == null) {
      throw new IllegalStateException("no rule has the code " + code);
    }
    return rule;
  }
}
