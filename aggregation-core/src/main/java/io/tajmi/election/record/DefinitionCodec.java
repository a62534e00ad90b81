package io.tajmi.election.record;

import io.tajmi.digest.Sha256;
import io.tajmi.election.Area;
import io.tajmi.election.Branch;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A definition as canonical rows, and back. A row is a JSON array whose first element is its {@link
 * RowKind}; how a package was formatted leaves no trace in it, while the order of areas, branches,
 * contests, candidates and lists, and every value, do. A contest's branches are written only where
 * they are not those of its scope.
 *
 * <p>The hash is SHA-256 over the canonical bytes of every row, each followed by LF.
 */
public final class DefinitionCodec {
  /** Canonical bytes of the rows of one part, which leaves room for its entry's header. */
  static final int PART_BYTES_MAX = 57_000;

  private DefinitionCodec() {}

  /** A definition of this content, with its hash. */
  public static Definition define(
      ElectionId election,
      Definition.Head head,
      List<Area> areas,
      List<Branch> branches,
      List<Contest> contests) {
    DefinitionHash hash = hash(new DefinitionRows(areas, branches).rows(election, head, contests));
    return new Definition(election, hash, head, areas, branches, contests);
  }

  /** The rows of a definition, in canonical order. */
  public static List<JsonNode> rows(Definition definition) {
    return new DefinitionRows(definition.areas(), definition.branches())
        .rows(definition.election(), definition.head(), definition.contests());
  }

  /**
   * The definition in rows, with the hash of what was read.
   *
   * @throws DefinitionMismatch where a row is malformed or does not fit the others
   */
  public static Definition definition(List<JsonNode> rows) {
    return new DefinitionDecoding().read(rows);
  }

  /** The hash of rows: what identifies a definition. */
  public static DefinitionHash hash(List<JsonNode> rows) {
    MessageDigest sha256 = Sha256.begin();
    for (JsonNode row : rows) {
      sha256.update(CanonicalJson.bytes(row));
      sha256.update((byte) '\n');
    }
    return new DefinitionHash(HexFormat.of().formatHex(sha256.digest()));
  }

  /** A definition as parts, in order, each small enough for one entry of at most 60,000 bytes. */
  public static List<ElectionEvent.DefinitionPart> parts(Definition definition) {
    List<ArrayNode> groups = new ArrayList<>();
    ArrayNode group = JsonNodeFactory.instance.arrayNode();
    int groupBytes = 2;
    for (JsonNode row : rows(definition)) {
      int rowBytes = CanonicalJson.bytes(row).length + 1;
      if (!group.isEmpty() && groupBytes + rowBytes > PART_BYTES_MAX) {
        groups.add(group);
        group = JsonNodeFactory.instance.arrayNode();
        groupBytes = 2;
      }
      group.add(row);
      groupBytes += rowBytes;
    }
    groups.add(group);
    List<ElectionEvent.DefinitionPart> parts = new ArrayList<>(groups.size());
    for (int i = 0; i < groups.size(); i++) {
      parts.add(
          new ElectionEvent.DefinitionPart(
              definition.election(), definition.hash(), i, groups.size(), groups.get(i)));
    }
    return List.copyOf(parts);
  }
}
