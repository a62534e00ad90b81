package io.tajmi.document;

import io.tajmi.digest.Sha256;
import io.tajmi.election.Policy;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One object of a document from outside, read strictly: whatever is not exactly as agreed is
 * rejected as R.101, with a JSON Pointer to the place. Codes are taken as they were sent; free
 * texts are normalised (NFC, Persian yeh and keheh).
 */
public final class Fields {
  /** The largest document. */
  public static final int BYTES_MAX = 1 << 20;

  private static final Pattern ENVELOPE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final int ENVELOPE_HEX_DIGITS = 48;

  private final JsonNode node;
  private final String pointer;

  private Fields(JsonNode node, String pointer) {
    this.node = node;
    this.pointer = pointer;
  }

  /**
   * Reads one JSON object in UTF-8; a byte order mark before it is passed over.
   *
   * @throws Rejection R.108 over {@link #BYTES_MAX}, R.101 where it is not exactly one I-JSON
   *     object
   */
  public static Fields read(byte[] bytes) {
    if (bytes.length > BYTES_MAX) {
      throw new Rejection(
          RuleCode.R_108, null, "The document has more than " + BYTES_MAX + " bytes.");
    }
    JsonNode root = StrictJson.read(ByteOrderMark.passed(bytes));
    if (!root.isObject()) {
      throw malformed("", "The document is not a JSON object.");
    }
    checkTexts(root, "");
    return new Fields(root, "");
  }

  /** Rejects every key but these. */
  public Fields only(Set<String> keys) {
    for (String key : node.propertyNames()) {
      if (!keys.contains(key)) {
        throw malformed(at(key), "The field is not known.");
      }
    }
    return this;
  }

  /** Whether a key is there. */
  public boolean has(String key) {
    return node.has(key);
  }

  /** The keys as sent, in the order of the document. */
  public List<String> keys() {
    return List.copyOf(node.propertyNames());
  }

