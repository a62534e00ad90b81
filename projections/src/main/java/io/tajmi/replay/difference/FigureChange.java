package io.tajmi.replay.difference;

import org.jspecify.annotations.Nullable;

/**
 * One figure in two states.
 *
 * @param before null where the reader sees no votes there
 * @param after the same
 * @param change after less before; what is not seen is taken as 0
 */
public record FigureChange(
    ComparedFigure figure, @Nullable Long before, @Nullable Long after, long change) {

  FigureChange reversed() {
    return new FigureChange(figure, after, before, Math.negateExact(change));
  }
}
