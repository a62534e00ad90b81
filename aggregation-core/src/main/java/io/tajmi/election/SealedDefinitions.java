package io.tajmi.election;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sealed definitions out of the log. A seal never changes, so what was read once is kept; what is
 * not sealed yet is read again each time. Thread-safe.
 */
public final class SealedDefinitions implements Definitions {
  private final Function<ElectionId, List<ElectionEvent>> stream;
  private final ConcurrentMap<ElectionId, Definition> sealed = new ConcurrentHashMap<>();

  /** Reads an election's events, in their order, through {@code stream}. */
  public SealedDefinitions(Function<ElectionId, List<ElectionEvent>> stream) {
    this.stream = stream;
  }

  /**
   * {@inheritDoc}
   *
   * @throws DefinitionMismatch where the log's parts are not what its seal says
   */
  @Override
  public @Nullable Definition of(ElectionId election) {
    Definition known = sealed.get(election);
    if (known != null) {
      return known;
    }
    Definition read = assemble(election);
    if (read == null) {
      return null;
    }
    Definition earlier = sealed.putIfAbsent(election, read);
    return earlier == null ? read : earlier;
  }

  /** Keeps an election's definition no longer; whoever asks next reads it again. */
  public void forget(ElectionId election) {
    sealed.remove(election);
  }

  private @Nullable Definition assemble(ElectionId election) {
    DefinitionAssembler assembler = new DefinitionAssembler();
    for (ElectionEvent event : stream.apply(election)) {
      Definition definition = assembler.take(event);
      if (definition != null) {
        return definition;
      }
    }
    return null;
  }
}
