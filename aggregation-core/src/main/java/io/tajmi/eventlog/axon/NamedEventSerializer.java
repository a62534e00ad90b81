package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.codec.DecodedEntry.Unreadable;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.codec.EventNames;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Axon's serializer with our frozen names in place of Java class names. What has no name (Axon's
 * own tokens and metadata) keeps Axon's way. A payload that cannot be read becomes an {@link
 * Unreadable}.
 */
public final class NamedEventSerializer extends Jackson3Serializer {
  private final EventNames names;

  /** With the names that are written and read. */
  public NamedEventSerializer(EventNames names) {
    super(
        Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(mapper ->
                EventCodec.strict(mapper)
                    .polymorphicTypeValidator(
                        // Without it a stored ReplayToken cannot be read back (Axon 4.13.0).
                        BasicPolymorphicTypeValidator.builder()
                            .allowIfSubType("org.axonframework.")
                            .build())));
    this.names = names;
  }

  /** The names that are written and read. */
  public EventNames names() {
    return names;
  }

  @SuppressWarnings("rawtypes")
  @Override
  public SerializedType typeForClass(@Nullable Class type) {
    String name = type == null ? null : names.nameOf(type);
    return name == null ? super.typeForClass(type) : type(name);
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    if (type.getRevision() == null) {
      return super.classForType(type);
    }
    Class<?> known = names.classOf(name(type));
    return known == null ? Unreadable.class : known;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  @Override
  public <S, T> T deserialize(SerializedObject<S> serialized) {
    SerializedType type = serialized.getType();
    if (type.getRevision() == null) {
      return super.deserialize(serialized);
    }
    if (names.classOf(name(type)) == null) {
      return (T) Unreadable.ofUnknown(name(type));
    }
    try {
      T payload = super.deserialize(serialized);
      return payload == null ? (T) new Unreadable(name(type), "its payload is null") : payload;
    } catch (SerializationException malformed) {
      return (T) new Unreadable(name(type), String.valueOf(malformed.getMessage()));
    }
  }

  /** {@code name/revision} as Axon's pair. */
  static SerializedType type(String name) {
    int slash = name.indexOf('/');
    return new SimpleSerializedType(name.substring(0, slash), name.substring(slash + 1));
  }

  /** Axon's pair as {@code name/revision}. */
  static String name(SerializedType type) {
    return type.getName() + "/" + type.getRevision();
  }
}
