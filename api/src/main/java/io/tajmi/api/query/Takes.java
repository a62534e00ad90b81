package io.tajmi.api.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Query parameters that a handler reads; every page reads {@code lang}, {@code at} and {@code
 * at-least} too.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Takes {
  /** Their names. */
  String[] value();

  /** Names of those of which each value is read. */
  String[] several() default {};
}
