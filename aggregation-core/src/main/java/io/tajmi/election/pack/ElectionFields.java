package io.tajmi.election.pack;

import io.tajmi.election.Codes;
import io.tajmi.election.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of one JSON object one by one. What is wrong with a field becomes a fault and
 * reads as null, so that the reader goes on and lists everything.
 */
final class ElectionFields {
  private static final String FILE = PackageFiles.ELECTION;

  private final LinedJson.Mapping object;
  private final String pointer;
  private final PackageFaults faults;
  private final Set<String> taken = new HashSet<>();

  private ElectionFields(LinedJson.Mapping object, String pointer, PackageFaults faults) {
    this.object = object;
    this.pointer = pointer;
    this.faults = faults;
  }

  /** The object at a pointer; null, with a fault, where the value is none. */
  static @Nullable ElectionFields of(LinedJson value, String pointer, PackageFaults faults) {
    if (value instanceof LinedJson.Mapping mapping) {
      return new ElectionFields(mapping, pointer, faults);
    }
    faults.add(
        FILE,
        value.line(),
        PackageFaultCode.VALUE_WRONG,
        (pointer.isEmpty() ? "The document" : pointer) + " is not an object; write one.");
    return null;
  }

  int line() {
    return object.line();
  }

  void fault(String field, PackageFaultCode code, String detail) {
    LinedJson value = object.fields().get(field);
    faults.add(FILE, value == null ? line() : value.line(), code, at(field) + " " + detail);
  }

  /** The value, or null where the field is absent or null. */
  @Nullable LinedJson optional(String field) {
    taken.add(field);
    LinedJson value = object.fields().get(field);
    return value instanceof LinedJson.Null ? null : value;
  }

  @Nullable LinedJson required(String field) {
    LinedJson value = optional(field);
    if (value == null) {
      fault(field, PackageFaultCode.FIELD_MISSING, "is missing; state it.");
    }
    return value;
  }

  /** The text of a value, as written. */
  @Nullable String raw(String field, @Nullable LinedJson value) {
    if (value == null || value instanceof LinedJson.Text) {
      return value == null ? null : ((LinedJson.Text) value).value();
    }
    fault(field, PackageFaultCode.VALUE_WRONG, "is not a text; write it in quotes.");
    return null;
  }

  /** The normalised text of a value. */
  @Nullable String text(String field, @Nullable LinedJson value) {
    String raw = raw(field, value);
    if (raw == null) {
      return null;
    }
    String text = PackageText.normalise(raw);
    if (!PackageText.isAllowed(text)) {
      fault(field, PackageFaultCode.TEXT_NOT_ALLOWED, PackageText.NOT_ALLOWED);
      return null;
    }
    return text;
  }

  /** A required text that is not empty. */
  @Nullable String filledText(String field) {
    String text = text(field, required(field));
    if (text != null && text.isBlank()) {
      fault(field, PackageFaultCode.FIELD_MISSING, "is empty; state it.");
      return null;
    }
    return text;
  }

  <C> @Nullable C code(String field, @Nullable LinedJson value, Function<String, C> type) {
    String raw = raw(field, value);
    if (raw == null) {
      return null;
    }
    if (!Codes.isCode(raw)) {
      fault(
          field,
          PackageFaultCode.CODE_MALFORMED,
          "is no code: "
              + PackageFaults.quote(raw)
              + "; use 1 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit.");
      return null;
    }
    return type.apply(raw);
  }

  @Nullable Integer number(String field, @Nullable LinedJson value, int min, int max) {
    if (value == null) {
      return null;
    }
    if (value instanceof LinedJson.Whole whole && whole.digits().length() <= 10) {
      long number = Long.parseLong(whole.digits());
      if (number >= min && number <= max) {
        return Math.toIntExact(number);
      }
    }
    fault(
        field,
        PackageFaultCode.VALUE_WRONG,
        "is not a whole number from " + min + " to " + max + "; correct it.");
    return null;
  }

  /** An optional truth value; false where it is absent. */
  boolean isTrue(String field) {
    return truth(field, false);
  }

  /** An optional truth value; true where it is absent. */
  boolean isTrueOrAbsent(String field) {
    return truth(field, true);
  }

  private boolean truth(String field, boolean absent) {
    LinedJson value = optional(field);
    if (value instanceof LinedJson.Truth truth) {
      return truth.value();
    }
    if (value != null) {
      fault(field, PackageFaultCode.VALUE_WRONG, "is neither true nor false; write one.");
    }
    return absent;
  }

  <E extends Enum<E>> @Nullable E word(String field, @Nullable LinedJson value, Class<E> type) {
    String raw = raw(field, value);
    if (raw == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(raw)) {
        return constant;
      }
    }
    unknownWord(field, raw, Arrays.toString(type.getEnumConstants()));
    return null;
  }

  /** A required word of a closed set that has no type of its own. */
  @Nullable String word(String field, List<String> words) {
    String raw = raw(field, required(field));
    if (raw == null || words.contains(raw)) {
      return raw;
    }
    unknownWord(field, raw, words.toString());
    return null;
  }

  private void unknownWord(String field, String raw, String words) {
    fault(
        field,
        PackageFaultCode.WORD_UNKNOWN,
        "is " + PackageFaults.quote(raw) + "; use one of " + words + ".");
  }

  @Nullable ElectionFields object(String field, @Nullable LinedJson value) {
    return value == null ? null : of(value, at(field), faults);
  }

  /** The items of an array; none, with a fault, where the value is something else. */
  List<LinedJson> items(String field, @Nullable LinedJson value) {
    if (value instanceof LinedJson.Sequence sequence) {
      return sequence.items();
    }
    if (value != null) {
      fault(field, PackageFaultCode.VALUE_WRONG, "is not an array; write one.");
    }
    return List.of();
  }

  /** The items of an array as objects; what is none is left out, with a fault. */
  List<ElectionFields> objects(String field, @Nullable LinedJson value) {
    List<ElectionFields> objects = new ArrayList<>();
    List<LinedJson> items = items(field, value);
    for (int i = 0; i < items.size(); i++) {
      ElectionFields fields = of(items.get(i), at(field) + "/" + i, faults);
      if (fields != null) {
        objects.add(fields);
      }
    }
    return objects;
  }

  /** A required {@code {fa, en}} of which one at least is filled. */
  @Nullable Name name(String field) {
    ElectionFields name = object(field, required(field));
    if (name == null) {
      return null;
    }
    String fa = name.text("fa", name.optional("fa"));
    String en = name.text("en", name.optional("en"));
    name.refuseOthers();
    if (isLeftOut(name.optional("fa"), fa) && isLeftOut(name.optional("en"), en)) {
      fault(field, PackageFaultCode.FIELD_MISSING, "has neither fa nor en; state one of them.");
      return null;
    }
    return new Name(fa == null ? "" : fa, en == null ? "" : en);
  }

  private static boolean isLeftOut(@Nullable LinedJson stated, @Nullable String read) {
    return stated == null || (read != null && read.isBlank());
  }

  /** Every field of the object, for objects whose keys are data. */
  Map<String, LinedJson> all() {
    taken.addAll(object.fields().keySet());
    return object.fields();
  }

  /** Call last: every field that was not taken is a fault. */
  void refuseOthers() {
    for (String field : object.fields().keySet()) {
      if (!taken.contains(field)) {
        fault(field, PackageFaultCode.FIELD_UNKNOWN, "does not belong here; remove it.");
      }
    }
  }

  private String at(String field) {
    return pointer + "/" + field;
  }
}
