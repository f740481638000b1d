package com.superscapes.bench.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.superscapes.ddl.server.DatabaseLogin;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tile, asked for both ways: revenue and net income of a month of the whole company. PostGraphile gets it as a view over what
 * the server's engine reads, under the reader's own row security.
 */
final class TileView {

    static final String SCHEMA = "bench";

    private static final String VIEW = """
            create view bench.month_amount with (security_invoker = true) as
            select r.period_key, r.currency, -sum(r.amount - r.closing_entries) filter (where a.statement_class in ('revenue', 'contra-revenue')) as revenue,
                -sum(r.amount - r.closing_entries) filter (where a.account_type in ('revenue', 'expense')) as net_income,
                sum(r.line_count) as line_count
            from semantic.company_period r join semantic.account a on a.account_key = r.account_key
            where r.scenario_key = 1
            group by r.period_key, r.currency""";

    private TileView() {
    }

    /** Makes the view. @param role who may read it */
    static void create(DatabaseLogin owner, String role) throws SQLException {
        try (Connection connection = owner.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema bench");
            statement.execute(VIEW);
            String reader = statement.enquoteIdentifier(role, true);
            statement.execute("grant usage on schema bench to " + reader);
            statement.execute("grant select on bench.month_amount to " + reader);
        }
    }

    /** The sample company's months, three fiscal years of twelve. */
    static List<Integer> periods() {
        return Stream.of(2024, 2025, 2026).flatMap(
                year -> Stream.iterate(1, period -> period <= 12, period -> period + 1).map(p -> year * 100 + p))
                .toList();
    }

    /** The question to the server. */
    static String query(int period, String token) {
        return Wire.post("/v1/query", token, "{\"metrics\":[\"revenue\",\"net-income\"],\"period\":{\"from\":" + period
                + ",\"to\":" + period + "}}");
    }

    /** The question to PostGraphile. */
    static String graphQl(int period) {
        return Wire.post("/graphql", null, "{\"query\":\"{allMonthAmounts(condition:{periodKey:" + period
                + "}){nodes{periodKey currency revenue netIncome lineCount}}}\"}");
    }

    /** Revenue and net income in the server's answer. */
    static List<BigDecimal> ours(Wire.Reply reply) throws IOException {
        JsonNode totals = answer(reply).path("totals");
        return List.of(number(totals.path(0), reply), number(totals.path(1), reply));
    }

    /** Revenue and net income in PostGraphile's answer. */
    static List<BigDecimal> theirs(Wire.Reply reply) throws IOException {
        JsonNode node = answer(reply).path("data").path("allMonthAmounts").path("nodes").path(0);
        return List.of(number(node.path("revenue"), reply), number(node.path("netIncome"), reply));
    }

    private static JsonNode answer(Wire.Reply reply) throws IOException {
        if (reply.status() != 200) {
            throw new IOException("The answer was " + reply.status() + " " + reply.text());
        }
        return new ObjectMapper().readTree(reply.body());
    }

    private static BigDecimal number(JsonNode value, Wire.Reply reply) throws IOException {
        if (!value.isTextual()) {
            throw new IOException("No number stands where one should: " + reply.text());
        }
        return new BigDecimal(value.asText()).stripTrailingZeros();
    }
}
