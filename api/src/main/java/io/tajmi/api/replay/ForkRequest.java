package io.tajmi.api.replay;

import io.tajmi.api.query.Standpoints;
import io.tajmi.document.Fields;
import io.tajmi.document.Rejection;
import io.tajmi.replay.Standpoint;
import io.tajmi.replay.fork.OtherRule;
import io.tajmi.replay.fork.Supposition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody supposes.
 *
 * @param at from where; of no meaning where it is a fork on another
 * @param base id of the fork that it goes on from; null where it stands on the log
 * @param contest its code; empty where it is the base's
 * @param name that the caller gives it; null for none
 */
public record ForkRequest(
    Standpoint at,
    @Nullable String base,
    String contest,
    List<Supposition> suppositions,
    @Nullable OtherRule rule,
    @Nullable String name) {
  private static final int NAME_CHARACTERS_MAX = 200;

  /**
   * Reads a document.
   *
   * @throws Rejection R.101 or R.108
   */
  public static ForkRequest read(byte[] bytes) {
    Fields fields =
        Fields.read(bytes)
            .only(Set.of("at", "fork", "contest", "without", "suppose", "rule", "name"));
    boolean on = fields.has("fork");
    if (on && (fields.has("at") || fields.has("contest"))) {
      throw Fields.malformed(
          fields.at("fork"), "A fork on a fork stands where that does; leave out at and contest.");
    }
    String name = fields.textOrNull("name");
    if (name != null && name.length() > NAME_CHARACTERS_MAX) {
      throw Fields.malformed(
          fields.at("name"), "A name has at most " + NAME_CHARACTERS_MAX + " characters.");
    }
    return new ForkRequest(
        fields.has("at") ? Standpoints.parse("at", fields.text("at")) : Standpoint.NOW,
        on ? fields.code("fork") : null,
        on ? "" : fields.code("contest"),
        suppositions(fields),
        fields.has("rule") ? OtherRule.read(fields, "rule") : null,
        name);
  }

  private static List<Supposition> suppositions(Fields fields) {
    List<Supposition> suppositions = new ArrayList<>();
    if (fields.has("without")) {
      suppositions.add(Supposition.Without.read(fields.object("without")));
    }
    for (Fields one : fields.objects("suppose")) {
      suppositions.add(
          one.has("countAsWritten")
              ? Supposition.CountAsWritten.read(
                  one.only(Set.of("countAsWritten")).object("countAsWritten"))
              : Supposition.Suppose.read(one));
    }
    return suppositions;
  }
}
