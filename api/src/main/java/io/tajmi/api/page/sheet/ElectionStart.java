package io.tajmi.api.page.sheet;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.LinkList;
import io.tajmi.api.page.address.Links;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ElectionId;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page about an election begins with.
 *
 * @param sheet with the time of the snapshot on it, and nothing else yet
 */
public record ElectionStart(ElectionView view, Naming naming, CellSheet sheet) {
  private static final int CONTESTS_MAX = 200;

  /** Of an election that the sight holds. */
  public static ElectionStart of(Words words, ElectionId election, Sight sight) {
    ElectionView view = sight.find().election(election);
    CellSheet sheet = new CellSheet(words);
    SheetWriting.asOf(sheet, sight, view.definition().head().zone());
    return new ElectionStart(view, new Naming(words, view.definition()), sheet);
  }

  public ZoneId zone() {
    return view.definition().head().zone();
  }

  /** The contests to choose among in a form, each with its code. */
  public LinkList contests(@Nullable ContestCode chosen) {
    List<Links.Link> all =
        view.contests().stream()
            .map(ContestView::contest)
            .map(each ->
                new Links.Link(
                    each.id().contest().value(),
                    naming.listed(each),
                    each.id().contest().equals(chosen)))
            .toList();
    return LinkList.of(sheet.words(), all, CONTESTS_MAX);
  }
}
