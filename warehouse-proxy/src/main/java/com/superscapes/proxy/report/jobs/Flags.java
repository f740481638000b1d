package com.superscapes.proxy.report.jobs;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What the schedule points at, in words. */
final class Flags {

    private static final Map<String, String> WORDS = Map.of("over-100-percent", "Over 100 %", "cost-over-estimate",
            "Cost over estimate", "loss", "Loss", "no-estimate", "No estimate", "billed-over-contract",
            "Billed over contract", "manager-expects-more", "Manager expects more", "late-cost", "Late cost");

    /** Cost and open orders are more than the estimate: it is too low, or too much was ordered. */
    static final String OVERCOMMITTED = "Committed over estimate";

    private Flags() {
    }

    /** @param codes as the schedule gives them, with commas between */
    static String inWords(String codes) {
        return Arrays.stream(codes.split(", ")).map(code -> WORDS.getOrDefault(code, code))
                .collect(Collectors.joining(", "));
    }
}
