package io.tajmi.ops.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tajmi.ops.Tajmi;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A room, that is a package, is small, closed, and has names that are nobody else's. */
class RoomsTest {
  private static final int TYPES_MAX = 27;
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/broken/"))
          .importPackages("io.tajmi");
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.tajmi");

  @Test
  void no_room_has_more_types_than_one_can_keep_in_mind() {
    Map<String, List<JavaClass>> rooms = grouped(JavaClass::getPackageName);
    assertThat(rooms).hasSizeGreaterThan(50);
    assertThat(rooms)
        .allSatisfy(
            (room, types) -> assertThat(types).as(room).hasSizeLessThanOrEqualTo(TYPES_MAX));
  }

  @Test
  void no_two_types_have_one_name() {
    assertThat(grouped(JavaClass::getSimpleName))
        .allSatisfy((name, types) -> assertThat(types).as(name).hasSize(1));
  }

  @Test
  void what_nobody_outside_uses_is_closed() {
    Map<String, JavaClass> everywhere =
        ALL.stream().collect(Collectors.toMap(JavaClass::getName, Function.identity()));
    Set<String> open = new TreeSet<>();
    for (JavaClass type : topLevel()) {
      if (type.getModifiers().contains(JavaModifier.PUBLIC)
          && !type.getName().equals(Tajmi.class.getName())
          && !hasConstants(type)
          && usedOutside(type, everywhere.values()).isEmpty()) {
        open.add(type.getName());
      }
    }
    assertThat(open).isEmpty();
  }

  /** A constant is copied to where it is used, so that no class file tells who uses it. */
  private static boolean hasConstants(JavaClass type) {
    return type.getFields().stream()
        .anyMatch(field ->
            field.getModifiers().containsAll(Set.of(JavaModifier.STATIC, JavaModifier.FINAL))
                && !field.getModifiers().contains(JavaModifier.PRIVATE)
                && (field.getRawType().isPrimitive()
                    || field.getRawType().isEquivalentTo(String.class)));
  }

  private static Set<String> usedOutside(JavaClass type, Collection<JavaClass> everywhere) {
    String nested = type.getName() + "$";
    return everywhere.stream()
        .filter(it -> it.getName().equals(type.getName()) || it.getName().startsWith(nested))
        .flatMap(it -> it.getDirectDependenciesToSelf().stream())
        .map(Dependency::getOriginClass)
        .filter(user -> !user.getPackageName().equals(type.getPackageName()))
        .map(JavaClass::getName)
        .collect(Collectors.toSet());
  }

  private static Map<String, List<JavaClass>> grouped(Function<JavaClass, String> by) {
    return topLevel().stream()
        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
  }

  private static List<JavaClass> topLevel() {
    return PRODUCT.stream()
        .filter(type -> !type.getName().contains("$"))
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .toList();
  }
}
