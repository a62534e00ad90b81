package io.tajmi.api.page.count;

import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.text.BranchNames;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.SameTallies.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Says of branches that have one tally what they agree in and how often chance makes that. */
record SameTelling(Words words, ContestView view) {

  /** Of one of them, with the others. */
  String sentence(Finding finding, int of) {
    String others =
        finding.branches().stream()
            .filter(branch -> branch != of)
            .map(this::name)
            .collect(Collectors.joining(words.say("list.comma")));
    String same = words.say("finding.same", agrees(finding), others);
    String chance = chance(finding);
    return chance.isEmpty() ? same : same + " " + chance;
  }

  private String name(int branch) {
    return words.language().within(BranchNames.of(words.language(), view.contest(), branch))
        + " "
        + words.language().code(view.contest().branches().get(branch).code().value());
  }

  /** What they agree in. */
  String agrees(Finding finding) {
    return words.say("finding.by." + finding.by());
  }

  /** How many pairs chance makes at most; no text where it makes none. */
  String chance(Finding finding) {
    BigDecimal expected = finding.expectedPairs();
    return expected == null
        ? ""
        : words.say("finding.chance", Figures.decimal(words.language(), expected));
  }

  /** Each branch with its page. */
  List<Links.Link> links(Finding finding) {
    return finding.branches().stream()
        .map(branch ->
            new Links.Link(
                Addresses.branch(view.contest().id(), view.contest().branches().get(branch).code()),
                name(branch),
                false))
        .toList();
  }
}
