package io.tajmi.api.page.desk;

import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Contest;
import io.tajmi.text.Figures;
import io.tajmi.text.Language;
import io.tajmi.view.ContestView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Branches as people write them: codes, or numbers such as those on the boxes, one after the other
 * or as a list that was pasted.
 *
 * @param branches those that are meant, each once, in the order in which they were written
 * @param unknown words that name none
 * @param several numbers that several branches have, of which none is taken
 */
record BranchesNamed(List<String> branches, List<String> unknown, List<Several> several) {
  private static final Pattern BETWEEN = Pattern.compile("[\u060C\u061B,;\\s]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern LAST_NUMBER = Pattern.compile("([0-9]{1,9})[^0-9]*$");
  private static final String AND = "\u0648";
  private static final int NAMED_MAX = 3;

  /** A number, and the codes of some branches that have it. */
  record Several(String number, List<String> codes) {}

  /**
   * Reads what was written.
   *
   * @param within the area that numbers are looked for in; null for all of the contest
   */
  static BranchesNamed of(ContestView view, @Nullable AreaCode within, String written) {
    Set<String> branches = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    List<Several> several = new ArrayList<>();
    for (String word : BETWEEN.split(Figures.digits(Language.EN, written).strip(), -1)) {
      if (word.isEmpty() || word.equals(AND)) {
        continue;
      }
      List<String> found = found(view, within, word);
      if (found.isEmpty()) {
        unknown.add(word);
      } else if (found.size() > 1) {
        several.add(new Several(word, found.stream().limit(NAMED_MAX).toList()));
      } else {
        branches.add(found.getFirst());
      }
    }
    return new BranchesNamed(List.copyOf(branches), unknown, several);
  }

  private static List<String> found(ContestView view, @Nullable AreaCode within, String word) {
    Contest contest = view.contest();
    if (BranchCode.isCode(word) && contest.ordinal(new BranchCode(word)) >= 0) {
      return List.of(word);
    }
    if (!NUMBER.matcher(word).matches()) {
      return List.of();
    }
    long number = Long.parseLong(word);
    List<Branch> there =
        IntStream.range(0, contest.branches().size())
            .filter(branch -> within == null || view.within(branch, within))
            .mapToObj(contest.branches()::get)
            .toList();
    List<String> named =
        there.stream()
            .filter(branch -> last(branch.name()) == number)
            .map(branch -> branch.code().value())
            .toList();
    return named.isEmpty()
        ? there.stream()
            .map(branch -> branch.code().value())
            .filter(code -> last(code) == number)
            .toList()
        : named;
  }

  /** The last number in a text; -1 where there is none. */
  private static long last(String text) {
    Matcher number = LAST_NUMBER.matcher(Figures.digits(Language.EN, text));
    return number.find() ? Long.parseLong(number.group(1)) : -1;
  }
}
