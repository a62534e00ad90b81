package io.tajmi.api.page;

import io.tajmi.api.text.Words;
import io.tajmi.election.ElectionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a topic: a path of codes, then parameters. */
record TopicReader(Words words, List<String> path, Map<String, String> parameters) {

  /** The page of a topic, or null. */
  static @Nullable SitePage page(String topic, Words words) {
    int question = topic.indexOf('?');
    List<String> path =
        List.of((question < 0 ? topic : topic.substring(0, question)).split("/", -1));
    Map<String, String> parameters = new HashMap<>();
    if (question >= 0) {
      for (String pair : topic.substring(question + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
      }
    }
    return path.size() < 2 ? null : new TopicReader(words, path, parameters).page();
  }

  private @Nullable SitePage page() {
    ElectionId election = Found.electionId(path.get(1));
    return switch (path.getFirst()) {
      case "overview" ->
          new OverviewPage(words, election, Found.contestCode(parameters.get("contest")), null);
      default -> null;
    };
  }
}
