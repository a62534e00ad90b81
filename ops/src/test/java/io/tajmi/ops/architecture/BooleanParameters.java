package io.tajmi.ops.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Parameters that are true or false, so that whoever reads a call cannot tell what it means. What a
 * record holds, what an address says and what a library asks for are no such thing.
 */
final class BooleanParameters {
  /** Who says whether something holds, or writes a truth value, has nothing else to say. */
  private static final Set<String> OF_TRUTH =
      Set.of(
          "io.tajmi.binary.BinaryWriter.flag",
          "io.tajmi.binary.MalformedBinary.unless",
          "io.tajmi.branch.RuleCase.holds",
          "io.tajmi.count.EventDoesNotFit.unless",
          "io.tajmi.decision.result.Possibility.of",
          "io.tajmi.replay.FoldFile$Unfit.unless",
          "io.tajmi.view.CanonicalDigest.flag");

  /** These are still to be mended; none may be added. */
  private static final Set<String> NOT_YET =
      Set.of(
          "io.tajmi.api.access.Routes.find",
          "io.tajmi.api.access.login.CheckingOrder.look",
          "io.tajmi.api.access.session.Sessions$Full.<init>",
          "io.tajmi.api.answer.BranchAnswer.failed",
          "io.tajmi.api.page.count.RuleLine.failed",
          "io.tajmi.api.page.desk.DeskWriting.sheet",
          "io.tajmi.api.page.sheet.CellSheet.rows",
          "io.tajmi.decision.certainty.SecondPlaces.<init>",
          "io.tajmi.decision.certainty.SecondRound.<init>",
          "io.tajmi.query.CountedBoxes.<init>",
          "io.tajmi.view.ContestView.<init>",
          "io.tajmi.view.Visible.<init>");

  private BooleanParameters() {}

  static Stream<String> in(JavaClass type) {
    return type.getCodeUnits().stream()
        .filter(BooleanParameters::isOurs)
        .filter(unit -> unit.getParameters().stream().anyMatch(BooleanParameters::isUnclear))
        .map(BooleanParameters::name)
        .filter(name -> !OF_TRUTH.contains(name) && !NOT_YET.contains(name));
  }

  private static String name(JavaCodeUnit unit) {
    return unit.getOwner().getName() + "." + unit.getName();
  }

  private static boolean isUnclear(JavaParameter parameter) {
    return parameter.getRawType().isEquivalentTo(boolean.class)
        && !parameter.isAnnotatedWith(RequestParam.class);
  }

  private static boolean isOurs(JavaCodeUnit unit) {
    return !unit.getModifiers().contains(JavaModifier.PRIVATE)
        && !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !(unit instanceof JavaConstructor && isWrittenFor(unit.getOwner()))
        && !overridesLibrary(unit);
  }

  /** A constructor that says what a record holds, or that nobody wrote. */
  private static boolean isWrittenFor(JavaClass type) {
    return type.isRecord() || type.isAnonymousClass();
  }

  private static boolean overridesLibrary(JavaCodeUnit unit) {
    List<String> parameters = unit.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    return Stream.concat(
            unit.getOwner().getAllRawSuperclasses().stream(),
            unit.getOwner().getAllRawInterfaces().stream())
        .filter(above -> !above.getPackageName().startsWith("io.tajmi"))
        .anyMatch(above ->
            above.tryGetMethod(unit.getName(), parameters.toArray(String[]::new)).isPresent());
  }
}
