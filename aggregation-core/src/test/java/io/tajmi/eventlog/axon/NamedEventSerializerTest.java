package io.tajmi.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.axon.OldAndNew.Counted;
import io.tajmi.eventlog.codec.DecodedEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

class NamedEventSerializerTest {
  private final NamedEventSerializer serializer = new NamedEventSerializer(OldAndNew.NAMES);

  private Object stored(Object any) {
    SerializedObject<byte[]> bytes = serializer.serialize(any, byte[].class);
    return serializer.deserialize(
        new SimpleSerializedObject<>(
            bytes.getData().clone(),
            byte[].class,
            bytes.getType().getName(),
            bytes.getType().getRevision()));
  }

  @Test
  void a_payload_goes_by_its_frozen_name() {
    Counted counted = new Counted(3, "صندوق");
    SerializedObject<byte[]> bytes = serializer.serialize(counted, byte[].class);
    assertThat(bytes.getType().getName()).isEqualTo("test.counted");
    assertThat(bytes.getType().getRevision()).isEqualTo("2");
    assertThat(stored(counted)).isEqualTo(counted);
    assertThat(serializer.classForType(bytes.getType())).isEqualTo(Counted.class);
  }

  @Test
  void an_unknown_name_is_unreadable() {
    var type = NamedEventSerializer.type("test.unknown/1");
    assertThat(serializer.classForType(type)).isEqualTo(DecodedEntry.Unreadable.class);
    Object read =
        serializer.deserialize(new SimpleSerializedObject<>(new byte[] {'1'}, byte[].class, type));
    assertThat(read).isInstanceOf(DecodedEntry.Unreadable.class);
  }

  @Test
  void a_stored_position_survives_a_round_trip() {
    assertThat(stored(new GlobalSequenceTrackingToken(7_042)))
        .isEqualTo(new GlobalSequenceTrackingToken(7_042));
  }

  @Test
  void a_stored_replay_token_survives_a_round_trip() {
    TrackingToken bare =
        ReplayToken.createReplayToken(
            new GlobalSequenceTrackingToken(7_042), new GlobalSequenceTrackingToken(12));
    assertThat(stored(bare)).isEqualTo(bare);
    TrackingToken withContext =
        ReplayToken.createReplayToken(
            new GlobalSequenceTrackingToken(7_042),
            new GlobalSequenceTrackingToken(12),
            "without ruling 3");
    ReplayToken read = (ReplayToken) stored(withContext);
    assertThat(read).isEqualTo(withContext);
    assertThat(read.getTokenAtReset()).isEqualTo(new GlobalSequenceTrackingToken(7_042));
    assertThat(read.getCurrentToken()).isEqualTo(new GlobalSequenceTrackingToken(12));
    assertThat(read.context()).isEqualTo("without ruling 3");
    assertThat(LogEventStorageEngine.position(read)).isEqualTo(12);
  }

  @Test
  void metadata_survives_a_round_trip() {
    MetaData meta = MetaData.with("actor", "a-1").and("envelope", "v");
    assertThat(stored(meta)).isEqualTo(meta);
  }
}
