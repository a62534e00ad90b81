package io.tajmi.replay.fork;

import io.tajmi.document.CanonicalDocument;
import io.tajmi.document.Fields;
import io.tajmi.document.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that is supposed, by the codes and positions in which it is written. */
public sealed interface Supposition {

  /** The canonical form. */
  String json();

  /** Codes of branches that a document or a list names; none of what names entries or areas. */
  default List<String> branchesNamed() {
    return List.of();
  }

  /**
   * Reads one: an object of one field.
   *
   * @throws Rejection R.101
   */
  static Supposition read(Fields fields) {
    fields.only(Set.of("without", "suppose", "countAsWritten"));
    if (fields.keys().size() != 1) {
      throw Fields.malformed(
          fields.pointer(), "Suppose one thing: without, suppose or countAsWritten.");
    }
    return switch (fields.keys().getFirst()) {
      case "without" -> Without.read(fields.object("without"));
      case "suppose" -> Suppose.read(fields.object("suppose"));
      default -> CountAsWritten.read(fields.object("countAsWritten"));
    };
  }

  /**
   * Acts that were never done, each with everything that it caused.
   *
   * @param entries positions in the log, each for its whole act
   * @param envelopes in which the acts came
   */
  record Without(SortedSet<Long> entries, SortedSet<String> envelopes) implements Supposition {
    /** Takes copies; there is one at least. */
    public Without {
      if (entries.isEmpty() && envelopes.isEmpty()) {
        throw new IllegalArgumentException("without what?");
      }
      entries = Collections.unmodifiableSortedSet(new TreeSet<>(entries));
      envelopes = Collections.unmodifiableSortedSet(new TreeSet<>(envelopes));
    }

    /** Without the acts of these entries. */
    public static Without entries(Collection<Long> entries) {
      return new Without(new TreeSet<>(entries), new TreeSet<>());
    }

    /** Without the acts that came in these envelopes. */
    public static Without envelopes(Collection<String> envelopes) {
      return new Without(new TreeSet<>(), new TreeSet<>(envelopes));
    }

    /**
     * Reads it.
     *
     * @throws Rejection R.101
     */
    public static Without read(Fields fields) {
      fields.only(Set.of("entries", "envelopes"));
      SortedSet<Long> entries = new TreeSet<>(fields.positions("entries"));
      SortedSet<String> envelopes = new TreeSet<>(fields.codes("envelopes"));
      if (entries.isEmpty() && envelopes.isEmpty()) {
        throw Fields.malformed(fields.at("entries"), "Name one entry or envelope, or more.");
      }
      return new Without(entries, envelopes);
    }

    @Override
    public String json() {
      String positions = entries.stream().map(String::valueOf).collect(Collectors.joining(","));
      String separator = entries.isEmpty() || envelopes.isEmpty() ? "" : ",";
      return "{\"without\":{"
          + (entries.isEmpty() ? "" : "\"entries\":[" + positions + "]")
          + separator
          + (envelopes.isEmpty() ? "" : "\"envelopes\":" + texts(envelopes))
          + "}}";
    }
  }

  /** What a document is. */
  enum Kind {
    TALLY,
    CLOSE,
    REOPEN,
    RULING,
    CONTEST_ACT,
    LOT,
    SECOND_ROUND;

    /** Whether its address names a branch. */
    boolean namesBranch() {
      return this == CLOSE || this == REOPEN;
    }
  }

  /**
   * A document that is taken in after what is supposed before it.
   *
   * @param branch by its code where the document does not name it, else null
   * @param document by RFC 8785
   */
  record Suppose(Kind kind, @Nullable String branch, String document) implements Supposition {
    /**
     * A document as its sender wrote it.
     *
     * @throws Rejection R.101 or R.108 where it is no JSON object
     */
    public static Suppose of(Kind kind, @Nullable String branch, byte[] document) {
      return new Suppose(kind, branch, Fields.read(document).canonical());
    }

    /**
     * Reads it.
     *
     * @throws Rejection R.101
     */
    public static Suppose read(Fields fields) {
      fields.only(Set.of("kind", "branch", "document"));
      Kind kind = fields.constant("kind", Kind.class);
      if (kind.namesBranch() != fields.has("branch")) {
        throw Fields.malformed(
            fields.at("branch"),
            "Name the branch for " + kind.name().toLowerCase(Locale.ROOT) + " if it names none.");
      }
      fields.object("document");
      return new Suppose(
          kind, kind.namesBranch() ? fields.code("branch") : null, fields.canonical("document"));
    }

    @Override
    public List<String> branchesNamed() {
      if (branch != null) {
        return List.of(branch);
      }
      try {
        Fields fields = Fields.read(document.getBytes(StandardCharsets.UTF_8));
        return fields.has("branch") ? List.of(fields.text("branch")) : fields.codes("branches");
      } catch (Rejection malformed) {
        // It is refused for that when it is taken in.
        return List.of();
      }
    }

    @Override
    public String json() {
      return "{\"suppose\":{"
          + (branch == null ? "" : "\"branch\":" + CanonicalDocument.quoted(branch) + ",")
          + "\"document\":"
          + document
          + ",\"kind\":\""
          + kind
          + "\"}}";
    }
  }

  /**
   * What is held back is counted as it was written: in an area and below it, at some branches, or
   * everywhere, where both are null.
   */
  record CountAsWritten(@Nullable String area, @Nullable SortedSet<String> branches)
      implements Supposition {
    /** Everything that is held back. */
    public static final CountAsWritten ALL = new CountAsWritten(null, null);

    /** Takes a copy. */
    public CountAsWritten {
      branches =
          branches == null ? null : Collections.unmodifiableSortedSet(new TreeSet<>(branches));
    }

    /**
     * Reads it.
     *
     * @throws Rejection R.101
     */
    public static CountAsWritten read(Fields fields) {
      fields.only(Set.of("all", "area", "branches"));
      if (fields.keys().size() != 1) {
        throw neither(fields);
      }
      if (fields.has("area")) {
        return new CountAsWritten(fields.code("area"), null);
      }
      if (fields.has("all")) {
        if (!fields.isTrue("all")) {
          throw neither(fields);
        }
        return ALL;
      }
      SortedSet<String> branches = new TreeSet<>(fields.codes("branches"));
      if (branches.isEmpty()) {
        throw Fields.malformed(fields.at("branches"), "Name one branch or more.");
      }
      return new CountAsWritten(null, branches);
    }

    private static Rejection neither(Fields fields) {
      return Fields.malformed(fields.at("all"), "Say all: true, or name an area or branches.");
    }

    @Override
    public List<String> branchesNamed() {
      return branches == null ? List.of() : List.copyOf(branches);
    }

    @Override
    public String json() {
      String what = "\"all\":true";
      if (area != null) {
        what = "\"area\":" + CanonicalDocument.quoted(area);
      } else if (branches != null) {
        what = "\"branches\":" + texts(branches);
      }
      return "{\"countAsWritten\":{" + what + "}}";
    }
  }

  private static String texts(SortedSet<String> texts) {
    return texts.stream().map(CanonicalDocument::quoted).collect(Collectors.joining(",", "[", "]"));
  }
}
