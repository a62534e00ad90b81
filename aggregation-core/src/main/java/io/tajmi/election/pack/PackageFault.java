package io.tajmi.election.pack;

/**
 * One thing that is wrong with an election package.
 *
 * @param file within the package; empty where it is the package itself
 * @param line counted from 1; 0 where there is none
 * @param code one of {@link PackageFaultCode}
 * @param detail one sentence: what is wrong and what to do
 */
public record PackageFault(String file, int line, String code, String detail) {}
