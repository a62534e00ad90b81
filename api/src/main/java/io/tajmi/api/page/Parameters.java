package io.tajmi.api.page;

import io.tajmi.api.answer.StateCode;
import io.tajmi.api.page.sheet.VoteRows.Order;
import io.tajmi.api.query.Query;
import io.tajmi.document.Fields;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotThere;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an address or a topic says after its path; an empty value is as good as none. */
public final class Parameters {
  private final Map<String, List<String>> values;
  private final Predicate<String> takes;
  private final Set<String> read = new HashSet<>();

  private Parameters(Map<String, List<String>> values, Predicate<String> takes) {
    this.values = values;
    this.takes = takes;
  }

  /** Of an address; its handler declares by {@code Takes} whatever is read of them. */
  public static Parameters of(HttpServletRequest request) {
    Map<String, List<String>> values = new HashMap<>();
    request.getParameterMap().forEach((name, some) -> values.put(name, List.of(some)));
    return new Parameters(values, name -> Query.takes(request, name));
  }

  /** Of an address alone, whatever form is sent to it. */
  public static Parameters ofAddress(HttpServletRequest request) {
    return new Parameters(Query.all(request), name -> Query.takes(request, name));
  }

  /** Of a form, and of the address that it is sent to where it does not say the same itself. */
  public static Parameters sent(HttpServletRequest request) {
    Map<String, List<String>> values = new HashMap<>(Query.all(request));
    request.getParameterMap().forEach((name, some) -> values.put(name, List.of(some)));
    return new Parameters(values, name -> Query.takes(request, name));
  }

  /** Reads {@code a=b&c=d}, without escapes. */
  public static Parameters parse(String text) {
    Map<String, List<String>> values = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = equals < 0 ? pair : pair.substring(0, equals);
        values
            .computeIfAbsent(name, _ -> new ArrayList<>())
            .add(equals < 0 ? "" : pair.substring(equals + 1));
      }
    }
    return new Parameters(values, _ -> true);
  }

  /** Whether a page has read each of them. */
  public boolean allRead() {
    return read.containsAll(values.keySet());
  }

  /** Every value of a name, as it came. */
  public List<String> all(String name) {
    if (!takes.test(name)) {
      throw new IllegalStateException("the handler does not declare that it takes " + name);
    }
    read.add(name);
    return values.getOrDefault(name, List.of());
  }

  /** The first value of a name, or null. */
  public @Nullable String text(String name) {
    List<String> some = all(name);
    return some.isEmpty() || some.getFirst().isEmpty() ? null : some.getFirst();
  }

  @Nullable
  public ContestCode contest(String name) {
    return Lookup.contestCode(text(name));
  }

  public @Nullable AreaCode area() {
    return Lookup.areaCode(text("area"));
  }

  public @Nullable BranchCode branch(String name) {
    return Lookup.branchCode(text(name));
  }

  /** A position of the log, or null. */
  public @Nullable Long position(String name) {
    String text = text(name);
    if (text != null && !text.matches("[0-9]{1,18}")) {
      throw new NotThere("There is no position " + text + ".");
    }
    return text == null ? null : Long.valueOf(text);
  }

  /** Whether it is there, with a value or without. */
  public boolean has(String name) {
    return !all(name).isEmpty();
  }

  /**
   * What somebody typed into a field, without spaces around it; empty where nothing. A form sends
   * two characters for each new line, which its field counts as one.
   *
   * @throws Rejection R.101 where it is longer than its field lets anybody type
   */
  public static String typed(String name, @Nullable String text, int charactersMax) {
    String typed = text == null ? "" : text.strip().replace("\r\n", "\n");
    if (typed.length() > charactersMax) {
      throw Fields.malformed(
          "/" + name,
          "The text has " + typed.length() + " characters; shorten it to " + charactersMax + ".");
    }
    return typed;
  }

  /**
   * The areas named, once or several times, with commas or without.
   *
   * @throws NotThere where one is no area's code
   */
  public List<AreaCode> areas() {
    return all("areas").stream()
        .flatMap(some -> Stream.of(some.split("[,\\s]+")))
        .filter(code -> !code.isEmpty())
        .map(Lookup::areaCode)
        .filter(Objects::nonNull)
        .toList();
  }

  public Order order() {
    return "votes".equals(text("order")) ? Order.VOTES : Order.BALLOT;
  }

  @Nullable
  public StateCode state() {
    String name = text("state");
    return name == null
        ? null
        : Arrays.stream(StateCode.values())
            .filter(state -> state.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new NotThere("There is no state " + name + "."));
  }

  @Nullable
  public RuleCode rule() {
    String code = text("rule");
    return code == null
        ? null
        : Arrays.stream(RuleCode.values())
            .filter(rule -> rule.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new NotThere("There is no rule " + code + "."));
  }

  /** {@code contest/branch}, after which a page of several contests goes on. */
  @Nullable
  public BranchId after(ElectionId election) {
    String text = text("after");
    if (text == null) {
      return null;
    }
    int slash = text.indexOf('/');
    ContestCode contest = slash < 0 ? null : Lookup.contestCode(text.substring(0, slash));
    BranchCode branch = slash < 0 ? null : Lookup.branchCode(text.substring(slash + 1));
    if (contest == null || branch == null) {
      throw new NotThere("There is no place " + text + " in a list.");
    }
    return new BranchId(new ContestId(election, contest), branch);
  }
}
