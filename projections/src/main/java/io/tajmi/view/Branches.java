package io.tajmi.view;

import io.tajmi.count.AreaTotal;
import io.tajmi.count.Bucket;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The branches of a contest in an area and all below it, a page at a time. */
public final class Branches {
  private Branches() {}

  /**
   * Which of them; null is "any".
   *
   * @param area at or below it
   * @param after only what follows this branch
   * @param limit the most that a page has
   */
  public record Filter(
      @Nullable AreaCode area, @Nullable Bucket bucket, @Nullable BranchCode after, int limit) {}

  /**
   * A page.
   *
   * @param branches in the order of the package
   * @param next the last of them where more follow, to go on after; else null
   */
  public record Page(List<Branch> branches, @Nullable BranchCode next) {}

  /**
   * A page of a contest's branches.
   *
   * @throws NothingAfter where {@code after} is no branch of the contest
   */
  public static Page of(ContestView view, Filter filter) {
    List<Branch> all = view.contest().branches();
    List<Branch> found = new ArrayList<>();
    for (int i = first(view, filter); i < all.size() && found.size() <= filter.limit(); i++) {
      if (matches(view, i, filter)) {
        found.add(all.get(i));
      }
    }
    boolean more = found.size() > filter.limit();
    List<Branch> page = List.copyOf(more ? found.subList(0, filter.limit()) : found);
    return new Page(page, more ? page.getLast().code() : null);
  }

  /** The place of the first that may be on the page; behind the last where none can be. */
  private static int first(ContestView view, Filter filter) {
    BranchCode after = filter.after();
    int first = after == null ? 0 : view.contest().ordinal(after) + 1;
    if (after != null && first == 0) {
      throw new NothingAfter(after.value());
    }
    AreaCode area = filter.area();
    Bucket bucket = filter.bucket();
    AreaTotal total = area == null ? view.whole() : view.total(area);
    boolean none = total == null || (bucket != null && bucket.count(total.progress()) == 0);
    return none ? view.contest().branches().size() : first;
  }

  private static boolean matches(ContestView view, int branch, Filter filter) {
    AreaCode area = filter.area();
    return (filter.bucket() == null || filter.bucket() == view.row(branch).bucket())
        && (area == null || view.within(branch, area));
  }
}
