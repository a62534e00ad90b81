package io.tajmi.api.page.difference;

import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.replay.Between;
import io.tajmi.election.Branch;
import io.tajmi.replay.difference.AreaDifference;
import io.tajmi.replay.difference.BoxesDifference;
import io.tajmi.replay.difference.ComparedFigure;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.FigureChange;
import io.tajmi.text.BranchNames;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import org.jspecify.annotations.Nullable;

/**
 * Writes what differs of chosen branches by themselves: what was counted of them before and after,
 * by which causes, and what is left without one.
 */
record BoxesWriting(DifferenceWriting writing, Between between, Difference difference) {

  DifferenceSheet.Boxes boxes(BoxesDifference boxes) {
    Words words = writing.words();
    int more = boxes.count() - boxes.each().size();
    return new DifferenceSheet.Boxes(
        explains(boxes),
        boxes.count() == 1
            ? null
            : box(
                words.say("moments.together", words.number(boxes.count())), null, boxes.together()),
        boxes.each().stream().map(box -> box(branch(box), box, box.difference())).toList(),
        more == 0 ? null : words.say("moments.moreBoxes", words.number(more)));
  }

  /** Of ballots taken, since every box has these. */
  private String explains(BoxesDifference boxes) {
    Words words = writing.words();
    return words.say(
        "moments.explains",
        taken(difference.area()),
        new Naming(words, between.view().definition()).area(difference.area().area()),
        words.number(boxes.count()),
        taken(boxes.together()));
  }

  private String taken(AreaDifference of) {
    return Figures.change(
        writing.words().language(),
        of.figures().stream()
            .filter(it -> it.figure().kind() == ComparedFigure.Kind.TAKEN)
            .mapToLong(FigureChange::change)
            .sum());
  }

  private String branch(BoxesDifference.Box box) {
    ContestView view = between.view();
    Branch branch = view.contest().branches().get(view.contest().ordinal(box.branch()));
    return BranchNames.of(writing.words().language(), branch);
  }

  private DifferenceSheet.Box box(
      String name, BoxesDifference.@Nullable Box of, AreaDifference sum) {
    return new DifferenceSheet.Box(
        name,
        of == null ? null : Addresses.branch(between.contest(), of.branch()),
        of == null ? null : of.branch().value(),
        of == null ? "" : standing(sum),
        writing.seen(sum),
        sum.figures().stream()
            .filter(it -> DifferenceWriting.told(it.figure()) && it.change() != 0)
            .filter(it -> of == null || it.figure().kind() != ComparedFigure.Kind.PROGRESS)
            .map(writing::figure)
            .toList(),
        writing.parts(
            sum.parts().stream()
                .filter(part -> part.branches() > 0 || !part.change().isEmpty())
                .toList()),
        writing.remainder(sum),
        sum.addsUp());
  }

  /** A branch is in one state at a time; where that changed, from which to which. */
  private String standing(AreaDifference of) {
    Words words = writing.words();
    String before = state(of, -1);
    String after = state(of, 1);
    return before.isEmpty() || after.isEmpty()
        ? words.say("moments.sameState")
        : words.say("desk.became", before, after);
  }

  private String state(AreaDifference of, int change) {
    return of.figures().stream()
        .filter(it -> it.figure().kind() == ComparedFigure.Kind.PROGRESS && it.change() == change)
        .map(it -> writing.name(it.figure()))
        .findFirst()
        .orElse("");
  }
}
