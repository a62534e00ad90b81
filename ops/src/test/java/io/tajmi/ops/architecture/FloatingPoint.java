package io.tajmi.ops.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.util.stream.Stream;

/**
 * Finds floating point in a class: in the types of fields, parameters and results, and in every
 * instruction, so that a local variable cannot hide it.
 */
final class FloatingPoint {
  private FloatingPoint() {}

  static Stream<String> in(JavaClass type) {
    ClassModel model = ClassFile.of().parse(bytes(type));
    Stream<String> fields =
        model.fields().stream()
            .filter(field -> floats(field.fieldType().stringValue()))
            .map(field -> "field " + field.fieldName().stringValue());
    Stream<String> methods =
        model.methods().stream()
            .filter(FloatingPoint::floats)
            .map(method -> "method " + method.methodName().stringValue());
    return Stream.concat(fields, methods);
  }

  private static boolean floats(MethodModel method) {
    return floats(method.methodType().stringValue())
        || method
            .code()
            .map(code -> code.elementStream().anyMatch(FloatingPoint::floats))
            .orElse(false);
  }

  private static boolean floats(CodeElement element) {
    return switch (element) {
      case OperatorInstruction it -> floats(it.typeKind());
      case ConvertInstruction it -> floats(it.fromType()) || floats(it.toType());
      case ConstantInstruction it -> floats(it.typeKind());
      case LoadInstruction it -> floats(it.typeKind());
      case ArrayLoadInstruction it -> floats(it.typeKind());
      case ReturnInstruction it -> floats(it.typeKind());
      case InvokeInstruction it -> floats(it.type().stringValue());
      default -> false;
    };
  }

  private static boolean floats(TypeKind kind) {
    return kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE;
  }

  /** Whether a descriptor names float, double or one of their boxes. */
  private static boolean floats(String descriptor) {
    String withoutClasses = descriptor.replaceAll("L[^;]*;", "");
    return withoutClasses.contains("D")
        || withoutClasses.contains("F")
        || descriptor.contains("Ljava/lang/Double;")
        || descriptor.contains("Ljava/lang/Float;");
  }

  private static byte[] bytes(JavaClass type) {
    try (InputStream stream = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
