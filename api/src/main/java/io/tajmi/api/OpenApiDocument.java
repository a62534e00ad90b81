package io.tajmi.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.tajmi.api.answer.ResultsCsv;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** What the controllers' code cannot say of itself: documents, refusals, what parameters mean. */
final class OpenApiDocument implements OpenApiCustomizer {
  private static final String TOKEN = "token";
  private static final String SCHEMAS = "#/components/schemas/";

  private static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("election", "The election's id."),
          Map.entry("contest", "The contest's id within the election."),
          Map.entry("branch", "The branch's code."),
          Map.entry("area", "Only this area, by its code; absent: the area above all."),
          Map.entry("children", "Whether the areas and branches directly below are listed too."),
          Map.entry(
              "at",
              "Read the count as it stood: after a position of the log (7042), or as of an instant"
                  + " with its offset (2026-11-29T22:30:00+03:30), which is everything before the"
                  + " first entry with a later time. Rights are those of now, publicity is that of"
                  + " then. The answer's asOf then names the tree, and its last member answerHash"
                  + " is the SHA-256 of its bytes without that member; the header Tajmi-Answer-Hash"
                  + " has the same for any type. Not with at-least."),
          Map.entry(
              "at-least",
              "Wait, for a bounded time, until this position of the log has been counted; a reader"
                  + " finds its own write with the through of its receipt."),
          Map.entry(
              "from",
              "Of a difference what is compared with: a position, an instant with its offset, live,"
                  + " a supposition as fork: and its id, or a length of time before the other, such"
                  + " as PT5M; of lines the first position."),
          Map.entry(
              "to",
              "Of a difference what is compared: a position, an instant with its offset, live, or a"
                  + " supposition as fork: and its id; of lines the last position."),
          Map.entry("cause", "Only entries of this cause, such as correction."),
          Map.entry(
              "fork",
              "A supposition by its id: read what would be. Only for the role and area that made"
                  + " it; not with at or at-least."),
          Map.entry("job", "The job's id, as an answer 202 names it."),
          Map.entry("parent", "Only areas directly below this one, by its code."),
          Map.entry("state", "Only branches whose tally stands so."),
          Map.entry("rule", "Only tallies that failed this rule, such as E.203."),
          Map.entry("after", "Go on after this one: next of the page before."),
          Map.entry("envelope", "The envelope that the ruling came in."),
          Map.entry("limit", "Lines of a page, 1 to 1,000."),
          Map.entry(
              "branches",
              "Branches by their codes, with commas; up to 1,000 whose annulment is proposed, or"
                  + " whose part in a difference is asked for."),
          Map.entry(
              "candidate",
              "Only this candidate's votes there, or with everywhere=true all of them."),
          Map.entry(
              "ballotsGo",
              "Where ballots go whose vote for the candidate is annulled: INVALID_TAKEN,"
                  + " INVALID_NOT_TAKEN or, the only one where a ballot carries several votes,"
                  + " STAY_VALID."),
          Map.entry(
              "kept", "A selection of branches that is kept at the desk, by its name or its id."),
          Map.entry("everywhere", "All votes of the candidate, instead of branches."),
          Map.entry("also", "Branches whose annulment is proposed besides, with commas."));

  private static final Map<String, String> REFUSALS =
      Map.ofEntries(
          Map.entry("400", "Malformed: R.101."),
          Map.entry("401", "No token, or one that is not known."),
          Map.entry("403", "The account has no role that does this here."),
          Map.entry(
              "404", "Not known: R.102; or a position that the log has not come to: NOT_YET."),
          Map.entry("406", "Not to be had in the types of Accept."),
          Map.entry(
              "409",
              "Not possible after what is on record: R.105 to R.107, R.109 to R.111; or stopped by"
                  + " this node's own check: CHECK_STOPPED."),
          Map.entry("413", "Too large: R.108; limits count inflated bytes."),
          Map.entry("415", "The media type is not taken."),
          Map.entry("422", "Cannot be counted here: R.103, R.104."),
          Map.entry("503", "Busy, or not so far yet: send the same again after Retry-After."),
          Map.entry(
              "504", "It is not known whether it was written: send the same envelope again."));

  private static final List<String> ACTS =
      List.of("400", "404", "409", "413", "415", "422", "503", "504");

  private static final Map<String, List<String>> REFUSED_WITH =
      Map.ofEntries(
          Map.entry("importElection", List.of("400", "409", "413", "415", "422", "503", "504")),
          Map.entry("submitTally", ACTS),
          Map.entry("submitTallies", List.of("400", "415")),
          Map.entry("issueRuling", ACTS),
          Map.entry("closeBranch", ACTS),
          Map.entry("reopenBranch", ACTS),
          Map.entry("actOnContest", ACTS),
          Map.entry("recordLot", ACTS),
          Map.entry("callSecondRound", ACTS),
          Map.entry("releaseContest", List.of("400", "404", "409", "413", "415", "503", "504")),
          Map.entry("liftStop", List.of("400", "409", "413", "415", "503")),
          Map.entry("haltContest", List.of("400", "404", "409", "413", "415", "503", "504")));

  /** Acts that are not answered by one receipt. */
  private static final Set<String> WITHOUT_RECEIPT = Set.of("submitTallies", "liftStop");

  private static final List<String> READS_REFUSED_WITH = List.of("400", "404", "406", "503");

  /** Reads that are not for everyone, or not yet, and what else they are refused with. */
  private static final Map<String, List<String>> READS_OF_SOME =
      Map.of(
          "outcome", List.of("403", "409"),
          "materiality", List.of("403", "409", "422"),
          "contestActs", List.of("403"),
          "reads", List.of("403"),
          "readsHead", List.of("403"));

  /** What may take so long that it is a job, beside every read that is read at a fork. */
  private static final Set<String> LONG =
      Set.of("difference", "differenceEntries", "suppose", "fork");

  /** Reads that nobody has without a token. */
  private static final Set<String> READS_WITH_TOKEN = Set.of("materiality", "reads", "readsHead");

  /** Reads whose answer may be kept and asked for again by its tag. */
  private static final Set<String> TAGGED = Set.of("results", "outcome");

  /** What stands above all operations. */
  static OpenAPI head() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Tajmi")
                .version("1")
                .description(
                    "Election results that can be replayed. Bodies may come with Content-Encoding:"
                        + " gzip; limits count inflated bytes. Every act needs a token and is"
                        + " the act of its account; without one, a reader sees what everyone may."))
        .servers(List.of(new Server().url("/").description("The node that serves this document")));
  }

  @Override
  public void customise(OpenAPI document) {
    document
        .getComponents()
        .addSecuritySchemes(
            TOKEN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
    schemas().forEach((name, schema) -> document.getComponents().addSchemas(name, schema));
    for (String stated : List.of("AreaAnswer", "TurnoutAnswer")) {
      nullable(Objects.requireNonNull(document.getComponents().getSchemas().get(stated), stated));
    }
    document
        .getPaths()
        .values()
        .forEach(path -> path.readOperations().forEach(OpenApiDocument::complete));
  }

  private static void complete(Operation operation) {
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(OpenApiDocument::complete);
    }
    String id = operation.getOperationId();
    ApiResponses responses = operation.getResponses();
    ApiResponse done = Objects.requireNonNull(responses.get("200"), id);
    boolean act = REFUSED_WITH.containsKey(id);
    if (act && !WITHOUT_RECEIPT.contains(id)) {
      ApiResponse repeat = done.description("The same came before: as answered then");
      ApiResponse first = new ApiResponse().description("Durable in the log");
      responses.addApiResponse("201", first.content(repeat.getContent()));
    }
    if (TAGGED.contains(id)) {
      done.addHeaderObject("ETag", header("Changes when this answer changes."));
      responses.addApiResponse("304", new ApiResponse().description("As If-None-Match knows it"));
    }
    if (LONG.contains(id) || isReadAtFork(operation)) {
      responses.addApiResponse("202", job());
    }
    MediaType table = done.getContent() == null ? null : done.getContent().get(ResultsCsv.TYPE);
    if (table != null) {
      table.setSchema(
          new JsonSchema()
              .typesItem("string")
              .description(
                  "RFC 4180: a header, then a row for the area and for each child, branch and"
                      + " group; the columns are named as the fields are. A text that a spreadsheet"
                      + " would run as a formula has an apostrophe before it."));
    }
    if (act) {
      operation.setSecurity(List.of(new SecurityRequirement().addList(TOKEN)));
      responses.addApiResponse("401", refusal("401"));
      responses.addApiResponse("403", refusal("403"));
    } else if (READS_WITH_TOKEN.contains(id)) {
      operation.setSecurity(List.of(new SecurityRequirement().addList(TOKEN)));
      responses.addApiResponse("401", refusal("401"));
    } else {
      // Everyone may read; a token shows what its account may see.
      operation.setSecurity(
          List.of(new SecurityRequirement(), new SecurityRequirement().addList(TOKEN)));
      responses.addApiResponse("401", refusal("401"));
    }
    for (String status : READS_OF_SOME.getOrDefault(id, List.of())) {
      responses.addApiResponse(status, refusal(status));
    }
    for (String status : REFUSED_WITH.getOrDefault(id, READS_REFUSED_WITH)) {
      responses.addApiResponse(status, refusal(status));
    }
  }

  private static boolean isReadAtFork(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(it -> it.getIn().equals("query") && it.getName().equals("fork"));
  }

  private static ApiResponse job() {
    return new ApiResponse()
        .description("It takes longer than a request waits: the answer is read by its job")
        .content(
            new Content()
                .addMediaType(
                    "application/json",
                    new MediaType().schema(new JsonSchema().$ref(SCHEMAS + "JobAnswer"))))
        .addHeaderObject("Location", header("Where the job is."))
        .addHeaderObject("Retry-After", header("Seconds to wait."));
  }

  private static void nullable(Schema<?> answer) {
    Schema<?> electorate =
        Objects.requireNonNull(answer.getProperties().get("electorate"), "electorate");
    electorate.setType(null);
    electorate.setTypes(new java.util.TreeSet<>(List.of("integer", "null")));
    electorate.setDescription("Null where it is not stated.");
  }

  private static void complete(Parameter parameter) {
    parameter.setDescription(
        Objects.requireNonNull(PARAMETERS.get(parameter.getName()), parameter.getName()));
  }

  private static ApiResponse refusal(String status) {
    ApiResponse refusal =
        new ApiResponse()
            .description(REFUSALS.get(status))
            .content(
                new Content()
                    .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new JsonSchema().$ref(SCHEMAS + "Problem"))));
    return status.equals("503")
        ? refusal.addHeaderObject("Retry-After", header("Seconds to wait."))
        : refusal;
  }

  private static Header header(String description) {
    return new Header().description(description).schema(new JsonSchema().typesItem("string"));
  }

  /** Written by hand beside this class, as JSON Schema 2020-12. */
  private static Map<String, Schema<?>> schemas() {
    ObjectMapper json = Json31.mapper();
    Map<String, Schema<?>> schemas = new java.util.TreeMap<>();
    try (InputStream in = OpenApiDocument.class.getResourceAsStream("schemas.json")) {
      for (Map.Entry<String, JsonNode> schema :
          json.readTree(Objects.requireNonNull(in)).properties()) {
        schemas.put(schema.getKey(), json.treeToValue(schema.getValue(), JsonSchema.class));
      }
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException("schemas.json is malformed", malformed);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return schemas;
  }
}
