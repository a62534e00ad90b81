package io.tajmi.ops.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of the house. A package is named by how it ends, {@code ..io.tajmi.branch..}, so that
 * {@code broken.clock.io.tajmi.branch} is bound by the same rule as the product's own.
 */
final class HouseRules {
  private static final String[] CORE =
      packages(
          "digest",
          "folder",
          "election",
          "document",
          "branch",
          "ruling",
          "publication",
          "contest",
          "eventlog");
  private static final String[] DOMAIN =
      packages("election", "document", "branch", "ruling", "publication", "contest", "decision");
  private static final String[] COUNT = packages("count", "secrecy", "view", "fold");
  private static final String[] AFTER_THE_COUNT =
      packages("outcome", "live", "query", "admission", "replay");
  private static final String[] PROJECTIONS =
      and(packages("binary", "text"), and(COUNT, AFTER_THE_COUNT));
  private static final String[] COUNTING =
      and(
          packages("election", "document", "branch", "ruling", "contest", "decision"),
          and(COUNT, packages("text", "outcome", "query")));
  private static final String[] STORES = packages("eventlog.rocksdb", "eventlog.axon");
  private static final DescribedPredicate<JavaClass> ALL =
      resideInAnyPackage("..io.tajmi..").as("all of the product");

  private HouseRules() {}

  static List<HouseRule> all() {
    return List.of(
        none("core", and(CORE, "..io.tajmi"), and(PROJECTIONS, packages("api", "ops"))),
        none("projections", PROJECTIONS, packages("api", "ops")),
        none("web", packages("api"), packages("ops")),
        none(
            "election",
            packages("election"),
            packages("document", "branch", "ruling", "publication", "contest")),
        none(
            "document",
            packages("document"),
            packages("branch", "ruling", "publication", "contest")),
        none("branch", packages("branch"), packages("ruling", "publication", "contest")),
        none(
            "log",
            packages("eventlog"),
            packages("election", "document", "branch", "ruling", "publication", "contest")),
        none("replay", COUNT, and(AFTER_THE_COUNT, packages("text"))),
        none(
            "text",
            packages("text"),
            and(
                packages("document", "branch", "ruling", "publication", "contest", "eventlog"),
                and(COUNT, AFTER_THE_COUNT))),
        none("seam", and(DOMAIN, and(PROJECTIONS, packages("api"))), STORES),
        none(
            "adapters",
            and(
                packages(
                    "eventlog.codec",
                    "eventlog.commit",
                    "eventlog.line",
                    "eventlog.merkle",
                    "eventlog.reader",
                    "eventlog.writer"),
                "..io.tajmi.eventlog"),
            STORES),
        outside("spring", packages("api", "ops"), "org.springframework.."),
        new HouseRule("axon", withoutAxon(), none(withoutAxon(), "org.axonframework..")),
        outside(
            "rocksdb",
            packages("eventlog.rocksdb", "ops.node"),
            "org.rocksdb..",
            "..io.tajmi.eventlog.rocksdb.."),
        new HouseRule("writing", notTheWriter(), noneWrites()),
        alone("digest", "..io.tajmi.digest.."),
        alone(
            "line",
            "..io.tajmi.eventlog.line..",
            "..io.tajmi.eventlog.merkle..",
            "..io.tajmi.digest.."),
        alone("merkle", "..io.tajmi.eventlog.merkle..", "..io.tajmi.digest.."),
        alone("decision", "..io.tajmi.decision..", "..io.tajmi.digest.."),
        about("clock", resideInAnyPackage(DOMAIN), Conditions.ASK_FOR_TIME_OR_CHANCE),
        about("floating", resideInAnyPackage(COUNTING), Conditions.COUNT_IN_FLOATING_POINT),
        about("machine", ALL, Conditions.GO_BY_THE_MACHINE),
        about("figures", resideInAnyPackage(packages("api", "ops")), Conditions.WORK_OUT_FIGURES),
        about("printing", butTheCommandLine(), Conditions.PRINT_OR_LOG_BY_THE_JDK),
        about("injection", ALL, Conditions.INJECT_INTO_FIELDS),
        about("booleans", ALL, Conditions.TAKE_TRUE_OR_FALSE),
        new HouseRule(
            "cycle", ALL, slices().matching("..io.tajmi.(**)").should().beFreeOfCycles()));
  }

  private static HouseRule none(String fixture, String[] from, String... to) {
    return new HouseRule(fixture, resideInAnyPackage(from), none(resideInAnyPackage(from), to));
  }

  private static HouseRule outside(String fixture, String[] home, String... guest) {
    DescribedPredicate<JavaClass> others =
        ALL.and(resideOutsideOfPackages(home)).as("all outside of %s", List.of(home));
    return new HouseRule(fixture, others, none(others, guest));
  }

  private static HouseRule about(
      String fixture,
      DescribedPredicate<JavaClass> subjects,
      com.tngtech.archunit.lang.ArchCondition<JavaClass> condition) {
    return new HouseRule(fixture, subjects, noClasses().that(subjects).should(condition));
  }

  private static ArchRule none(DescribedPredicate<JavaClass> from, String... to) {
    return noClasses().that(from).should().dependOnClassesThat().resideInAnyPackage(to);
  }

  /** Knows the JDK, JSpecify, itself and what is named. */
  private static HouseRule alone(String fixture, String home, String... others) {
    DescribedPredicate<JavaClass> subjects = resideInAnyPackage(home);
    return new HouseRule(
        fixture,
        subjects,
        classes()
            .that(subjects)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(and(new String[] {"java..", "org.jspecify..", home}, others)));
  }

  private static DescribedPredicate<JavaClass> withoutAxon() {
    String[] homes =
        packages(
            "election",
            "branch",
            "ruling",
            "publication",
            "contest",
            "eventlog.axon",
            "ops.node",
            "ops.serve");
    return ALL.and(resideOutsideOfPackages(homes))
        .and(DescribedPredicate.not(outermost("io.tajmi.live.ViewProcessor")))
        .as("all but aggregates, the log's seam, the view's processor and the wiring");
  }

  private static DescribedPredicate<JavaClass> notTheWriter() {
    return ALL.and(resideOutsideOfPackages(packages("eventlog", "ops.node", "ops.serve")))
        .as("all but the log and the wiring");
  }

  private static ArchRule noneWrites() {
    return noClasses()
        .that(notTheWriter())
        .should()
        .dependOnClassesThat(
            outermost("io.tajmi.eventlog.writer.EventLog")
                .or(outermost("io.tajmi.eventlog.writer.LogWriter")));
  }

  private static DescribedPredicate<JavaClass> butTheCommandLine() {
    return ALL.and(DescribedPredicate.not(outermost("io.tajmi.ops.Tajmi")))
        .as("all but the command line's main class");
  }

  private static DescribedPredicate<JavaClass> outermost(String name) {
    return DescribedPredicate.describe(
        name, it -> it.getName().equals(name) || it.getName().startsWith(name + "$"));
  }

  private static String[] packages(String... names) {
    return Stream.of(names).map(name -> "..io.tajmi." + name + "..").toArray(String[]::new);
  }

  private static String[] and(String[] some, String... more) {
    return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
