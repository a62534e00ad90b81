package io.tajmi.election.record;

import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** All that can be asked of an election's definition. */
public sealed interface ElectionCommand {

  /** The election it is asked of. */
  ElectionId election();

  /** The stream it is asked of. */
  @TargetAggregateIdentifier
  default ElectionStream stream() {
    return new ElectionStream(election());
  }

  /** Record parts of a definition; those already recorded are skipped. */
  record RecordParts(
      ElectionId election, DefinitionHash content, List<ElectionEvent.DefinitionPart> parts)
      implements ElectionCommand {
    /** The most parts of a command. */
    public static final int PARTS_MAX = 32;

    /** The most canonical bytes of a command's rows: 1.5 MiB. */
    public static final int ROW_BYTES_MAX = 1_536 * 1_024;

    /** The most parts that one definition can have. */
    public static final int PARTS_OF_ONE_MAX = 4_096;

    /**
     * Checks the limits, and that the parts are of this content.
     *
     * @throws IllegalArgumentException where they are not
     */
    public RecordParts {
      parts = List.copyOf(parts);
      if (parts.isEmpty() || parts.size() > PARTS_MAX) {
        throw new IllegalArgumentException(
            "a command records 1 to " + PARTS_MAX + " parts, not " + parts.size());
      }
      long rowBytes = 0;
      for (ElectionEvent.DefinitionPart part : parts) {
        if (!part.election().equals(election) || !part.content().equals(content)) {
          throw new IllegalArgumentException("a part is of another election or content");
        }
        if (part.of() > PARTS_OF_ONE_MAX || part.index() < 0 || part.index() >= part.of()) {
          throw new IllegalArgumentException("no part is " + part.index() + " of " + part.of());
        }
        rowBytes += CanonicalJson.bytes(part.rows()).length;
      }
      if (rowBytes > ROW_BYTES_MAX) {
        throw new IllegalArgumentException(
            "a command records up to " + ROW_BYTES_MAX + " bytes of rows, not " + rowBytes);
      }
    }
  }

  /** Put the definition with this content, of this many parts, in force. */
  record SealDefinition(ElectionId election, DefinitionHash content, int parts)
      implements ElectionCommand {
    /** Checks the count. */
    public SealDefinition {
      if (parts < 1 || parts > RecordParts.PARTS_OF_ONE_MAX) {
        throw new IllegalArgumentException("no definition has " + parts + " parts");
      }
    }
  }
}
