package io.tajmi.eventlog.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The frozen names of event types: {@code name/revision}, never a Java class name. A class has one
 * name, the one that is written; older revisions are read through upcasters.
 */
public final class EventNames {
  private final Map<String, Class<?>> classes = new HashMap<>();
  private final Map<Class<?>, String> names = new HashMap<>();

  /** Takes {@code name/revision} → class; both must be distinct. */
  public EventNames(Map<String, Class<?>> table) {
    table.forEach((name, type) -> {
      if (name.indexOf('/') < 1 || name.indexOf('/') != name.lastIndexOf('/')) {
        throw new IllegalArgumentException("an event's name is name/revision, not " + name);
      }
      classes.put(name, type);
      String other = names.put(type, name);
      if (other != null) {
        throw new IllegalArgumentException(type + " has two names: " + other + " and " + name);
      }
    });
  }

  /** The class that is read for a name, or null. */
  public @Nullable Class<?> classOf(String name) {
    return classes.get(name);
  }

  /** The name under which a class is written, or null where it has none. */
  public @Nullable String nameOf(Class<?> type) {
    return names.get(type);
  }

  /** Every name, sorted. */
  public SortedSet<String> all() {
    return new TreeSet<>(classes.keySet());
  }
}
