package io.tajmi.branch;

/** One number behind a check, by the name of its quantity or threshold. */
public record FindingFigure(String name, long value) {}
