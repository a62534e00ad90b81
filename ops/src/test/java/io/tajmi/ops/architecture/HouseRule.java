package io.tajmi.ops.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/**
 * One rule of the house.
 *
 * @param fixture the package below {@code broken} with classes that break it
 * @param subjects the classes it is about
 */
record HouseRule(String fixture, DescribedPredicate<JavaClass> subjects, ArchRule rule) {

  @Override
  public String toString() {
    return fixture + ": " + rule.getDescription();
  }
}
