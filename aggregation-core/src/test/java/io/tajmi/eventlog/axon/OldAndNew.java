package io.tajmi.eventlog.axon;

import static io.tajmi.eventlog.SampleEntries.bytes;

import io.tajmi.eventlog.SampleEntries;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.codec.EventNames;
import io.tajmi.eventlog.codec.Upcaster;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.writer.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small vocabulary with a past: revision 1 of a count knew no place, and before that counts came
 * in batches.
 */
final class OldAndNew {
  /** What is written today. */
  record Counted(int votes, String place) {}

  /** Another event of today. */
  record Noted(String text) {}

  /** Has no frozen name. */
  record Nameless(String text) {}

  static final EventNames NAMES =
      new EventNames(Map.of("test.counted/2", Counted.class, "test.noted/1", Noted.class));

  static final EventCodec CODEC = new EventCodec(NAMES, List.of(new Batch(), new CountedOne()));

  private OldAndNew() {}

  /** One to many: a batch is a count of revision 1 for each of its numbers. */
  private record Batch() implements Upcaster {
    @Override
    public String reads() {
      return "test.batch/1";
    }

    @Override
    public List<Payload> upcast(JsonNode data) {
      List<Payload> counts = new ArrayList<>();
      for (JsonNode votes : data.get("batch")) {
        ObjectNode count = JsonNodeFactory.instance.objectNode();
        count.set("votes", votes);
        counts.add(new Payload("test.counted/1", count));
      }
      return counts;
    }
  }

  /** One to one: before places were written there was one. */
  private record CountedOne() implements Upcaster {
    @Override
    public String reads() {
      return "test.counted/1";
    }

    @Override
    public List<Payload> upcast(JsonNode data) {
      ObjectNode today = (ObjectNode) data.deepCopy();
      today.put("place", "مرکز");
      return List.of(new Payload("test.counted/2", today));
    }
  }

  /** An entry of a stream as some older program wrote it. */
  static Entry entry(String id, String type, long seq, String data) {
    return Entry.write(
        new Entry.Header("branch/e:c/b", seq, null, SampleEntries.NOON),
        new Entry.Name(id, type),
        Map.of("actor", "a-1"),
        bytes(data));
  }

  static EventLog open(CommitLog store) {
    return EventLog.open(store, EventLog.Settings.plain());
  }

  /** An engine that reads with the upcasters. */
  static LogEventStorageEngine engine(EventLog log) {
    LogEventStorageEngine.Builder builder =
        LogEventStorageEngine.builder(log, log, new NamedEventSerializer(NAMES), payload -> null);
    builder.upcasterChain(new AxonUpcasters(CODEC));
    return builder.build();
  }
}
