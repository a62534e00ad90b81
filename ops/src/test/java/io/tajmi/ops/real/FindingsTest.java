package io.tajmi.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.TajmiRun;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What thresholds find in the rows of a real table, read off the receipts. */
class FindingsTest {
  @TempDir Path folder;

  @Test
  void thresholds_find_what_they_must_in_county_table() throws Exception {
    RealData real = RealData.of("county-table");
    Path data = folder.resolve("data");
    Path copy = Thresholds.copy(real, folder.resolve("package"));
    try (TajmiServer server = TajmiServer.start(new NodeSettings(data, 0, LogKind.LIVE))) {
      String url = "http://127.0.0.1:" + server.port();
      TajmiRun imported = new CommandLineRun(url, data).importing(copy);
      assertThat(imported.exitCode()).as(imported.err()).isZero();
      try (Http http = new Http(url, data)) {
        assertThat(Thresholds.findings(http, real, "1-as-published", "accepted"))
            .isEqualTo(Map.of("E.203", 9, "W.201", 10, "Q.102", 3));
        assertThat(Thresholds.findings(http, real, "2-totals-put-right", "accepted"))
            .isEqualTo(Map.of("W.201", 1));
      }
    }
  }
}
