package com.superscapes.sync.saft;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Account types and statement classes by country and leading digits of the standard account (for Norway NS 4102), kept
 * as data in {@code account-classes.csv}. The longest prefix wins. Wages (class 5) are overhead: NS 4102 does not tell
 * field labor from office staff; a chart that does is loaded by a mapping.
 */
final class AccountClasses {

    /** @param prefix leading digits, or the source's own word for a type where the country is {@code *} */
    record Rule(String country, String prefix, String type, String statementClass) {
    }

    private final List<Rule> rules;

    private AccountClasses(List<Rule> rules) {
        this.rules = rules;
    }

    static AccountClasses load() {
        try (InputStream in = AccountClasses.class.getResourceAsStream("account-classes.csv")) {
            if (in == null) {
                throw new IllegalStateException("account-classes.csv is not packaged");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<Rule> rules = new ArrayList<>();
            reader.lines().skip(1).map(line -> line.split(",", -1))
                    .forEach(part -> rules.add(new Rule(part[0], part[1], part[2], part[3])));
            return new AccountClasses(rules);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * @param standard the standard account, or the account itself where the file names none
     * @param word     the source's word for the type
     */
    Optional<Rule> find(String country, String standard, String word) {
        Optional<Rule> byWord = rules.stream()
                .filter(rule -> rule.country().equals("*") && rule.prefix().equalsIgnoreCase(word)).findFirst();
        return byWord.isPresent()
                ? byWord
                : rules.stream().filter(rule -> rule.country().equals(country) && standard.startsWith(rule.prefix()))
                        .reduce((left, right) -> left.prefix().length() >= right.prefix().length() ? left : right);
    }
}
