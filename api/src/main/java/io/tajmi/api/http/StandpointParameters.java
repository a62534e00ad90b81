package io.tajmi.api.http;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.tajmi.api.query.Standpoints;
import io.tajmi.replay.Standpoint;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.web.method.HandlerMethod;

/** Says of every read that has a standpoint how it is named. */
public final class StandpointParameters implements OperationCustomizer {

  public StandpointParameters() {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Standpoint.class);
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    boolean reads =
        Arrays.stream(handler.getMethodParameters())
            .anyMatch(parameter -> parameter.getParameterType() == Standpoint.class);
    if (reads) {
      operation.addParametersItem(parameter(Standpoints.AT, new StringSchema()));
      operation.addParametersItem(parameter(Standpoints.FORK, new StringSchema()));
      operation.addParametersItem(
          parameter(Standpoints.AT_LEAST, new IntegerSchema().format("int64")));
    }
    return operation;
  }

  private static QueryParameter parameter(String name, Schema<?> schema) {
    QueryParameter parameter = new QueryParameter();
    parameter.name(name).required(false).schema(schema);
    return parameter;
  }
}
