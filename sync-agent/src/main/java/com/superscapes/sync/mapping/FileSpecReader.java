package com.superscapes.sync.mapping;

import com.superscapes.sync.member.AccountType;
import com.superscapes.sync.model.RecordKind;
import com.superscapes.sync.model.RecordKinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads one item of {@code files}. */
final class FileSpecReader {

    private static final Map<String, Character> KINDS = Map.of("normal", 'N', "adjusting", 'A', "closing", 'C');
    private static final Map<String, Character> SIDES = Map.of("debit", 'D', "credit", 'C');

    private FileSpecReader() {
    }

    static Mapping.FileSpec read(Keys keys, Mapping.Format inherited) {
        return read(keys, glob(keys), inherited);
    }

    static Mapping.FileSpec read(Keys keys, String match, Mapping.Format inherited) {
        String word = keys.required("content");
        Content content = Content.of(word)
                .orElseThrow(() -> keys.unknown("content", word, keys.line("content"), Content.words()));
        RecordKind kind = RecordKinds.of(word).orElse(null);
        Mapping.FileSpec spec = new Mapping.FileSpec(match, content, kind,
                keys.keys("format").map(own -> FormatReader.read(own, inherited)).orElse(inherited),
                FieldSources.read(keys, kind == null ? Column.words() : FieldSources.fieldsOf(kind)),
                words(keys, "indicator", SIDES), sign(keys), words(keys, "kinds", KINDS), keys.texts("balanceTypes"),
                keys.map("scenarios"), types(keys), classes(keys), condition(keys, "dead"), condition(keys, "only"),
                keys.text("delivery"), openings(keys, content));
        keys.done();
        new SpecCheck(keys, spec).check();
        return spec;
    }

    private static boolean openings(Keys keys, Content content) {
        String word = keys.text("openings");
        if (word == null) {
            return false;
        }
        if (!word.equals("start") || content != Content.TRIAL_BALANCE || keys.keys("columns")
                .filter(columns -> columns.names().contains(Column.OPENING.word())).isEmpty()) {
            throw keys.bad("openings",
                    "'openings: start' is for a trial balance with a column for 'opening': the books start from it");
        }
        return true;
    }

    private static String glob(Keys keys) {
        String match = keys.required("match");
        try {
            java.nio.file.FileSystems.getDefault().getPathMatcher("glob:" + match);
            return match;
        } catch (PatternSyntaxException wrong) {
            throw keys.bad("match", "'" + match + "' is no file name pattern; write one such as journal-*.csv");
        }
    }

    private static Mapping.@Nullable Condition condition(Keys keys, String key) {
        return keys.keys(key).map(inner -> {
            List<String> not = inner.texts("not");
            List<String> words = inner.texts("words");
            if (words.isEmpty() == not.isEmpty()) {
                throw inner.bad("column", "'" + key + "' has either 'words' or 'not'");
            }
            Mapping.Condition condition = new Mapping.Condition(inner.required("column"),
                    words.isEmpty() ? not : words, words.isEmpty());
            inner.done();
            return condition;
        }).orElse(null);
    }

    /** Rules that give accounts their statement classes: {@code classes}. */
    static List<Mapping.ClassRule> classRules(Keys keys) {
        return classes(keys);
    }

    private static Sign sign(Keys keys) {
        String word = keys.text("sign");
        return switch (word) {
            case null -> Sign.DEBIT_POSITIVE;
            case "debit-positive" -> Sign.DEBIT_POSITIVE;
            case "credit-positive" -> Sign.CREDIT_POSITIVE;
            case "by-account-type" -> Sign.BY_ACCOUNT_TYPE;
            default -> throw keys.unknown("sign", word, keys.line("sign"),
                    List.of("debit-positive", "credit-positive", "by-account-type"));
        };
    }

    /** {@code debit: [D, S]} read backwards: the source's word to ours. */
    private static Map<String, Character> words(Keys keys, String key, Map<String, Character> known) {
        Map<String, Character> words = new HashMap<>();
        keys.keys(key).ifPresent(inner -> {
            for (String name : Set.copyOf(inner.names())) {
                Character ours = known.get(name);
                if (ours == null) {
                    throw inner.unknown("key", name, inner.line(name), known.keySet());
                }
                inner.texts(name).forEach(word -> words.put(word, ours));
            }
        });
        return words;
    }

    private static Map<String, String> types(Keys keys) {
        Map<String, String> types = new LinkedHashMap<>(keys.map("types"));
        types.forEach((word, type) -> {
            if (!AccountType.types().contains(type)) {
                throw keys.unknown("account type", type, keys.line("types"), AccountType.types());
            }
        });
        return types;
    }

    private static List<Mapping.ClassRule> classes(Keys keys) {
        List<Mapping.ClassRule> rules = new ArrayList<>();
        for (YamlNode item : keys.items("classes")) {
            rules.add(rule(keys, item));
        }
        return List.copyOf(rules);
    }

    private static Mapping.ClassRule rule(Keys parent, YamlNode item) {
        Keys keys = parent.inner(item, "an item of 'classes'");
        String codes = keys.text("codes");
        String under = keys.text("under");
        String statementClass = keys.required("class");
        keys.done();
        if (!AccountType.isClass(statementClass)) {
            throw keys.unknown("statement class", statementClass, keys.line("class"), AccountType.classes());
        }
        if ((codes == null) == (under == null)) {
            throw keys.bad("class", "a class rule has either 'codes' or 'under'");
        }
        if (codes == null) {
            return new Mapping.ClassRule(null, null, under, statementClass);
        }
        int dash = codes.indexOf('-');
        String from = dash < 0 ? codes : codes.substring(0, dash);
        String to = dash < 0 ? codes : codes.substring(dash + 1);
        return new Mapping.ClassRule(from.strip(), to.strip(), null, statementClass);
    }
}
