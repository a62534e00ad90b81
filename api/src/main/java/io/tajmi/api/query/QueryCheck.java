package io.tajmi.api.query;

import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.PlainText;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * No query parameter is passed over in silence: who asks for an old position and is answered with
 * the newest would take one for the other. What a handler declares is known; for anything else a
 * program gets a problem that names it, and a reader of pages the address without it. What is to
 * choose a position or a fork, as soon as these can be read, is refused in words to both.
 */
final class QueryCheck implements HandlerInterceptor {
  /** Names that will say from where something is read. */
  static final Set<String> REPLAY =
      Set.of(
          "as-of", "asof", "asOf", "suppose", "without", "from", "to", "since", "until", "compare",
          "base");

  private static final Set<String> OF_EVERY_PAGE =
      Set.of("lang", "picked", "review", Standpoints.AT, Standpoints.AT_LEAST, Standpoints.FORK);
  private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();
  private static final int NAMED_MAX = 10;
  private static final int NAME_LENGTH_MAX = 40;

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() != DispatcherType.REQUEST
        || !(handler instanceof HandlerMethod method)) {
      return true;
    }
    Set<String> takes = known.computeIfAbsent(method.getMethod(), _ -> takes(method));
    Query.taken(request, takes);
    List<Query.Pair> pairs = Query.pairs(request);
    Set<String> unknown =
        pairs.stream()
            .filter(pair -> pair.value() == null || !takes.contains(pair.name()))
            .map(Query.Pair::name)
            .collect(Collectors.toCollection(TreeSet::new));
    if (unknown.isEmpty()) {
      requireOnce(method, pairs);
      return true;
    }
    boolean replay = unknown.stream().anyMatch(REPLAY::contains);
    if (!isPage(method)) {
      throw new UnknownParameters(
          named(unknown, replay),
          replay ? UnknownParameters.Why.CHOOSE_NO_MOMENT : UnknownParameters.Why.MEAN_NOTHING);
    }
    if (replay) {
      throw new NoReplayYet();
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(HttpHeaders.LOCATION, without(unknown, pairs, request));
    return false;
  }

  /**
   * Whoever names two areas and is answered of one would take it for both.
   *
   * @throws Rejection R.101 where a program gives a parameter twice of which one is read
   */
  private static void requireOnce(HandlerMethod method, List<Query.Pair> pairs) {
    if (isPage(method)) {
      return;
    }
    Set<String> several = several(method);
    Set<String> seen = new TreeSet<>();
    for (Query.Pair pair : pairs) {
      if (!seen.add(pair.name()) && !several.contains(pair.name())) {
        throw new Rejection(
            RuleCode.R_101,
            "/" + pair.name(),
            "The parameter " + pair.name() + " is given more than once; give it once.");
      }
    }
  }

  /** Parameters of which a handler reads each value. */
  private static Set<String> several(HandlerMethod method) {
    Takes read = method.getMethodAnnotation(Takes.class);
    Set<String> several = new TreeSet<>(read == null ? List.of() : List.of(read.several()));
    for (MethodParameter parameter : method.getMethodParameters()) {
      RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
      Class<?> type = parameter.getParameterType();
      if (declared != null && (type.isArray() || Collection.class.isAssignableFrom(type))) {
        several.add(name(parameter, declared));
      }
    }
    return several;
  }

  private static String name(MethodParameter parameter, RequestParam declared) {
    parameter.initParameterNameDiscovery(NAMES);
    String name = declared.name();
    return name.isEmpty() ? String.valueOf(parameter.getParameterName()) : name;
  }

  /** Every parameter that a handler declares. */
  static Set<String> takes(HandlerMethod method) {
    Set<String> takes = new TreeSet<>();
    for (MethodParameter parameter : method.getMethodParameters()) {
      RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
      if (StandpointArgument.isStandpoint(parameter)) {
        takes.addAll(Standpoints.NAMES);
      }
      if (declared != null) {
        takes.add(name(parameter, declared));
      }
    }
    Takes read = method.getMethodAnnotation(Takes.class);
    if (read != null) {
      takes.addAll(Arrays.asList(read.value()));
    }
    if (isPage(method)) {
      takes.addAll(OF_EVERY_PAGE);
    }
    return takes;
  }

  private static boolean isPage(HandlerMethod method) {
    return method.getReturnType().getParameterType() == ModelAndView.class;
  }

  private static List<String> named(Set<String> unknown, boolean replay) {
    return unknown.stream()
        .filter(name -> !replay || REPLAY.contains(name))
        .limit(NAMED_MAX)
        .map(name -> name.substring(0, Math.min(NAME_LENGTH_MAX, name.length())))
        .map(PlainText::quoted)
        .toList();
  }

  /** The address without some parameters, told from the page's own place, so never another host. */
  private static String without(
      Set<String> unknown, List<Query.Pair> pairs, HttpServletRequest request) {
    String path = request.getRequestURI();
    String kept =
        pairs.stream()
            .filter(pair -> !unknown.contains(pair.name()))
            .map(Query.Pair::raw)
            .collect(Collectors.joining("&"));
    return "./" + path.substring(path.lastIndexOf('/') + 1) + (kept.isEmpty() ? "" : "?" + kept);
  }
}
