package io.tajmi.decision.explanation;

import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.Rule;
import java.util.List;

/** Articles that a step follows, by law and number. */
public enum Citation {
  CONSTITUTION_117("قانون اساسی، اصل ۱۱۷", "Constitution, article 117"),
  MAJLIS_9("قانون انتخابات مجلس شورای اسلامی، مادهٔ ۹", "Majlis election law, article 9"),
  MAJLIS_10("قانون انتخابات مجلس شورای اسلامی، مادهٔ ۱۰", "Majlis election law, article 10"),
  MAJLIS_22_3(
      "قانون انتخابات مجلس شورای اسلامی، مادهٔ ۲۲، تبصرهٔ ۳",
      "Majlis election law, article 22, note 3"),
  MAJLIS_23("قانون انتخابات مجلس شورای اسلامی، مادهٔ ۲۳", "Majlis election law, article 23"),
  EXPERTS_29("قانون انتخابات مجلس خبرگان رهبری، مادهٔ ۲۹", "Experts election law, article 29"),
  EXPERTS_BYLAW_4(
      "آیین‌نامهٔ انتخابات مجلس خبرگان رهبری، مادهٔ ۴", "Experts election by-law, article 4"),
  COUNCILS_24("قانون انتخابات شوراهای اسلامی، مادهٔ ۲۴", "Councils election law, article 24"),
  COUNCILS_58("قانون انتخابات شوراهای اسلامی، مادهٔ ۵۸", "Councils election law, article 58");

  private final String fa;
  private final String en;

  Citation(String fa, String en) {
    this.fa = fa;
    this.en = en;
  }

  /** In Persian. */
  public String fa() {
    return fa;
  }

  /** In English. */
  public String en() {
    return en;
  }

  /** What the winning of a seat follows. */
  public static List<Citation> ofWinning(ContestTerms terms) {
    return switch (terms.office()) {
      case PRESIDENT -> List.of(CONSTITUTION_117);
      case PARLIAMENT -> List.of(MAJLIS_9);
      case EXPERTS -> List.of(EXPERTS_BYLAW_4);
      case COUNCIL -> terms.rule() instanceof Rule.ListShare ? List.of(COUNCILS_24) : List.of();
      case OTHER -> List.of();
    };
  }

  /** What the second round follows. */
  public static List<Citation> ofRunOff(ContestTerms terms) {
    return switch (terms.office()) {
      case PRESIDENT -> List.of(CONSTITUTION_117);
      case PARLIAMENT -> List.of(MAJLIS_10);
      case EXPERTS, COUNCIL, OTHER -> List.of();
    };
  }

  /** What shares are measured against. */
  public static List<Citation> ofBase(ContestTerms terms) {
    return terms.office() == Office.PARLIAMENT && terms.rule() instanceof Rule.Threshold
        ? List.of(MAJLIS_22_3)
        : ofWinning(terms);
  }

  /** How votes of one name are divided. */
  public static List<Citation> ofSameNames(ContestTerms terms) {
    return terms.office() == Office.PARLIAMENT ? List.of(MAJLIS_23) : List.of();
  }

  /** What an annulment follows. */
  public static List<Citation> ofAnnulment(ContestTerms terms) {
    return switch (terms.office()) {
      case EXPERTS -> List.of(EXPERTS_29);
      case COUNCIL -> List.of(COUNCILS_58);
      case PRESIDENT, PARLIAMENT, OTHER -> List.of();
    };
  }
}
