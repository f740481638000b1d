package com.superscapes.api.report;

import java.util.List;

/**
 * What a report can be asked with.
 *
 * @param code         stable, for example as-of; the key in {@link ReportRequest#parameters()}
 * @param label        for people
 * @param defaultValue in the form it is sent in; empty when there is none
 * @param required     true when a value must be given where the default is empty
 * @param choices      of CHOICE and CHOICES, in order; codes are what is sent
 */
public record ReportParameter(String code, String label, Kind kind, String defaultValue, boolean required,
        List<Choice> choices) {

    /** DATE is ISO 8601; CHOICES are codes with commas between, none for all; FLAG is true or false; MONEY is a decimal. */
    public enum Kind {
        DATE, CHOICE, CHOICES, FLAG, TEXT, COUNT, MONEY
    }

    /** One of the values that can be chosen. */
    public record Choice(String code, String name) {
    }
}
