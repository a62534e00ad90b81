package io.tajmi.api.query;

import io.tajmi.replay.Standpoint;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a handler that declares a {@link Standpoint} the one of its request. */
final class StandpointArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return isStandpoint(parameter);
  }

  static boolean isStandpoint(MethodParameter parameter) {
    return parameter.getParameterType() == Standpoint.class;
  }

  @Override
  public Standpoint resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest asked = request.getNativeRequest(HttpServletRequest.class);
    return asked == null ? Standpoint.NOW : Standpoints.of(asked);
  }
}
