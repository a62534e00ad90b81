package io.tajmi.decision.poll;

import io.tajmi.decision.result.Place;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Lot.Matter;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What settles equality, which lots were drawn, and which questions nothing answers yet. */
public final class TieBreaking {
  private final OnTie onTie;
  private final List<Lot> lots;
  private final Set<Lot.Question> unanswered = new LinkedHashSet<>();

  public TieBreaking(OnTie onTie, List<Lot> lots) {
    this.onTie = onTie;
    this.lots = lots;
  }

  public List<Lot> lots() {
    return lots;
  }

  public boolean bodyDecides() {
    return onTie == OnTie.RULING;
  }

  /** The questions so far that no lot answers, each once. */
  public List<Lot.Question> unanswered() {
    return List.copyOf(unanswered);
  }

  /** The order that a lot gave to exactly these, or null while none was drawn. */
  @Nullable
  public List<String> order(Matter matter, @Nullable String branch, List<String> equal) {
    for (Lot lot : lots) {
      if (lot.settles(matter, branch, new HashSet<>(equal))) {
        return lot.drawn();
      }
    }
    unanswered.add(new Lot.Question(matter, branch, equal.stream().sorted().toList()));
    return null;
  }

  /** A place that equality leaves open. */
  public Place open(List<String> equal) {
    return switch (onTie) {
      case LOT -> new Place.LotNeeded(equal);
      case RULING -> new Place.BodyDecides(equal);
    };
  }
}
