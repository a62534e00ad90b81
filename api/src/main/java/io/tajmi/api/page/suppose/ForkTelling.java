package io.tajmi.api.page.suppose;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.record.RulingNaming;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.fold.NotApplied;
import io.tajmi.replay.fork.Fork;
import io.tajmi.replay.fork.Forked;
import io.tajmi.replay.fork.OtherRule;
import io.tajmi.replay.fork.Supposition;
import io.tajmi.replay.fork.Supposition.CountAsWritten;
import io.tajmi.replay.fork.Supposition.Suppose;
import io.tajmi.replay.fork.Supposition.Without;
import io.tajmi.ruling.RulingName;
import io.tajmi.text.BranchNames;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.RulingView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a fork supposes, and what it comes to, in the words of a language. */
final class ForkTelling {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int NAMES_MAX = 20;
  private static final int BRIEF_MAX = 2;

  private final Words words;
  private final Sight sight;
  private final ContestView view;

  /**
   * For a reader.
   *
   * @param view the contest at the position that the fork stands on
   */
  ForkTelling(Words words, Sight sight, ContestView view) {
    this.words = words;
    this.sight = sight;
    this.view = view;
  }

  /** What is supposed in few words, for the bar of every page that is read with it. */
  String briefly(Fork fork) {
    List<String> said = said(fork);
    String brief =
        said.stream()
            .limit(BRIEF_MAX)
            .map(words.language()::part)
            .collect(Collectors.joining(words.say("list.comma")));
    return said.size() > BRIEF_MAX
        ? words.say("fork.andMore", brief, words.number(said.size() - (long) BRIEF_MAX))
        : brief;
  }

  /** Each thing that is supposed, in order. */
  List<String> said(Fork fork) {
    List<String> said = new ArrayList<>();
    for (Supposition supposition : fork.suppositions()) {
      switch (supposition) {
        case Without without -> without(without, said);
        case Suppose suppose -> said.add(document(suppose));
        case CountAsWritten counts -> said.add(counted(counts));
      }
    }
    if (fork.rule() != null) {
      rule(fork.rule(), said);
    }
    return said;
  }

  private void without(Without without, List<String> said) {
    if (!without.entries().isEmpty()) {
      String positions =
          without.entries().stream()
              .limit(NAMES_MAX)
              .map(words::number)
              .collect(Collectors.joining(comma()));
      said.add(words.say("suppose.said.entries", more(positions, without.entries())));
    }
    for (String envelope : without.envelopes()) {
      ContestId contest = view.contest().id();
      RulingView ruling =
          sight.snapshot().rulings().get(new RulingName(contest.election(), envelope));
      said.add(
          ruling != null && sight.reads(ruling)
              ? words.say("suppose.said.ruling", new RulingNaming(words).link(ruling).text())
              : words.say("suppose.said.envelope", words.language().code(envelope)));
    }
  }

  private String document(Suppose suppose) {
    JsonNode document = JSON.readTree(suppose.document());
    List<String> branches = new ArrayList<>();
    document.path("branches").forEach(branch -> branches.add(branch.asString()));
    if (document.has("branch")) {
      branches.add(document.path("branch").asString());
    }
    if (suppose.branch() != null) {
      branches.add(suppose.branch());
    }
    String what =
        suppose.kind() == Supposition.Suppose.Kind.RULING
            ? suppose.kind() + "." + document.path("kind").asString()
            : suppose.kind().name();
    return branches.isEmpty()
        ? words.say("suppose.said." + what)
        : words.say("suppose.said.at", words.say("suppose.said." + what), names(branches));
  }

  private String counted(CountAsWritten counts) {
    if (counts.area() != null) {
      return words.say("suppose.said.countArea", area(counts.area()));
    }
    return counts.branches() == null
        ? words.say("suppose.said.countAll")
        : words.say("suppose.said.at", words.say("suppose.said.count"), names(counts.branches()));
  }

  private String area(String code) {
    Naming naming = new Naming(words, view.definition());
    var area = AreaCode.isCode(code) ? naming.find(new AreaCode(code)) : null;
    return area == null ? words.language().code(code) : naming.area(area);
  }

  private void rule(OtherRule rule, List<String> said) {
    Terms terms = new Terms(words, view);
    JsonNode other = JSON.readTree(rule.json());
    for (Map.Entry<String, JsonNode> each : other.path("parameters").properties()) {
      said.add(terms.said(each.getKey(), each.getValue().asString()));
    }
    for (Map.Entry<String, JsonNode> each : other.path("thresholds").properties()) {
      said.add(terms.said(Terms.THRESHOLD + each.getKey(), each.getValue().asString()));
    }
  }

  /** Branches by their names, with how many there are where not all are named. */
  String names(Collection<String> codes) {
    String named =
        codes.stream().limit(NAMES_MAX).map(this::branch).collect(Collectors.joining(comma()));
    return words.say("suppose.branches", words.number(codes.size()), more(named, codes));
  }

  private String branch(String code) {
    int ordinal = BranchCode.isCode(code) ? view.contest().ordinal(new BranchCode(code)) : -1;
    return ordinal < 0
        ? words.language().code(code)
        : BranchNames.of(words.language(), view.contest(), ordinal);
  }

  private String comma() {
    return words.say("list.comma");
  }

  private static String more(String listed, Collection<?> of) {
    return of.size() > NAMES_MAX ? listed + "\u2026" : listed;
  }

  /** What has no place any more, each with the reason. */
  List<Gone> gone(Forked forked) {
    return sight.notApplied(forked).stream().map(entry -> gone(forked.fork(), entry)).toList();
  }

  /**
   * An entry that has no place any more.
   *
   * @param where its position, or that it is supposed itself
   */
  record Gone(String where, String what, String branch, String why) {}

  private Gone gone(Fork fork, NotApplied entry) {
    int version = entry.type().indexOf('/');
    String type = version < 0 ? entry.type() : entry.type().substring(0, version);
    String what = words.find("entry." + type);
    String branch = branchOf(entry.stream());
    return new Gone(
        entry.position() > fork.position()
            ? words.say("suppose.gone.supposed")
            : words.number(entry.position()),
        what == null ? words.language().code(type) : what,
        branch == null ? "" : branch(branch),
        words.say("suppose.gone." + entry.why()));
  }

  private static @Nullable String branchOf(@Nullable String stream) {
    return stream != null && stream.startsWith("branch/")
        ? stream.substring(stream.lastIndexOf('/') + 1)
        : null;
  }
}
