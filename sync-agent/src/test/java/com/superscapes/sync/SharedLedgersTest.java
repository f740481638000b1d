package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Third-party ledgers give exactly the control totals that were computed independently (their SOURCE.txt). */
class SharedLedgersTest extends OneWarehouseTest {

    private static final List<String> FINANCE = List.of("FactFinance.csv", "DimAccount.csv", "DimOrganization.csv",
            "DimCurrency.csv", "DimDepartmentGroup.csv", "DimScenario.csv");

    private static BigDecimal money(String text) {
        return new BigDecimal(text.strip()).stripTrailingZeros();
    }

    private static BigDecimal money(JsonNode row, String field) {
        return money(row.get(field).asText());
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> rows = new ArrayList<>();
        array.forEach(rows::add);
        return rows;
    }

    private static Map<String, BigDecimal> sums(JsonNode rows, Predicate<JsonNode> which,
            Function<JsonNode, String> key,
            String field) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        list(rows).stream().filter(which).forEach(row -> sums.merge(key.apply(row), money(row, field),
                (left, right) -> left.add(right).stripTrailingZeros()));
        return sums;
    }

    private static List<String> lines(Path source, String after, String until) throws Exception {
        List<String> all = Files.readAllLines(source);
        List<String> found = new ArrayList<>();
        boolean inside = false;
        for (String line : all) {
            if (inside && (until.isEmpty() ? !line.startsWith("  ") : line.startsWith(until))) {
                return found;
            }
            if (inside) {
                found.add(line.strip());
            }
            inside |= line.strip().startsWith(after);
        }
        return found;
    }

    @Test
    void theNorwegianSaftFileGivesItsSourcesTotalsAndNamesTheAccountsThatDoNotClose() throws Exception {
        Path shared = SharedData.folder("saft-norway");
        LoadReport report = loads.load(shared.resolve("saft-financial-888888888.xml"));
        JsonNode totals = loads.totals(report);
        Path source = shared.resolve("SOURCE.txt");

        assertThat(report.exitCode()).isEqualTo(2);
        Matcher head = Pattern.compile(
                "accounts (\\d+);.*transactions (\\d+); lines (\\d+); debit ([\\d.]+); credit ([\\d.]+); declared NumberOfEntries (\\d+)")
                .matcher(Files.readString(source));
        assertThat(head.find()).isTrue();
        assertThat(totals.get("accounts").size()).isEqualTo(Integer.parseInt(head.group(1)));
        JsonNode ledger = totals.get("ledger").get(0);
        assertThat(ledger.get("entries").asText()).isEqualTo(head.group(2));
        assertThat(ledger.get("rows").asText()).isEqualTo(head.group(3));
        assertThat(money(ledger, "debit")).isEqualTo(money(head.group(4)));
        assertThat(money(ledger, "credit")).isEqualTo(money(head.group(5)));
        JsonNode file = totals.get("files").get(0);
        assertThat(file.get("rowsLoaded").asText()).isEqualTo(head.group(3));
        assertThat(file.get("stated").get("entries").asText()).isEqualTo(head.group(6));

        Matcher months = Pattern.compile("(2017-\\d\\d) debit ([\\d.]+) credit ([\\d.]+)")
                .matcher(Files.readString(source));
        Map<String, BigDecimal> debits = sums(totals.get("periods"), row -> true, row -> row.get("month").asText(),
                "debit");
        Map<String, BigDecimal> credits = sums(totals.get("periods"), row -> true, row -> row.get("month").asText(),
                "credit");
        int seen = 0;
        for (; months.find(); seen++) {
            assertThat(debits.get(months.group(1))).isEqualTo(money(months.group(2)));
            assertThat(credits.get(months.group(1))).isEqualTo(money(months.group(3)));
        }
        assertThat(seen).isEqualTo(4).isEqualTo(debits.size());

        Map<String, JsonNode> accounts = new LinkedHashMap<>();
        list(totals.get("accounts")).forEach(row -> accounts.put(row.get("code").asText(), row));
        List<String> notClosing = new ArrayList<>();
        for (String line : lines(source, "account; description;", "Accounts")) {
            String[] part = line.split(";");
            JsonNode account = accounts.get(part[0]);
            assertThat(account.get("name").asText()).isEqualTo(part[1].strip());
            assertThat(money(account, "opening")).isEqualTo(money(account, "statedOpening")).isEqualTo(money(part[2]));
            assertThat(money(account, "debit")).isEqualTo(money(part[3]));
            assertThat(money(account, "credit")).isEqualTo(money(part[4]));
            assertThat(money(account, "statedClosing")).isEqualTo(money(part[5]));
            assertThat(money(account, "closing"))
                    .isEqualTo(money(part[2]).add(money(part[3])).subtract(money(part[4])).stripTrailingZeros());
            assertThat(money(account, "difference")).isEqualTo(money(part[6]));
            if (money(part[6]).signum() != 0) {
                notClosing.add(part[0]);
            }
        }
        assertThat(notClosing).containsExactlyInAnyOrder("1920", "2711", "2740");
        JsonNode a1 = list(totals.get("checks")).stream().filter(check -> check.get("check").asText().equals("A1"))
                .findFirst().orElseThrow();
        assertThat(a1.get("state").asText()).isEqualTo("broken");
        assertThat(list(a1.get("items")).stream().map(item -> item.get("account").asText()))
                .containsExactlyInAnyOrderElementsOf(notClosing);
        assertThat(list(totals.get("checks")).stream().filter(check -> check.get("check").asText().equals("T1"))
                .map(check -> check.get("state").asText())).containsExactly("tied");
    }

    private LoadReport finance(Path shared, List<String> names) throws Exception {
        Path mapping = Path.of("docs/examples/adventureworks-dw-finance.yaml");
        Path found = Files.exists(mapping) ? mapping : Path.of("..").resolve(mapping);
        return loads.load(new LoadRequest(names.stream().map(shared::resolve).toList(), found));
    }

    @Test
    void theAdventureWorksFinanceFilesGiveTheirSourcesSums() throws Exception {
        Path shared = SharedData.folder("adventureworks-dw-finance");
        Path source = shared.resolve("SOURCE.txt");
        LoadReport report = finance(shared, FINANCE);
        JsonNode totals = loads.totals(report);
        assertThat(report.exitCode()).as(report.toString()).isZero();

        Function<JsonNode, String> byType = row -> row.get("scenario").asText() + "; " + row.get("sourceType").asText();
        Map<String, BigDecimal> stated = sums(totals.get("scenarios"), row -> true, byType, "amountAsStated");
        Map<String, BigDecimal> debitPositive = sums(totals.get("scenarios"), row -> true, byType, "amount");
        for (String line : lines(source, "per scenario and AccountType", "Actual per month")) {
            String[] part = line.split("; ");
            String key = part[0].toLowerCase(java.util.Locale.ROOT) + "; " + part[1];
            boolean creditNormal = part[1].equals("Liabilities") || part[1].equals("Revenue");
            assertThat(stated.get(key)).as(key).isEqualTo(money(part[3]));
            assertThat(debitPositive.get(key)).as(key)
                    .isEqualTo(creditNormal ? money(part[3]).negate() : money(part[3]));
        }

        Predicate<JsonNode> actual = row -> row.get("scenario").asText().equals("actual");
        Map<String, BigDecimal> months = sums(totals.get("periods"), actual,
                row -> row.get("month").asText() + " " + row.get("sourceType").asText(), "amountAsStated");
        for (String line : lines(source, "Actual per month: month;", "Actual per account")) {
            String[] part = line.split("; ");
            assertThat(months.get(part[0] + " Revenue")).isEqualTo(money(part[1]));
            assertThat(months.get(part[0] + " Expenditures")).isEqualTo(money(part[2]));
        }
        Map<String, BigDecimal> sheet = sums(totals.get("periods"), actual,
                row -> row.get("month").asText() + " " + row.get("sourceType").asText(), "amount");
        for (String line : lines(source, "Actual balance-sheet leaves per month", "")) {
            String[] part = line.split("; ");
            BigDecimal assets = sheet.getOrDefault(part[0] + " Assets", BigDecimal.ZERO);
            assertThat(assets).isEqualTo(money(part[1]));
            assertThat(sheet.getOrDefault(part[0] + " Liabilities", BigDecimal.ZERO).negate())
                    .isEqualTo(money(part[2]));
        }

        Map<String, BigDecimal> accounts = sums(totals.get("accounts"), actual, row -> row.get("sourceId").asText(),
                "amountAsStated");
        List<String> accountLines = lines(source, "Actual per account, all months", "Trade Sales");
        assertThat(accountLines).hasSizeGreaterThan(60);
        for (String line : accountLines) {
            String[] part = line.split("; ");
            assertThat(accounts.get(part[0])).as(line).isEqualTo(money(part[5]));
        }
        Map<String, BigDecimal> entities = sums(totals.get("entities"), row -> true,
                row -> row.get("entityName").asText() + "; "
                        + row.get("scenario").asText() + "; " + row.get("sourceType").asText(),
                "amountAsStated");
        for (String line : lines(source, "per organization, scenario, account type:", "Actual Expenditures")) {
            String[] part = line.split("; ");
            assertThat(entities.get(part[0] + "; " + part[1].toLowerCase(java.util.Locale.ROOT) + "; " + part[2]))
                    .as(line).isEqualTo(money(part[3]));
        }
        Map<String, BigDecimal> departments = sums(totals.get("divisions"),
                actual.and(row -> row.get("sourceType").asText().equals("Expenditures")),
                row -> row.get("divisionName").asText(), "amountAsStated");
        Matcher department = Pattern.compile("([A-Z][A-Za-z ]+) ([\\d.]+)(?:;|$)")
                .matcher(Files.readAllLines(source).stream()
                        .filter(line -> line.startsWith("Actual Expenditures per department group: ")).findFirst()
                        .orElseThrow().substring(42));
        int seen = 0;
        for (; department.find(); seen++) {
            assertThat(departments.get(department.group(1).strip())).as(department.group(1))
                    .isEqualTo(money(department.group(2)));
        }
        assertThat(seen).isEqualTo(7);
        assertThat(list(totals.get("accounts")).stream().map(row -> row.get("currency").asText()).distinct())
                .containsExactlyInAnyOrder("USD", "CAD", "EUR", "AUD");
        assertThat(list(totals.get("scenarios")).stream().filter(row -> !row.get("money").asBoolean())
                .map(row -> row.get("sourceType").asText()).distinct())
                .containsExactlyInAnyOrder("Balances", "Flow");
        Set<String> budgets = new HashSet<>();
        for (JsonNode check : totals.get("checks")) {
            if (check.get("check").asText().equals("T14")) {
                budgets.add(check.get("state").asText());
                continue;
            }
            assertThat(check.get("state").asText()).as(check.toString())
                    .isEqualTo(List.of("T3", "T13", "R1").contains(check.get("check").asText())
                            ? "tied"
                            : "not applicable");
        }
        assertThat(budgets).as("not every entity has a budget").containsExactlyInAnyOrder("tied", "not applicable");
    }

    @Test
    void withoutTheListsOfCurrenciesAndEntitiesTheRowsStillLoadAndANoteSaysSo() throws Exception {
        Path shared = SharedData.folder("adventureworks-dw-finance");
        LoadReport report = finance(shared, List.of("FactFinance.csv", "DimAccount.csv", "DimOrganization.csv"));
        assertThat(report.exitCode()).isZero();
        assertThat(report.notes()).anyMatch(note -> note.contains("list of currencies"));
        assertThat(report.files().getLast().rowsLoaded()).isEqualTo(39409);
        try (Loads bare = new Loads(folder)) {
            LoadReport alone = bare
                    .load(new LoadRequest(List.of(shared.resolve("FactFinance.csv"), shared.resolve("DimAccount.csv")),
                            Files.exists(Path.of("docs/examples"))
                                    ? Path.of("docs/examples/adventureworks-dw-finance.yaml")
                                    : Path.of("../docs/examples/adventureworks-dw-finance.yaml")));
            assertThat(alone.exitCode()).isZero();
            assertThat(alone.notes()).anyMatch(note -> note.contains("entities"));
        }
    }
}
