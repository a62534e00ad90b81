package io.tajmi.ops.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.tajmi");

  static List<HouseRule> rules() {
    return HouseRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_product_keeps_the_rule(HouseRule house) {
    house.rule().check(PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_rule_is_about_classes_that_exist(HouseRule house) {
    assertThat(PRODUCT.that(house.subjects())).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_rule_catches_each_class_that_breaks_it(HouseRule house) {
    JavaClasses broken = new ClassFileImporter().importPackages("broken." + house.fixture());

    String report =
        String.join("\n", house.rule().evaluate(broken).getFailureReport().getDetails());

    assertThat(broken.that(house.subjects())).isNotEmpty();
    assertThat(broken.that(house.subjects()))
        .allSatisfy(type -> assertThat(report).contains(type.getName()));
  }

  @Test
  void the_whole_product_is_looked_at() {
    for (String module :
        List.of("eventlog.writer.EventLog", "fold.Fold", "api.intake.Intake", "ops.Tajmi")) {
      assertThat(PRODUCT.contain("io.tajmi." + module)).as(module).isTrue();
    }
    assertThat(PRODUCT).noneMatch(type -> type.getName().endsWith("Test"));
  }
}
