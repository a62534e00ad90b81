package io.tajmi.api.http;

import io.tajmi.document.RuleCode;
import java.util.stream.Collectors;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;

/** The framework's own refusals, in our words. */
final class FrameworkProblems {
  private FrameworkProblems() {}

  static ProblemDetail of(Exception refused, HttpStatus status) {
    return switch (refused) {
      case TypeMismatchException mismatch ->
          Problems.problem(
              status,
              RuleCode.R_101.code(),
              "The parameter " + mismatch.getPropertyName() + " is not of its type.",
              "/" + mismatch.getPropertyName());
      case MissingServletRequestParameterException missing ->
          Problems.problem(
              status,
              RuleCode.R_101.code(),
              "The parameter " + missing.getParameterName() + " is required.",
              "/" + missing.getParameterName());
      case HttpMediaTypeNotSupportedException unsupported ->
          Problems.problem(
              status,
              status.name(),
              "This media type is not taken here; send "
                  + unsupported.getSupportedMediaTypes().stream()
                      .map(MediaType::toString)
                      .collect(Collectors.joining(" or "))
                  + ".",
              null);
      default -> of(status);
    };
  }

  /** A refusal of which nothing but its status is known. */
  static ProblemDetail of(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> Problems.problem(status, status.name(), "There is nothing here.", null);
      case METHOD_NOT_ALLOWED ->
          Problems.problem(
              status,
              status.name(),
              "This method does nothing here; Allow names those that do.",
              null);
      case NOT_ACCEPTABLE ->
          Problems.problem(
              status, status.name(), "This is not to be had in the types of Accept.", null);
      case BAD_REQUEST ->
          Problems.problem(status, RuleCode.R_101.code(), "The request is malformed.", null);
      case SERVICE_UNAVAILABLE ->
          Problems.problem(status, status.name(), "There is no room just now; come again.", null);
      default -> Problems.problem(status, status.name(), "The request is refused.", null);
    };
  }
}
