package io.tajmi.api.page.address;

import java.util.List;

/**
 * How another standpoint of a page is asked for.
 *
 * @param action address of the page
 * @param others parameters that stay
 * @param typed what was asked for
 */
public record Asking(String action, List<Addresses.Parameter> others, String typed) {}
