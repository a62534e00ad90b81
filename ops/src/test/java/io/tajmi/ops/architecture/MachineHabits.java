package io.tajmi.ops.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Calls that go by the language, zone or character set of the machine that runs: in Persian {@code
 * %d} writes other digits, in Turkish {@code toLowerCase()} another letter. The same call is none
 * of these where it is told which to go by.
 */
final class MachineHabits {
  /** A writer has been told its character set when it was made. */
  private static final Set<String> TOLD =
      Set.of(
          "java.util.Locale",
          "java.time.ZoneId",
          "java.time.Clock",
          "java.util.TimeZone",
          "java.nio.charset.Charset",
          "java.io.Writer",
          "com.ibm.icu.util.ULocale",
          "com.ibm.icu.util.TimeZone");

  private static final Set<String> TELLERS = Set.of("format", "printf", "<init>");

  private static final Map<String, Set<String>> CALLS =
      Map.ofEntries(
          Map.entry(
              "java.lang.String",
              Set.of("format", "formatted", "toLowerCase", "toUpperCase", "getBytes")),
          Map.entry("java.io.PrintStream", TELLERS),
          Map.entry("java.io.PrintWriter", TELLERS),
          Map.entry("java.util.Formatter", TELLERS),
          Map.entry("java.util.Scanner", TELLERS),
          Map.entry("java.util.Locale", Set.of("getDefault")),
          Map.entry("java.util.TimeZone", Set.of("getDefault")),
          Map.entry("java.time.ZoneId", Set.of("systemDefault")),
          Map.entry("java.time.Clock", Set.of("systemDefaultZone")),
          Map.entry("java.time.LocalDate", Set.of("now")),
          Map.entry("java.time.LocalTime", Set.of("now")),
          Map.entry("java.time.LocalDateTime", Set.of("now")),
          Map.entry("java.time.OffsetDateTime", Set.of("now")),
          Map.entry("java.time.ZonedDateTime", Set.of("now")),
          Map.entry("java.time.Year", Set.of("now")),
          Map.entry("java.time.format.DateTimeFormatter", Set.of("ofPattern", "ofLocalizedDate")),
          Map.entry("java.time.format.DateTimeFormatterBuilder", Set.of("toFormatter")),
          Map.entry("java.nio.charset.Charset", Set.of("defaultCharset")),
          Map.entry("java.io.InputStreamReader", Set.of("<init>")),
          Map.entry("java.io.OutputStreamWriter", Set.of("<init>")),
          Map.entry("java.io.FileReader", Set.of("<init>")),
          Map.entry("java.io.FileWriter", Set.of("<init>")),
          Map.entry("java.text.NumberFormat", Set.of("getInstance", "getIntegerInstance")),
          Map.entry("java.text.DecimalFormat", Set.of("<init>")),
          Map.entry("java.text.SimpleDateFormat", Set.of("<init>")),
          Map.entry("java.text.MessageFormat", Set.of("<init>", "format")),
          Map.entry("java.text.Collator", Set.of("getInstance")),
          Map.entry("java.util.ResourceBundle", Set.of("getBundle")),
          Map.entry("com.ibm.icu.util.ULocale", Set.of("getDefault")),
          Map.entry("com.ibm.icu.util.TimeZone", Set.of("getDefault")),
          Map.entry("com.ibm.icu.util.Calendar", Set.of("getInstance")),
          Map.entry("com.ibm.icu.text.Collator", Set.of("getInstance")),
          Map.entry("com.ibm.icu.text.NumberFormat", Set.of("getInstance")),
          Map.entry("com.ibm.icu.text.MessageFormat", Set.of("<init>", "format")));

  private MachineHabits() {}

  static Stream<JavaAccess<?>> in(JavaClass it) {
    return Stream.of(
            it.getMethodCallsFromSelf(),
            it.getConstructorCallsFromSelf(),
            it.getMethodReferencesFromSelf(),
            it.getConstructorReferencesFromSelf())
        .<JavaAccess<?>>flatMap(Set::stream)
        .filter(MachineHabits::goesByTheMachine);
  }

  private static boolean goesByTheMachine(JavaAccess<?> access) {
    return CALLS
            .getOrDefault(access.getTargetOwner().getName(), Set.of())
            .contains(access.getName())
        && access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream().map(JavaClass::getName).noneMatch(TOLD::contains);
  }
}
