package io.tajmi.election.record;

import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.election.ElectionId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sealed definitions out of the log. A seal never changes, so what was read once is kept, and of
 * all who ask for one at once the first reads it for the others; what is not sealed yet is read
 * again each time, since a seal may have come meanwhile. Thread-safe.
 */
public final class SealedDefinitions implements Definitions {
  private final Function<ElectionId, List<ElectionEvent>> stream;
  private final ConcurrentMap<ElectionId, Definition> sealed = new ConcurrentHashMap<>();
  private final ConcurrentMap<ElectionId, CompletableFuture<@Nullable Definition>> assembling =
      new ConcurrentHashMap<>();

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
    CompletableFuture<@Nullable Definition> own = new CompletableFuture<>();
    CompletableFuture<@Nullable Definition> first = assembling.putIfAbsent(election, own);
    if (first == null) {
      return readForAll(election, own);
    }
    Definition read = first.join();
    return read == null ? read(election) : read;
  }

  /** Whatever comes of it, nobody is left waiting. */
  private @Nullable Definition readForAll(
      ElectionId election, CompletableFuture<@Nullable Definition> outcome) {
    Definition read = null;
    try {
      Definition known = sealed.get(election);
      read = known == null ? read(election) : known;
      return read;
    } finally {
      assembling.remove(election);
      outcome.complete(read);
    }
  }

  private @Nullable Definition read(ElectionId election) {
    Definition read = assemble(election);
    Definition earlier = read == null ? null : sealed.putIfAbsent(election, read);
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
