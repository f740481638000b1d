package com.superscapes.proxy.report;

import com.superscapes.api.report.ReportParameter;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.api.report.ReportParameter.Kind;
import com.superscapes.proxy.error.ApiException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A parameter of a report, which knows its choices and default, reads what is sent, and says what is wrong with it.
 *
 * @param <T> what a report gets
 */
public final class Parameter<T> {

    private static final int LONGEST = 4000;

    private final String code;
    private final String label;
    private final Kind kind;
    private final boolean required;
    private final Function<Members, String> fallback;
    private final Function<Members, List<Choice>> choices;
    private final Reader<T> reader;

    /** From the form it is sent in. */
    private interface Reader<T> {

        T read(String text, Members members);
    }

    private Parameter(String code, String label, Kind kind, boolean required, Function<Members, String> fallback,
            Function<Members, List<Choice>> choices, Reader<T> reader) {
        this.code = code;
        this.label = label;
        this.kind = kind;
        this.required = required;
        this.fallback = fallback;
        this.choices = choices;
        this.reader = reader;
    }

    /** A day. */
    public static Parameter<LocalDate> date(String code, String label, Function<Members, LocalDate> fallback) {
        return new Parameter<>(code, label, Kind.DATE, true, members -> fallback.apply(members).toString(),
                members -> List.of(), (text, members) -> {
                    try {
                        return LocalDate.parse(text);
                    } catch (DateTimeParseException wrong) {
                        throw ApiException.badRequest(code,
                                label + " must be a date such as 2026-10-31, not \"" + text + "\".");
                    }
                });
    }

    /** One of a few fixed values; the first is the default. */
    public static Parameter<String> choice(String code, String label, Choice... all) {
        List<Choice> fixed = List.of(all);
        return new Parameter<>(code, label, Kind.CHOICE, true, members -> fixed.getFirst().code(), members -> fixed,
                (text, members) -> {
                    if (fixed.stream().noneMatch(choice -> choice.code().equals(text))) {
                        throw ApiException.badRequest(code, label + " must be one of "
                                + fixed.stream().map(Choice::code).collect(Collectors.joining(", ")) + ", not \"" + text
                                + "\".");
                    }
                    return text;
                });
    }

    /** One of the members that the warehouse holds; {@code of} gives null for one that is not there or out of scope. */
    public static <T> Parameter<T> member(String code, String label, Function<Members, String> fallback,
            Function<Members, List<Choice>> choices, Lookup<T> of) {
        return new Parameter<>(code, label, Kind.CHOICE, true, fallback, choices,
                (text, members) -> found(of, label, text, members));
    }

    /** Any of the members that the warehouse holds; none chosen means no restriction. */
    public static <T> Parameter<List<T>> members(String code, String label, Function<Members, List<Choice>> choices,
            Lookup<T> of) {
        return new Parameter<>(code, label, Kind.CHOICES, false, members -> "", choices, (text, members) -> {
            List<T> all = new ArrayList<>();
            Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty()).distinct()
                    .forEach(part -> all.add(found(of, label, part, members)));
            return List.copyOf(all);
        });
    }

    /** Finds a member by its code. */
    public interface Lookup<T> {

        /** All members with this code: none when it is not there or out of the caller's scope. */
        List<T> find(Members members, String memberCode);
    }

    private static <T> T found(Lookup<T> of, String label, String text, Members members) {
        List<T> all = of.find(members, text);
        if (all.isEmpty()) {
            throw ApiException.notFound("There is no " + label.toLowerCase(Locale.ROOT) + " " + text + ".");
        }
        return all.getFirst();
    }

    /** Yes or no. */
    public static Parameter<Boolean> flag(String code, String label, boolean fallback) {
        return new Parameter<>(code, label, Kind.FLAG, true, members -> Boolean.toString(fallback),
                members -> List.of(), (text, members) -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw ApiException.badRequest(code, label + " must be true or false, not \"" + text
                            + "\".");
                });
    }

    /** A whole number from {@code least} to {@code most}. */
    public static Parameter<Integer> count(String code, String label, int fallback, int least, int most) {
        return new Parameter<>(code, label, Kind.COUNT, true, members -> Integer.toString(fallback),
                members -> List.of(), (text, members) -> {
                    if (!text.matches("-?[0-9]{1,9}") || Integer.parseInt(text) < least
                            || Integer.parseInt(text) > most) {
                        throw ApiException.badRequest(code, label + " must be a whole number from " + least + " to "
                                + most + ", not \"" + text + "\".");
                    }
                    return Integer.valueOf(text);
                });
    }

    /** An amount in the report's currency. */
    public static Parameter<BigDecimal> money(String code, String label, String fallback) {
        return new Parameter<>(code, label, Kind.MONEY, true, members -> fallback, members -> List.of(),
                (text, members) -> {
                    if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,4})?")) {
                        throw ApiException.badRequest(code, label + " must be an amount such as 25000.00, not \"" + text
                                + "\".");
                    }
                    return new BigDecimal(text);
                });
    }

    /** Words, such as a customer's code. */
    public static Parameter<String> text(String code, String label, boolean required) {
        return new Parameter<>(code, label, Kind.TEXT, required, members -> "", members -> List.of(),
                (text, members) -> {
                    if (text.length() > LONGEST) {
                        throw ApiException.badRequest(code, label + " is longer than " + LONGEST + " characters.");
                    }
                    return text;
                });
    }

    /** Stable; the key it is sent under. */
    public String code() {
        return code;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** For the catalogue. */
    ReportParameter describe(Members members) {
        return new ReportParameter(code, label, kind, fallback.apply(members), required, choices.apply(members));
    }

    /** The form it is sent in where the request leaves it out. */
    String fallback(Members members) {
        return fallback.apply(members);
    }

    /** @throws ApiException bad request with this parameter as the field, or not found for a member */
    T read(String text, Members members) {
        if (required && text.isBlank() && kind != Kind.CHOICE) {
            throw ApiException.badRequest(code, label + " is missing.");
        }
        return reader.read(text, members);
    }

    /** The value in words, for the proof; empty for no restriction. */
    String inWords(String text, Members members) {
        return switch (kind) {
            case CHOICE, CHOICES -> Arrays.stream(text.split(",")).map(part -> name(part.strip(), members))
                    .filter(name -> !name.isEmpty()).collect(Collectors.joining(", "));
            case FLAG -> text.equals("true") ? "Yes" : "No";
            default -> text;
        };
    }

    private String name(String memberCode, Members members) {
        return choices.apply(members).stream().filter(choice -> choice.code().equals(memberCode))
                .map(Choice::name).findFirst().orElse(memberCode);
    }
}
