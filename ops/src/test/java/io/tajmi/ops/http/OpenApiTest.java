package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.JSON;
import static io.tajmi.ops.http.Served.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenApiTest {
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @TempDir static Path folder;
  private static Served served;
  private static JsonNode document;

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    document = served.read("/api/v1/openapi.json");
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  /** {@code -Dtajmi.openapi.write=true} writes it anew. */
  @Test
  void the_committed_document_is_the_one_that_is_served() throws IOException {
    String repository = Objects.requireNonNull(System.getenv("TAJMI_REPOSITORY"));
    Path committed = Path.of(repository, "api", "openapi.json");
    String now = PRETTY.writeValueAsString(document).replace("\r\n", "\n") + "\n";
    if (Boolean.getBoolean("tajmi.openapi.write")) {
      Files.writeString(committed, now);
    }
    assertThat(now).isEqualTo(Files.readString(committed));
  }

  @Test
  void it_is_openapi_3_1_and_names_no_machine() {
    assertThat(document.path("openapi").asString()).startsWith("3.1");
    assertThat(document.toString()).doesNotContain("127.0.0.1", "localhost", "actuator");
    assertThat(document.path("servers").get(0).path("url").asString()).isEqualTo("/");
  }

  @Test
  void each_operation_and_parameter_and_refusal_is_described() {
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        String id = operation.path("operationId").asString();
        assertThat(operation.path("summary").asString()).as(id).isNotBlank();
        for (JsonNode parameter : operation.path("parameters")) {
          assertThat(parameter.path("description").asString("")).as(id + parameter).isNotBlank();
        }
        assertThat(operation.path("responses").propertyNames()).as(id).contains("400");
        operation
            .path("responses")
            .properties()
            .forEach(response -> {
              if (response.getKey().startsWith("4") || response.getKey().startsWith("5")) {
                assertThat(response.getValue().path("content").propertyNames())
                    .as(id + response.getKey())
                    .containsExactly("application/problem+json");
              }
            });
      }
    }
    assertThat(document.path("paths").propertyNames()).hasSize(35);
  }

  @Test
  void every_schema_that_is_named_exists() {
    List<String> references = new ArrayList<>();
    document.findValues("$ref").forEach(reference -> references.add(reference.asString()));
    assertThat(references).hasSizeGreaterThan(20);
    for (String reference : references) {
      assertThat(reference).startsWith("#/components/schemas/");
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  private static Schema schema(String name) {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$ref", "#/components/schemas/" + name);
    root.set("components", document.path("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
  }

  private static void conforms(Schema schema, JsonNode value) {
    assertThat(schema.validate(value)).as(value.toString()).isEmpty();
  }

  @Test
  void the_documents_of_the_sample_conform_and_so_do_their_answers() throws IOException {
    Schema tally = schema("TallyDocument");
    Schema bulk = schema("BulkAnswerLine");
    Schema receipt = schema("ReceiptAnswer");
    Schema ruling = schema("RulingDocument");
    Schema act = schema("BranchActDocument");
    for (String file : List.of("tallies/1-first.ndjson", "tallies/2-corrections.ndjson")) {
      byte[] lines = Files.readAllBytes(served.sample().resolve(file));
      new String(lines, java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> conforms(tally, JSON.readTree(line)));
      served.bulk(lines).forEach(answer -> conforms(bulk, answer));
    }
    long through = 0;
    for (String line : Files.readAllLines(served.sample().resolve("acts.ndjson"))) {
      JsonNode posted = JSON.readTree(line);
      String path = posted.path("path").asString();
      conforms(path.equals("/rulings") ? ruling : act, posted.path("body"));
      JsonNode answer = Served.json(served.post(SAMPLE + path, posted.path("body")));
      conforms(receipt, answer);
      through = answer.path("through").asLong();
    }
    byte[] refused = Files.readAllBytes(served.sample().resolve("refused.ndjson"));
    served.bulk(refused).forEach(answer -> conforms(bulk, answer));
    answersConform(through);
  }

  private static void answersConform(long through) {
    String at = "at-least=" + through;
    conforms(schema("ElectionsAnswer"), served.read("/api/v1/elections"));
    conforms(schema("ContestsAnswer"), served.read(SAMPLE + "/contests"));
    conforms(schema("AreasAnswer"), served.read(SAMPLE + "/areas"));
    conforms(schema("BranchesAnswer"), served.read(SAMPLE + "/branches"));
    for (String contest : List.of("president", "council", "assembly")) {
      String path = SAMPLE + "/contests/" + contest;
      conforms(schema("CandidatesAnswer"), served.read(path + "/candidates"));
      conforms(schema("BranchesAnswer"), served.read(path + "/branches?" + at));
      JsonNode results = served.read(path + "/results?children=true&" + at);
      conforms(schema("ResultsAnswer"), results);
      JsonNode heldBack = served.read(SAMPLE + "/held-back?limit=1000&contest=" + contest);
      conforms(schema("HeldBackAnswer"), heldBack);
      for (JsonNode item : heldBack.path("items")) {
        String branch = path + "/branches/" + item.path("branch").asString();
        conforms(schema("BranchAnswer"), served.read(branch));
        conforms(schema("HistoryAnswer"), served.read(branch + "/history"));
      }
    }
    JsonNode rulings = served.read(SAMPLE + "/rulings?" + at);
    conforms(schema("RulingsAnswer"), rulings);
    assertThat(rulings.path("items").size()).isGreaterThan(3);
    for (JsonNode item : rulings.path("items")) {
      String ruling = SAMPLE + "/rulings/" + item.path("ruling").asString();
      conforms(schema("RulingOnRecordAnswer"), served.read(ruling));
    }
    conforms(schema("ProgressAnswer"), served.read(SAMPLE + "/progress"));
    conforms(schema("Problem"), Served.json(served.get("/api/v1/nothing")));
  }

  @Test
  void what_the_server_refuses_as_malformed_the_schema_refuses_too() {
    Schema tally = schema("TallyDocument");
    ObjectNode sound = served.document();
    conforms(tally, sound);
    for (String field : List.of("contest", "branch", "source", "complete", "ballots", "votes")) {
      assertThat(tally.validate(sound.deepCopy().without(field))).isNotEmpty();
    }
    assertThat(tally.validate(sound.deepCopy().put("who", "x"))).isNotEmpty();
    assertThat(tally.validate(sound.deepCopy().put("branch", "ب۱"))).isNotEmpty();
    assertThat(tally.validate(sound.deepCopy().put("corrects", true))).isNotEmpty();
    assertThat(tally.validate(sound.deepCopy().put("corrects", false).put("reason", "r")))
        .isNotEmpty();
    ObjectNode negative = sound.deepCopy();
    negative.putObject("votes").put("1", -1);
    assertThat(tally.validate(negative)).isNotEmpty();
    ObjectNode fraction = sound.deepCopy();
    fraction.putObject("votes").put("1", 1.5);
    assertThat(tally.validate(fraction)).isNotEmpty();
  }
}
