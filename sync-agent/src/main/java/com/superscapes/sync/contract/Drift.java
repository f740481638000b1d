package com.superscapes.sync.contract;

import com.superscapes.sync.table.ColumnType;
import com.superscapes.sync.table.TableColumn;
import com.superscapes.sync.table.TableException;
import com.superscapes.sync.table.TableSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a source has left its contract.
 *
 * @param quarantined tables that cannot be trusted, with the reason; nothing is read from them
 * @param ignored     columns that the contract does not know, by table
 * @param absent      optional columns that the source does not have, by table; {@link Contract#WHOLE} where it has not the table
 */
public record Drift(Map<String, String> quarantined, Map<String, List<String>> ignored,
        Map<String, List<String>> absent) {

    public Drift {
        quarantined = Map.copyOf(quarantined);
        ignored = Map.copyOf(ignored);
        absent = Map.copyOf(absent);
    }

    /** Compares every table of a contract with the source. @throws TableException if the source cannot tell */
    static Drift of(Contract contract, TableSource source) throws TableException {
        Map<String, String> quarantined = new LinkedHashMap<>();
        Map<String, List<String>> ignored = new LinkedHashMap<>();
        Map<String, List<String>> absent = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, ColumnType>> table : contract.tables().entrySet()) {
            List<TableColumn> found = source.columns(table.getKey());
            if (found.isEmpty() && contract.mayLack(table.getKey())) {
                absent.put(table.getKey(), List.of(Contract.WHOLE));
                continue;
            }
            Map<String, ColumnType> declared = new LinkedHashMap<>(table.getValue());
            List<String> lacking = found.isEmpty()
                    ? List.of()
                    : contract.optional().getOrDefault(table.getKey(), List.of()).stream()
                            .filter(name -> !name.equals(Contract.WHOLE)
                                    && found.stream().noneMatch(each -> each.name().equalsIgnoreCase(name)))
                            .toList();
            if (!lacking.isEmpty()) {
                absent.put(table.getKey(), lacking);
                declared.keySet().removeAll(lacking);
            }
            reason(table.getKey(), declared, found).ifPresent(why -> quarantined.put(table.getKey(), why));
            List<String> others = found.stream().map(TableColumn::name)
                    .filter(name -> !contract.knows(table.getKey(), name)).toList();
            if (!others.isEmpty()) {
                ignored.put(table.getKey(), others);
            }
        }
        return new Drift(quarantined, ignored, absent);
    }

    private static Optional<String> reason(String table, Map<String, ColumnType> declared, List<TableColumn> found) {
        if (found.isEmpty()) {
            return Optional.of("the source has no table " + table + ", or the login may not see it");
        }
        List<String> missing = new ArrayList<>();
        List<String> retyped = new ArrayList<>();
        declared.forEach((name, type) -> {
            Optional<TableColumn> column = found.stream().filter(each -> each.name().equalsIgnoreCase(name))
                    .findFirst();
            if (column.isEmpty()) {
                missing.add(name);
            } else if (!fits(type.kind(), column.get().typeName())) {
                retyped.add(name + " (" + column.get().typeName() + " in place of "
                        + type.kind().name().toLowerCase(Locale.ROOT) + ")");
            }
        });
        if (!missing.isEmpty()) {
            return Optional.of("the column " + String.join(", ", missing) + " is missing");
        }
        return retyped.isEmpty()
                ? Optional.empty()
                : Optional.of("the type of " + String.join(", ", retyped) + " changed");
    }

    /** Families only: what a driver says beyond that is not reliable. */
    private static boolean fits(ColumnType.Kind kind, String typeName) {
        String type = typeName.toLowerCase(Locale.ROOT);
        boolean number = type.matches(".*(int|num|dec|money|float|double|real|serial|bit|bool).*");
        boolean time = type.matches(".*(date|time).*");
        return switch (kind) {
            case INTEGER, DECIMAL, FLAG -> number;
            case DATE, TIMESTAMP -> time;
            case TEXT, LONG_TEXT, GUID -> !number && !time;
        };
    }

    /** One sentence a finding, for people. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        quarantined.forEach((table, why) -> sentences.add("The table " + table + " is left out: " + why + "."));
        ignored.forEach((table, columns) -> sentences
                .add("The table " + table + " has new columns, which are not read: " + String.join(", ", columns)
                        + "."));
        absent.forEach((table, columns) -> sentences.add((columns.contains(Contract.WHOLE)
                ? "The source has no table " + table + ", or the login may not see it"
                : "The table " + table + " has no column " + String.join(", ", columns))
                + "; what it would say is left empty."));
        return sentences;
    }

    /** The contract as far as the source can keep it. */
    Contract within(Contract contract) {
        Contract kept = contract;
        for (Map.Entry<String, List<String>> table : absent.entrySet()) {
            for (String column : table.getValue()) {
                kept = column.equals(Contract.WHOLE)
                        ? kept.withoutTable(table.getKey())
                        : kept.withoutColumn(table.getKey(), column);
            }
        }
        return kept;
    }

    /** Why a read cannot be done; empty when it can. */
    Optional<String> against(Contract.Read read) {
        String own = quarantined.get(read.table());
        if (own != null) {
            return Optional.of(own);
        }
        Contract.Parent parent = read.parent();
        return parent == null
                ? Optional.empty()
                : Optional.ofNullable(quarantined.get(parent.table()))
                        .map(why -> "its parent " + parent.table() + ": " + why);
    }
}
