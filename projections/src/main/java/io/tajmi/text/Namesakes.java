package io.tajmi.text;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Those of some things that a reader could take for another of them, because their names look the
 * same: whatever is not seen, or is one letter written in two ways, makes no difference. They are
 * told apart by their codes.
 */
public final class Namesakes {
  private final Set<String> codes;

  private Namesakes(Set<String> codes) {
    this.codes = codes;
  }

  /** Among things that are shown together. */
  public static <T> Namesakes among(
      Collection<T> things, Function<T, String> code, Function<T, String> name) {
    Map<String, String> first = new HashMap<>();
    Set<String> codes = new HashSet<>();
    for (T thing : things) {
      String other = first.putIfAbsent(look(name.apply(thing)), code.apply(thing));
      if (other != null) {
        codes.add(other);
        codes.add(code.apply(thing));
      }
    }
    return new Namesakes(codes);
  }

  private static String look(String name) {
    String key = SearchKey.of(Normalizer.normalize(name, Normalizer.Form.NFKC));
    return key.isEmpty() ? name : key;
  }

  /** Whether another looks the same. */
  boolean has(String code) {
    return codes.contains(code);
  }

  /** The name, with the code behind it where another looks the same. */
  public String called(Language language, String name, String code) {
    return has(code) ? withCode(language, name, code) : name;
  }

  static String withCode(Language language, String name, String code) {
    return name + " (" + language.code(code) + ")";
  }
}
