package io.tajmi.ops.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What no class of some packages may do; each names all that does it. */
final class Conditions {
  private static final Set<String> CLOCKS =
      Stream.of(
              Instant.class,
              LocalDate.class,
              LocalDateTime.class,
              LocalTime.class,
              OffsetDateTime.class,
              ZonedDateTime.class,
              Year.class)
          .map(Class::getName)
          .collect(java.util.stream.Collectors.toUnmodifiableSet());
  private static final Map<String, Set<String>> CHANCE_AND_TIME =
      Map.of(
          System.class.getName(),
          Set.of("currentTimeMillis", "nanoTime"),
          Math.class.getName(),
          Set.of("random"),
          UUID.class.getName(),
          Set.of("randomUUID"),
          InstantSource.class.getName(),
          Set.of("system"),
          "java.util.concurrent.ThreadLocalRandom",
          Set.of("current"));

  /** What branches add up to, before it is said what a reader may see of it. */
  private static final Set<String> SUMS =
      Set.of(
          "io.tajmi.count.AreaTotal",
          "io.tajmi.view.PublicCount",
          "io.tajmi.view.PublicCount$Group");

  private static final Map<String, Set<String>> COUNTING =
      Map.of(
          "io.tajmi.view.ContestView",
          Set.of("total", "whole", "electorate", "publicCount"),
          "io.tajmi.view.Visible",
          Set.of("total", "direct", "groups", "group", "exposed"),
          "io.tajmi.outcome.OutstandingBallots",
          Set.of("of"),
          "io.tajmi.view.Arrivals",
          Set.of("of"),
          "io.tajmi.count.Progress",
          Set.of("<init>"),
          "io.tajmi.text.Share",
          Set.of("<init>", "of"));

  private static final Set<String> INJECTIONS =
      Set.of("Autowired", "Inject", "Value", "Resource", "MockitoBean");

  static final ArchCondition<JavaClass> ASK_FOR_TIME_OR_CHANCE =
      condition("ask for the time or for chance", it -> accesses(it).filter(Conditions::isAsking));

  static final ArchCondition<JavaClass> COUNT_IN_FLOATING_POINT =
      condition("count in floating point", FloatingPoint::in);

  static final ArchCondition<JavaClass> GO_BY_THE_MACHINE =
      condition("go by the machine's language, zone or character set", MachineHabits::in);

  static final ArchCondition<JavaClass> WORK_OUT_FIGURES =
      condition("work out figures", it -> uses(it, Conditions::isCounting, SUMS::contains));

  static final ArchCondition<JavaClass> PRINT_OR_LOG_BY_THE_JDK =
      condition(
          "print, or log by the JDK",
          it -> uses(it, Conditions::isPrinting, name -> name.startsWith("java.util.logging.")));

  static final ArchCondition<JavaClass> INJECT_INTO_FIELDS =
      condition(
          "be injected by fields",
          it ->
              it.getFields().stream()
                  .filter(field ->
                      field.getAnnotations().stream()
                          .anyMatch(a -> INJECTIONS.contains(a.getRawType().getSimpleName()))));

  static final ArchCondition<JavaClass> TAKE_TRUE_OR_FALSE =
      condition("take a parameter that is true or false", BooleanParameters::in);

  private Conditions() {}

  private static ArchCondition<JavaClass> condition(
      String does, Function<JavaClass, Stream<?>> offences) {
    return new ArchCondition<>(does) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        offences
            .apply(item)
            .forEach(offence ->
                events.add(SimpleConditionEvent.satisfied(item, item.getName() + ": " + offence)));
      }
    };
  }

  /** What it accesses of some kind, and the classes of some names that it knows. */
  private static Stream<Object> uses(
      JavaClass it, Predicate<JavaAccess<?>> accessed, Predicate<String> known) {
    return Stream.concat(
        accesses(it).filter(accessed),
        it.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> known.test(dependency.getTargetClass().getName())));
  }

  /** Fields, calls and method references alike. */
  private static Stream<JavaAccess<?>> accesses(JavaClass it) {
    return Stream.of(
            it.getFieldAccessesFromSelf(),
            it.getMethodCallsFromSelf(),
            it.getConstructorCallsFromSelf(),
            it.getMethodReferencesFromSelf(),
            it.getConstructorReferencesFromSelf())
        .flatMap(Set::stream);
  }

  private static boolean isAsking(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return (CLOCKS.contains(owner) && name.equals("now"))
        || (owner.equals(Clock.class.getName()) && !name.equals("instant"))
        || CHANCE_AND_TIME.getOrDefault(owner, Set.of()).contains(name)
        || (name.equals("<init>") && access.getTargetOwner().isAssignableTo(Random.class));
  }

  private static boolean isCounting(JavaAccess<?> access) {
    return COUNTING
        .getOrDefault(access.getTargetOwner().getName(), Set.of())
        .contains(access.getName());
  }

  private static boolean isPrinting(JavaAccess<?> access) {
    boolean stream =
        access.getTargetOwner().getName().equals(System.class.getName())
            && Set.of("out", "err").contains(access.getName());
    return stream || access.getName().equals("printStackTrace");
  }
}
