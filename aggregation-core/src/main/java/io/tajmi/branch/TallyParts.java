package io.tajmi.branch;

import io.tajmi.document.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a tally's document that need no definition. */
final class TallyParts {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern RULE = Pattern.compile("[EWQ]\\.[0-9]{3}");
  private static final Set<BallotField> REQUIRED =
      Set.of(
          BallotField.IN_BOX,
          BallotField.VALID,
          BallotField.INVALID_TAKEN,
          BallotField.INVALID_NOT_TAKEN);

  private TallyParts() {}

  /** Votes for one of several candidates of the same name, by code as sent. */
  record NamedAmbiguous(List<String> candidates, int n) {}

  static Ballots ballots(Fields object) {
    Map<String, Integer> stated = new TreeMap<>();
    for (BallotField field : BallotField.values()) {
      if (object.has(field.key()) || REQUIRED.contains(field)) {
        stated.put(field.key(), object.number(field.key()));
      }
    }
    object.only(stated.keySet());
    return Ballots.of(stated);
  }

  static List<NamedAmbiguous> ambiguous(Fields document) {
    List<NamedAmbiguous> ambiguous = new ArrayList<>();
    for (Fields object : document.objects("ambiguous")) {
      object.only(Set.of("candidates", "n"));
      List<String> candidates = object.codes("candidates");
      if (candidates.size() < 2 || Set.copyOf(candidates).size() < candidates.size()) {
        throw Fields.malformed(
            object.at("candidates"), "Ambiguous votes name two or more different candidates.");
      }
      ambiguous.add(new NamedAmbiguous(candidates, object.number("n")));
    }
    return ambiguous;
  }

  static Tally.@Nullable Minute minute(Fields document) {
    if (!document.has("minute")) {
      return null;
    }
    Fields object = document.object("minute").only(Set.of("form", "serial", "sha256"));
    String sha256 = object.has("sha256") ? object.code("sha256") : null;
    if (sha256 != null && !SHA_256.matcher(sha256).matches()) {
      throw Fields.malformed(object.at("sha256"), "Expected 64 hex digits.");
    }
    return new Tally.Minute(
        object.textOrNull("form"),
        object.textOrNull("serial"),
        sha256 == null ? null : sha256.toLowerCase(Locale.ROOT));
  }

  static List<Tally.SerialRange> serials(Fields document) {
    List<Tally.SerialRange> serials = new ArrayList<>();
    for (Fields object : document.objects("serials")) {
      object.only(Set.of("kind", "from", "to"));
      serials.add(
          new Tally.SerialRange(object.text("kind"), object.text("from"), object.text("to")));
    }
    return serials;
  }

  static Tally.@Nullable Explanation explanation(Fields document) {
    if (!document.has("explanation")) {
      return null;
    }
    Fields object = document.object("explanation").only(Set.of("direction", "text"));
    return new Tally.Explanation(
        object.constant("direction", Tally.Explanation.Direction.class), object.text("text"));
  }

  static Map<String, String> reasons(Fields document) {
    Map<String, String> reasons = new TreeMap<>();
    if (document.has("reasons")) {
      Fields object = document.object("reasons");
      for (String rule : object.keys()) {
        if (!RULE.matcher(rule).matches()) {
          throw Fields.malformed(object.at(rule), "Reasons are given by rule, such as W.201.");
        }
        reasons.put(rule, object.text(rule));
      }
    }
    return Collections.unmodifiableMap(reasons);
  }

  static Tally.@Nullable Signed signed(Fields document) {
    if (!document.has("signed")) {
      return null;
    }
    Fields object = document.object("signed").only(Set.of("executive", "supervisory"));
    return new Tally.Signed(
        List.copyOf(object.texts("executive")), List.copyOf(object.texts("supervisory")));
  }
}
