package io.tajmi.text;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Definition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What areas are called wherever readers see them: by name, and by name and code where another of
 * the same parent could be meant.
 */
public final class AreaNames {
  private static final MadeOnce<Definition, AreaNames> KNOWN = new MadeOnce<>();

  private final Map<AreaCode, String> names = new HashMap<>();
  private final Map<AreaCode, String> levelled = new HashMap<>();

  private AreaNames(Words words, Definition definition) {
    Language language = words.language();
    for (List<Area> siblings : siblings(definition)) {
      Namesakes bare = among(siblings, language);
      Namesakes labelled =
          Namesakes.among(siblings, it -> it.code().value(), it -> label(words, it));
      for (Area one : siblings) {
        String code = one.code().value();
        names.put(one.code(), bare.called(language, language.name(one.name()), code));
        levelled.put(one.code(), labelled.called(language, label(words, one), code));
      }
    }
  }

  private static Namesakes among(List<Area> siblings, Language language) {
    return Namesakes.among(siblings, it -> it.code().value(), it -> language.name(it.name()));
  }

  private static Collection<List<Area>> siblings(Definition definition) {
    Map<@Nullable AreaCode, List<Area>> byParent = new LinkedHashMap<>();
    definition
        .areas()
        .forEach(area -> byParent.computeIfAbsent(area.parent(), _ -> new ArrayList<>()).add(area));
    return byParent.values();
  }

  /** The names of a definition's areas in a language, made once. */
  public static AreaNames of(Words words, Definition definition) {
    return KNOWN.get(definition, words.language(), () -> new AreaNames(words, definition));
  }

  /** An area without its level, as a chart has room for. */
  public String name(Area area) {
    return names.getOrDefault(area.code(), "");
  }

  /** An area with its level, unless the name begins with it. */
  public String levelled(Area area) {
    return levelled.getOrDefault(area.code(), "");
  }

  /** Areas with their levels that are shown together, of whatever parents. */
  public static Map<AreaCode, String> levelled(
      Words words, Definition definition, List<Area> together) {
    AreaNames names = of(words, definition);
    Namesakes shown = Namesakes.among(together, it -> it.code().value(), it -> label(words, it));
    Map<AreaCode, String> called = new HashMap<>();
    for (Area area : together) {
      String own = names.levelled(area);
      String label = label(words, area);
      called.put(
          area.code(),
          own.equals(label) ? shown.called(words.language(), label, area.code().value()) : own);
    }
    return called;
  }

  private static String label(Words words, Area area) {
    String name = words.language().name(area.name());
    String level = words.say("level." + area.level());
    return switch (area.level()) {
      case COUNTRY, ABROAD -> name;
      case PROVINCE, COUNTY, DISTRICT, CITY, RURAL_DISTRICT, VILLAGE, REGION ->
          isNamed(name, level) ? name : words.say("level.named", level, name);
    };
  }

  private static boolean isNamed(String name, String level) {
    String plain = name.toLowerCase(Locale.ROOT);
    String word = level.toLowerCase(Locale.ROOT);
    return plain.startsWith(word) || plain.endsWith(word);
  }
}