  /** The RFC 6901 pointer to a key. */
  public String at(String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** A required text, exactly as sent. */
  public String code(String key) {
    return string(required(key), at(key));
  }

  /** A required text, normalised and not blank. */
  public String text(String key) {
    return FreeText.normalised(string(required(key), at(key)), at(key));
  }

  /** A text, normalised and not blank; null where it is absent. */
  public @Nullable String textOrNull(String key) {
    return has(key) ? text(key) : null;
  }

  /** A required day of the calendar, {@code YYYY-MM-DD}. */
  public String date(String key) {
    String date = code(key);
    try {
      if (DATE.matcher(date).matches()) {
        return LocalDate.parse(date).toString();
      }
    } catch (DateTimeParseException _) {
      throw malformed(at(key), date + " is no day of the calendar.");
    }
    throw malformed(at(key), "Expected a date as YYYY-MM-DD.");
  }

  /** A required whole number from 0 to {@link Policy#NUMBER_MAX}. */
  public int number(String key) {
    return number(required(key), at(key));
  }

  /** A required position of a log: a whole number that I-JSON keeps exactly. */
  public long position(String key) {
    return position(required(key), at(key));
  }

  /** The positions of an array; empty where it is absent. */
  public List<Long> positions(String key) {
    return elements(key, Fields::position);
  }

  /** A required value as its one text by RFC 8785, whatever it is, with whole numbers only. */
  public String canonical(String key) {
    return CanonicalDocument.of(required(key), at(key));
  }

  /** The whole of it as its one text by RFC 8785, with whole numbers only. */
  public String canonical() {
    return CanonicalDocument.of(node, pointer);
  }

  /** What to name where the whole of it is meant. */
  public String pointer() {
    return pointer;
  }

  /** A required truth value. */
  public boolean flag(String key) {
    JsonNode value = required(key);
    if (!value.isBoolean()) {
      throw malformed(at(key), "Expected true or false.");
    }
    return value.booleanValue();
  }

  /** Whether a key is there and holds the literal {@code true}. */
  public boolean isTrue(String key) {
    return node.path(key).isBoolean() && node.path(key).booleanValue();
  }

  /** One of the constants of an enum, by its name. */
  public <T extends Enum<T>> T constant(String key, Class<T> type) {
    String name = code(key);
    for (T constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw malformed(at(key), "Expected one of " + List.of(type.getEnumConstants()) + ".");
  }

  /** A required object. */
  public Fields object(String key) {
    return object(required(key), at(key));
  }

  /** A required object of numbers, in the order of the document. */
  public Map<String, Integer> numbers(String key) {
    Fields object = object(key);
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (String name : object.keys()) {
      numbers.put(name, object.number(name));
    }
    return numbers;
  }

  /** The objects of an array; empty where it is absent. */
  public List<Fields> objects(String key) {
    return elements(key, Fields::object);
  }

  /** The texts of an array, normalised and not blank; empty where it is absent. */
  public List<String> texts(String key) {
    return elements(key, (value, at) -> FreeText.normalised(string(value, at), at));
  }

  /** The texts of an array exactly as sent; empty where it is absent. */
  public List<String> codes(String key) {
    return elements(key, Fields::string);
  }

  /** The size of these keys' values as compact JSON. */
  public int bytesOf(String... keys) {
    int bytes = 0;
    for (String key : keys) {
      bytes += has(key) ? StrictJson.bytes(node.get(key)) : 0;
    }
    return bytes;
  }

  /** A required envelope: 1 to 64 characters {@code [A-Za-z0-9._:-]}. */
  public String envelope(String key) {
    String envelope = code(key);
    if (!ENVELOPE.matcher(envelope).matches()) {
      throw malformed(at(key), "An envelope has 1 to 64 characters [A-Za-z0-9._:-].");
    }
    return envelope;
  }

  /**
   * The document's envelope; where it has none, the start of the hash of its line: its bytes
   * without a byte order mark before and a line end behind them, so that it is the same whichever
   * way it came.
   */
  public String envelopeOf(byte[] bytes) {
    return has("envelope")
        ? envelope("envelope")
        : "sha256:" + Sha256.hex(line(bytes)).substring(0, ENVELOPE_HEX_DIGITS);
  }

  private static byte[] line(byte[] bytes) {
    byte[] line = ByteOrderMark.passed(bytes);
    int end = line.length;
    while (end > 0 && (line[end - 1] == '\n' || line[end - 1] == '\r')) {
      end--;
    }
    return Arrays.copyOf(line, end);
  }

  /** What to throw for a place that is not as agreed; null or empty where the whole is meant. */
  public static Rejection malformed(@Nullable String pointer, String detail) {
    boolean whole = pointer == null || pointer.isEmpty();
    return new Rejection(RuleCode.R_101, whole ? null : pointer, detail);
  }

  /**
   * Refuses a document without a field.
   *
   * @throws Rejection R.101
   */
  public void require(String key) {
    var _ = required(key);
  }

  private JsonNode required(String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      throw malformed(at(key), "The field is required.");
    }
    return value;
  }

  private <T> List<T> elements(String key, BiFunction<JsonNode, String, T> read) {
    List<T> elements = new ArrayList<>();
    if (!has(key)) {
      return elements;
    }
    JsonNode array = required(key);
    if (!array.isArray()) {
      throw malformed(at(key), "Expected an array.");
    }
    for (JsonNode element : array) {
      elements.add(read.apply(element, at(key) + "/" + elements.size()));
    }
    return elements;
  }

  private static Fields object(JsonNode value, String at) {
    if (!value.isObject()) {
      throw malformed(at, "Expected an object.");
    }
    return new Fields(value, at);
  }

  private static String string(JsonNode value, String at) {
    if (!value.isString()) {
      throw malformed(at, "Expected a text.");
    }
    return value.stringValue();
  }

  private static int number(JsonNode value, String at) {
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < 0
        || value.intValue() > Policy.NUMBER_MAX) {
      throw malformed(at, "Expected a whole number from 0 to " + Policy.NUMBER_MAX + ".");
    }
    return value.intValue();
  }

  private static long position(JsonNode value, String at) {
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() > CanonicalDocument.NUMBER_MAX) {
      throw malformed(at, "Expected a position of the log, a whole number from 0.");
    }
    return value.longValue();
  }

  private static void checkTexts(JsonNode value, String at) {
    if (value.isString()) {
      FreeText.check(value.stringValue(), at);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        checkTexts(value.get(i), at + "/" + i);
      }
    } else if (value.isObject()) {
      Fields fields = new Fields(value, at);
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        FreeText.check(entry.getKey(), at);
        checkTexts(entry.getValue(), fields.at(entry.getKey()));
      }
    }
  }
}
