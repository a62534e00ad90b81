package io.tajmi.api.page;

import io.tajmi.api.access.Sight;
import io.tajmi.api.text.Words;
import io.tajmi.election.Area;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ElectionId;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The board on the wall of headquarters: a contest in a few panels of large type. */
record WallPage(Words words, ElectionId election, @Nullable ContestCode contest)
    implements SitePage {

  /** What it shows. */
  record View(
      Map<String, String> cells,
      String title,
      String electionName,
      ContestPart contest,
      boolean fewCandidates)
      implements Shown {}

  @Override
  public String topic() {
    return "wall/" + election + (contest == null ? "" : "?contest=" + contest);
  }

  @Override
  public String template() {
    return "wall";
  }

  @Override
  public View show(Sight sight) {
    ElectionView view = Found.election(sight, election);
    ContestView shown = Found.contest(view, contest);
    Area root = shown.roots().getFirst();
    CellSheet sheet = new CellSheet(words);
    Figuring.asOf(sheet, sight.snapshot(), view.definition().head().zone());
    ContestPart part = ContestPart.of(sheet, sight, sight.of(shown), root, Votes.Order.BALLOT);
    return new View(
        sheet.cells(),
        part.name(),
        new Naming(words, view.definition()).election(),
        part,
        Figuring.columns(shown));
  }
}
