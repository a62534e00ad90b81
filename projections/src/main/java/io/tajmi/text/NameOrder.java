package io.tajmi.text;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;

/** The order of names in a language: پ after ب, and numbers by their value. */
public final class NameOrder {
  private NameOrder() {}

  /** A comparator of texts; safe for threads. */
  public static Comparator<String> of(Language language) {
    RuleBasedCollator collator =
        (RuleBasedCollator) Collator.getInstance(ULocale.forLanguageTag(language.tag()));
    collator.setNumericCollation(true);
    RuleBasedCollator frozen = (RuleBasedCollator) collator.freeze();
    return frozen::compare;
  }
}
