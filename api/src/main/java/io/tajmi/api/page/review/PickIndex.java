package io.tajmi.api.page.review;

import io.tajmi.api.page.sheet.Naming;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.text.BranchNames;
import io.tajmi.text.Language;
import io.tajmi.text.SearchKey;
import io.tajmi.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Areas and branches of one definition by everything that people call them by; made once. */
final class PickIndex {
  private static final Pattern ONE_NUMBER = Pattern.compile("\\D*?0*(\\d+)\\D*");
  private static final int DEFINITIONS_MAX = 4;
  private static final Map<DefinitionHash, PickIndex> KNOWN =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DefinitionHash, PickIndex> eldest) {
          return size() > DEFINITIONS_MAX;
        }
      };

  private final Map<String, Set<AreaCode>> areas = new HashMap<>();
  private final Map<String, Set<BranchCode>> byCode = new HashMap<>();
  private final Map<String, Set<BranchCode>> byName = new HashMap<>();
  private final Map<String, Set<BranchCode>> byNumber = new HashMap<>();
  private final Set<String> areaCodes = new LinkedHashSet<>();

  private PickIndex(Definition definition) {
    for (Language language : Language.values()) {
      Naming naming = new Naming(Words.of(language), definition);
      for (Area area : definition.areas()) {
        put(areas, naming.area(area), area.code());
        put(areas, language.name(area.name()), area.code());
      }
    }
    for (Area area : definition.areas()) {
      put(areas, area.code().value(), area.code());
      areaCodes.add(SearchKey.of(area.code().value()));
    }
    for (Branch branch : definition.branches()) {
      put(byCode, branch.code().value(), branch.code());
      put(byName, branch.name(), branch.code());
      put(byName, BranchNames.of(Language.EN, branch), branch.code());
      Matcher number = ONE_NUMBER.matcher(SearchKey.of(branch.name()));
      if (number.matches()) {
        put(byNumber, number.group(1), branch.code());
      }
    }
  }

  /** Of a definition. */
  static PickIndex of(Definition definition) {
    synchronized (KNOWN) {
      PickIndex known = KNOWN.get(definition.hash());
      if (known == null) {
        known = new PickIndex(definition);
        KNOWN.put(definition.hash(), known);
      }
      return known;
    }
  }

  private static <T> void put(Map<String, Set<T>> map, String text, T code) {
    String key = SearchKey.of(text);
    if (!key.isEmpty()) {
      map.computeIfAbsent(key, _ -> new LinkedHashSet<>(1)).add(code);
    }
  }

  List<AreaCode> areas(String key) {
    return new ArrayList<>(areas.getOrDefault(key, Set.of()));
  }

  /** Whether a key is an area's code, which means the same wherever one looks. */
  boolean isAreaCode(String key) {
    return areaCodes.contains(key);
  }

  List<BranchCode> byCode(String key) {
    return new ArrayList<>(byCode.getOrDefault(key, Set.of()));
  }

  List<BranchCode> byName(String key) {
    return new ArrayList<>(byName.getOrDefault(key, Set.of()));
  }

  /** Those whose name has one number, by that. */
  List<BranchCode> byNumber(String digits) {
    String number = digits.replaceFirst("^0+(?=\\d)", "");
    return new ArrayList<>(byNumber.getOrDefault(number, Set.of()));
  }
}
