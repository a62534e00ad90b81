package io.tajmi.text;

import io.tajmi.election.Branch;
import io.tajmi.election.Contest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What branches are called. A package names them in one language, mostly Persian: pages in English
 * call such a one a polling station with its number, or with its code and the name as it is given.
 */
public final class BranchNames {
  private static final MadeOnce<Contest, Namesakes> KNOWN = new MadeOnce<>();

  /** A name that says no more than which branch it is: «شعبهٔ ۹», «شعبه شماره ۹». */
  private static final Pattern NUMBERED =
      Pattern.compile("شعب[هۀة][\\u0654\\u200cی\\s]*(?:شمار[هۀة][\\u0654\\u200cی\\s]*)?(\\p{Nd}+)");

  private static final Pattern PERSIAN = Pattern.compile("\\p{IsArabic}");

  private BranchNames() {}

  /** A branch where its code stands beside it, or nothing else that it could be taken for. */
  public static String of(Language language, Branch branch) {
    String name = language.name(branch.name()).strip();
    if (language == Language.FA || !PERSIAN.matcher(name).find()) {
      return name;
    }
    Words words = Words.of(language);
    Matcher numbered = NUMBERED.matcher(name);
    return numbered.matches()
        ? words.say("branch.numbered", Figures.digits(language, numbered.group(1)))
        : words.say("branch.named", language.code(branch.code().value()), language.within(name));
  }

  /**
   * A branch of a contest by its ordinal, where no code stands beside it: with its code where
   * another of the contest could be meant.
   */
  public static String of(Language language, Contest contest, int ordinal) {
    Branch branch = contest.branches().get(ordinal);
    return KNOWN
        .get(
            contest,
            language,
            () ->
                Namesakes.among(
                    contest.branches(), it -> it.code().value(), it -> of(language, it)))
        .called(language, of(language, branch), branch.code().value());
  }
}
