package io.tajmi.branch;

/** One number behind a check, by the name of its quantity or threshold. */
public record Figure(String name, long value) {}
