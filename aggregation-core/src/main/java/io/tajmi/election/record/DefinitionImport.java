package io.tajmi.election.record;

import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.record.ElectionCommand.SealDefinition;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.Decided;
import io.tajmi.eventlog.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Brings a definition into the log: its parts in order, then its seal. Every command has an
 * envelope that follows from its content, so an import that was cut off anywhere is repeated whole:
 * what the log has is not written again.
 */
public final class DefinitionImport {
  private final Commands commands;
  private final String actor;
  private final Act.@Nullable Cause cause;
  private final Function<SealDefinition, Decided.Deciding> sealing;

  /** What an import came to. */
  public enum Outcome {
    /** This import put the definition in force. */
    SEALED_NOW,
    /** It was in force before. */
    ALREADY_SEALED
  }

  /** The outcome, and the hash of the definition that is in force. */
  public record Result(Outcome outcome, DefinitionHash hash) {}

  /** Told after each command how far an import is. */
  @FunctionalInterface
  public interface Progress {
    /** Parts that the log has, of parts in all. */
    void parts(int done, int all);
  }

  /** Imports through these commands in the name of this actor, an opaque id. */
  public DefinitionImport(Commands commands, String actor) {
    this(commands, actor, null, seal -> () -> Decided.freely(seal));
  }

  /** The same of what follows from another act, such as the call of a second round. */
  public DefinitionImport(Commands commands, String actor, Act.Cause cause) {
    this(commands, actor, cause, seal -> () -> Decided.freely(seal));
  }

  /**
   * The same where it is to be decided whether a definition may be put in force.
   *
   * @param sealing decides on its seal
   */
  public DefinitionImport(
      Commands commands, String actor, Function<SealDefinition, Decided.Deciding> sealing) {
    this(commands, actor, null, sealing);
  }

  private DefinitionImport(
      Commands commands,
      String actor,
      Act.@Nullable Cause cause,
      Function<SealDefinition, Decided.Deciding> sealing) {
    this.commands = commands;
    this.actor = actor;
    this.cause = cause;
    this.sealing = sealing;
  }

  /**
   * Imports a definition, or finishes its import.
   *
   * @throws ElectionAlreadySealed where the election has other content in force
   */
  public Result run(Definition definition, Progress progress) {
    List<ElectionEvent.DefinitionPart> parts = DefinitionCodec.parts(definition);
    int done = 0;
    for (List<ElectionEvent.DefinitionPart> batch : batches(parts)) {
      var parted = new ElectionCommand.RecordParts(definition.election(), definition.hash(), batch);
      send(
          definition,
          () -> Decided.freely(parted),
          "parts." + batch.getFirst().index() + "-" + batch.getLast().index());
      done += batch.size();
      progress.parts(done, parts.size());
    }
    Receipt seal =
        send(
            definition,
            sealing.apply(
                new SealDefinition(definition.election(), definition.hash(), parts.size())),
            "seal");
    return new Result(
        seal == null || seal.repeat() ? Outcome.ALREADY_SEALED : Outcome.SEALED_NOW,
        definition.hash());
  }

  private @Nullable Receipt send(Definition definition, Decided.Deciding deciding, String act) {
    String hash = definition.hash().hex();
    Act.Envelope envelope =
        new Act.Envelope(
            definition.election().value(), "definition." + hash.substring(0, 32) + "." + act, hash);
    return commands.decide(deciding, new Act(actor, envelope, cause));
  }

  private static List<List<ElectionEvent.DefinitionPart>> batches(
      List<ElectionEvent.DefinitionPart> parts) {
    List<List<ElectionEvent.DefinitionPart>> batches = new ArrayList<>();
    List<ElectionEvent.DefinitionPart> batch = new ArrayList<>();
    long batchBytes = 0;
    for (ElectionEvent.DefinitionPart part : parts) {
      JsonNode rows = part.rows();
      int rowBytes = CanonicalJson.bytes(rows).length;
      if (batch.size() == ElectionCommand.RecordParts.PARTS_MAX
          || batchBytes + rowBytes > ElectionCommand.RecordParts.ROW_BYTES_MAX) {
        batches.add(batch);
        batch = new ArrayList<>();
        batchBytes = 0;
      }
      batch.add(part);
      batchBytes += rowBytes;
    }
    batches.add(batch);
    return batches;
  }
}
