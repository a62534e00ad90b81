package io.tajmi.api.page.suppose;

import io.tajmi.api.page.review.PickReader;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.text.Figures;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A form as the document that a program would send: the same is made of it, and refused of it. The
 * annulment supposed has no sender and no number, so it is the same whoever supposes it.
 */
final class SupposedDocument {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern BETWEEN = Pattern.compile("[\u060C\u061B,;\\s]+");
  private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

  /** Stands where a ruling that was issued says whose it is. */
  private static final String SUPPOSED = "\u0641\u0631\u0636";

  private static final int MEANINGS_MAX = 3;

  private final Words words;
  private final ContestView view;
  private final SupposeForm form;
  private final Base base;

  /**
   * What is supposed from.
   *
   * @param fork id of the fork that it goes on from; null where it stands on the log
   * @param day of the last entry, in the election's zone
   */
  record Base(long position, @Nullable String fork, LocalDate day) {}

  /** Something typed means nothing here. */
  static final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient String[] arguments;

    Unclear(String key, String... arguments) {
      super(key, null, false, false);
      this.key = key;
      this.arguments = arguments;
    }

    String key() {
      return key;
    }

    String[] arguments() {
      return arguments.clone();
    }
  }

  SupposedDocument(Words words, ContestView view, SupposeForm form, Base base) {
    this.words = words;
    this.view = view;
    this.form = form;
    this.base = base;
  }

  /**
   * The document.
   *
   * @throws Unclear where something typed names nothing of the contest, or nothing is supposed
   */
  String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    Map<String, Object> without = without();
    List<Map<String, Object>> suppose = suppose();
    Map<String, Object> rule = rule();
    if (without.isEmpty() && suppose.isEmpty() && rule.isEmpty()) {
      throw new Unclear("suppose.wrong.nothing");
    }
    if (base.fork() == null) {
      document.put("at", Long.toString(base.position()));
      document.put("contest", view.contest().id().contest().value());
    } else {
      document.put("fork", base.fork());
    }
    putUnlessEmpty(document, "without", without);
    if (!suppose.isEmpty()) {
      document.put("suppose", suppose);
    }
    putUnlessEmpty(document, "rule", rule);
    if (!form.name().isEmpty()) {
      document.put("name", form.name());
    }
    return JSON.writeValueAsString(document);
  }

  private static void putUnlessEmpty(
      Map<String, Object> document, String key, Map<String, Object> value) {
    if (!value.isEmpty()) {
      document.put(key, value);
    }
  }

  private Map<String, Object> without() {
    Map<String, Object> without = new LinkedHashMap<>();
    List<Long> entries = new ArrayList<>();
    for (String word : BETWEEN.split(latin(form.entries()), -1)) {
      String position = word.replace("\u066C", "");
      if (!position.isEmpty() && !POSITION.matcher(position).matches()) {
        throw new Unclear("suppose.wrong.entries", word);
      }
      if (!position.isEmpty()) {
        entries.add(Long.valueOf(position));
      }
    }
    if (!entries.isEmpty()) {
      without.put("entries", entries);
    }
    if (!form.ruling().isEmpty()) {
      without.put("envelopes", List.of(form.ruling()));
    }
    return without;
  }

  private List<Map<String, Object>> suppose() {
    List<Map<String, Object>> suppose = new ArrayList<>();
    List<String> annulled = branches(form.annul());
    if (!annulled.isEmpty()) {
      suppose.add(Map.of("kind", "RULING", "document", annulment(annulled)));
    }
    Map<String, Object> counted = counted();
    if (!counted.isEmpty()) {
      suppose.add(Map.of("countAsWritten", counted));
    }
    return suppose;
  }

  private Map<String, Object> annulment(List<String> branches) {
    Map<String, Object> ruling = new LinkedHashMap<>();
    ruling.put("kind", "ANNUL");
    ruling.put("contest", view.contest().id().contest().value());
    ruling.put("branches", branches);
    for (String whose : List.of("body", "office", "article", "document")) {
      ruling.put(whose, SUPPOSED);
    }
    ruling.put("date", base.day().toString());
    return ruling;
  }

  private Map<String, Object> counted() {
    return switch (form.count()) {
      case "ALL" -> Map.of("all", true);
      case "AREA" -> Map.of("area", area(form.countWhere()).value());
      case "BRANCHES" -> Map.of("branches", requireSome(branches(form.countWhere())));
      default -> {
        if (!form.count().isEmpty() || !form.countWhere().isEmpty()) {
          throw new Unclear("suppose.wrong.count");
        }
        yield Map.of();
      }
    };
  }

  private static List<String> requireSome(List<String> branches) {
    if (branches.isEmpty()) {
      throw new Unclear("suppose.wrong.count");
    }
    return branches;
  }

  /** What the desk would read of the same text, areas being all branches in them. */
  private List<String> branches(String typed) {
    AreaCode within = form.area().isEmpty() ? null : area(form.area());
    PickReader.Reading read = PickReader.read(words, view, within, typed);
    if (!read.doubts().isEmpty()) {
      throw unclear(read.doubts().getFirst());
    }
    return read.picks().everyBranch(view).stream().map(BranchCode::value).toList();
  }

  private static Unclear unclear(PickReader.Doubt doubt) {
    if (doubt.meanings().isEmpty()) {
      return new Unclear("suppose.wrong.branch", doubt.text());
    }
    String some =
        doubt.meanings().stream()
            .limit(MEANINGS_MAX)
            .map(PickReader.Meaning::code)
            .collect(Collectors.joining(", "));
    return new Unclear("suppose.wrong.several", doubt.text(), some);
  }

  /** An area by its code, or by its name where one has it. */
  private AreaCode area(String typed) {
    PickReader.Reading read = PickReader.read(words, view, null, typed);
    List<AreaCode> areas = read.picks().areas();
    if (areas.size() != 1 || read.picks().size() != 1 || !read.doubts().isEmpty()) {
      throw new Unclear("suppose.wrong.area", typed);
    }
    return areas.getFirst();
  }

  private Map<String, Object> rule() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    Map<String, Object> thresholds = new LinkedHashMap<>();
    form.terms()
        .forEach((field, typed) -> {
          String value = latin(typed);
          Object stated = POSITION.matcher(value).matches() ? (Object) Long.valueOf(value) : value;
          if (field.startsWith(Terms.THRESHOLD)) {
            thresholds.put(field.substring(Terms.THRESHOLD.length()), stated);
          } else {
            parameters.put(field, stated);
          }
        });
    Map<String, Object> rule = new LinkedHashMap<>();
    putUnlessEmpty(rule, "parameters", parameters);
    putUnlessEmpty(rule, "thresholds", thresholds);
    return rule;
  }

  private static String latin(String typed) {
    return Figures.digits(Language.EN, typed).strip();
  }
}
