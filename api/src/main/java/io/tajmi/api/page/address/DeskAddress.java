package io.tajmi.api.page.address;

import io.tajmi.api.query.Query;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestCode;
import io.tajmi.query.Lookup;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where reviewing begins from a page: the desk of its contest with the scope of the page. */
public final class DeskAddress {
  private static final Pattern PAGE =
      Pattern.compile(
          "/elections/[^/]+(?:/contests/(?<contest>[^/]+)(?:/branches/(?<branch>[^/]+))?"
              + "|/areas/(?<area>[^/]+))?.*");

  private DeskAddress() {}

  /** Of a page about an election; null where that has no contest. */
  public static @Nullable String of(ElectionView election, HttpServletRequest request) {
    Matcher page = PAGE.matcher(request.getRequestURI());
    boolean known = page.matches();
    ContestView contest = contest(election, known ? page.group("contest") : null, request);
    if (contest == null) {
      return null;
    }
    String area = known && page.group("area") != null ? page.group("area") : own(request, "area");
    String branch = known ? page.group("branch") : null;
    return Addresses.with(
        Addresses.desk(contest.contest().id()),
        List.of(
            new Addresses.Parameter("area", holds(contest, area) ? area : null),
            new Addresses.Parameter("branches", votes(contest, branch) ? branch : null)));
  }

  private static @Nullable ContestView contest(
      ElectionView election, @Nullable String inPath, HttpServletRequest request) {
    String code = inPath == null ? own(request, "contest") : inPath;
    ContestView named =
        code != null && ContestCode.isCode(code) ? election.contest(new ContestCode(code)) : null;
    return named == null ? election.contests().stream().findFirst().orElse(null) : named;
  }

  private static @Nullable String own(HttpServletRequest request, String name) {
    return Query.takes(request, name) ? Query.first(request, name) : null;
  }

  private static boolean holds(ContestView contest, @Nullable String area) {
    return area != null && AreaCode.isCode(area) && Lookup.holds(contest, new AreaCode(area));
  }

  private static boolean votes(ContestView contest, @Nullable String branch) {
    return branch != null
        && BranchCode.isCode(branch)
        && contest.contest().ordinal(new BranchCode(branch)) >= 0;
  }
}
