package com.superscapes.sample.sage;

import com.superscapes.sample.chart.Account;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Chart;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.file.BudgetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the sync agent needs to know to read the sample company's Sage database, and the budget that is not kept in it. */
public final class AgentFile {

    private static final String CONFIG = """
            # The sample company for the sync agent: its books in Sage, its budget by branch in a workbook of its own.
            version: 1
            warehouse: {host: localhost, port: 5432, database: superscapes, user: superscapes_sync, passwordEnv: SUPERSCAPES_SYNC_PASSWORD}
            company: {code: SUP, name: "Superscapes Landscaping, Inc.", currency: USD, fiscalYearStart: 11, timeZone: America/Chicago}
            # Sage knows branches and divisions by the digits of its subaccounts.
            branches:
            %sdivisions:
            %s# Where accounts stand on the statements.
            classes:
            %ssources:
              - {name: sage, kind: odbc, connection: "%s", contract: sage-100-contractor-1, without: [period-movement]}
              - {name: budget, kind: files, folder: budget}
              - {name: beside-sage, kind: files, folder: beside}
            schedule: {at: "02:00"}
            """;
    private static final String MAPPING = """
            # The budget by branch and division. It belongs to the accounts of the source "sage".
            version: 1
            source: sage
            company: {code: SUP, name: "Superscapes Landscaping, Inc.", currency: USD, fiscalYearStart: 11, timeZone: America/Chicago}
            files:
              - match: "budget-*.csv"
                content: period-movement
                columns: {fiscalYear: fiscal_year, period: period, account: account, branch: branch, division: division, amount: amount}
                defaults: {scenario: budget}
            """;

    private static final String BESIDE = """
            # What Sage has no tables for. It belongs to the clients, jobs and machines of the source "sage".
            version: 1
            source: sage
            company: {code: SUP, name: "Superscapes Landscaping, Inc.", currency: USD, fiscalYearStart: 11, timeZone: America/Chicago}
            files:
              - match: service-lines.csv
                content: service-lines
                columns: {id: service_line, code: code, name: name}
              - match: properties.csv
                content: properties
                columns: {id: property, code: property, name: name, customer: customer, branch: branch, city: city, region: region}
              - match: crews.csv
                content: crews
                columns: {id: crew, code: code, name: name, branch: branch}
              - match: equipment-usage.csv
                content: equipment-usage
                columns: {id: use, date: date, equipment: equipment, job: {column: job, none: "0"}, hours: hours, meterReading: meter, fuelQuantity: fuel}
              - match: manager-estimates.csv
                content: job-estimates
                columns: {id: estimate, date: date, job: job, costCode: {column: cost_code, none: "0"}, costType: {column: cost_type, words: {"1": materials, "2": labor, "3": equipment, "4": subcontract, "5": other}}, amount: amount}
                defaults: {version: manager}
            """;

    private AgentFile() {
    }

    /**
     * Writes agent.yaml, the folder {@code budget} with two years and their mapping, and the mapping of the folder
     * {@link #besideFolder}.
     *
     * @param connection ODBC connection string
     * @return agent.yaml
     */
    public static Path write(Path folder, String connection) throws IOException {
        Path budget = Files.createDirectories(folder.resolve("budget"));
        Files.writeString(budget.resolve("mapping.yaml"), MAPPING);
        Files.writeString(Files.createDirectories(besideFolder(folder)).resolve("mapping.yaml"), BESIDE);
        BudgetFile years = new BudgetFile(budget);
        years.year(2025);
        years.year(2026);
        return Files.writeString(folder.resolve("agent.yaml"),
                CONFIG.formatted(branches(), divisions(), classes(), connection));
    }

    /** Where the files lie that are kept beside the database. */
    public static Path besideFolder(Path folder) {
        return folder.resolve("beside");
    }

    private static String branches() {
        StringBuilder lines = new StringBuilder();
        for (Branch branch : Branch.ALL) {
            lines.append("  - {code: %s, id: \"%02d\", name: %s, region: %s}\n".formatted(branch.code(),
                    branch.index() + 1, branch.name(), branch.region()));
        }
        return lines.toString();
    }

    private static String divisions() {
        StringBuilder lines = new StringBuilder();
        for (Division division : Division.values()) {
            lines.append("  - {code: %s, id: \"%02d\", name: %s}\n".formatted(division.code(), division.ordinal() + 1,
                    division.title()));
        }
        return lines.toString();
    }

    /** One rule for accounts of a class that follow each other. */
    private static String classes() {
        Chart chart = Chart.load();
        StringBuilder lines = new StringBuilder();
        int from = 0;
        for (int i = 1; i <= chart.size(); i++) {
            Account first = chart.account(from);
            if (i == chart.size() || !chart.account(i).statementClass().equals(first.statementClass())) {
                if (!first.statementClass().isEmpty()) {
                    lines.append(
                            "  - {codes: \"%s-%s\", class: %s}\n".formatted(first.code(), chart.account(i - 1).code(),
                                    first.statementClass()));
                }
                from = i;
            }
        }
        return lines.toString();
    }
}
