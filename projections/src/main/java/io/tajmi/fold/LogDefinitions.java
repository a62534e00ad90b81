package io.tajmi.fold;

import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.DefinitionAssembler;
import io.tajmi.election.record.DefinitionMismatch;
import io.tajmi.election.record.ElectionEvent.DefinitionPart;
import io.tajmi.election.record.ElectionEvent.DefinitionSealed;
import java.util.Objects;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Definitions as the fold meets them in the log.
 *
 * @param parts that wait for the seal of their election, in the order of the log
 */
public record LogDefinitions(PMap<ElectionId, PVector<DefinitionPart>> parts)
    implements DefinitionSource {
  /** Before the first part. */
  public static final LogDefinitions NONE = new LogDefinitions(HashTreePMap.empty());

  @Override
  public LogDefinitions with(DefinitionPart part) {
    PVector<DefinitionPart> before = parts.getOrDefault(part.election(), TreePVector.empty());
    return new LogDefinitions(parts.plus(part.election(), before.plus(part)));
  }

  @Override
  public LogDefinitions without(ElectionId election) {
    return new LogDefinitions(parts.minus(election));
  }

  @Override
  public Definition seal(DefinitionSealed sealed) {
    PVector<DefinitionPart> collected = parts.get(sealed.election());
    if (collected == null) {
      throw new DefinitionMismatch("election " + sealed.election() + " is sealed without parts");
    }
    DefinitionAssembler assembler = new DefinitionAssembler();
    for (DefinitionPart part : collected) {
      var _ = assembler.take(part);
    }
    return Objects.requireNonNull(assembler.take(sealed), "a definition at its seal");
  }
}
