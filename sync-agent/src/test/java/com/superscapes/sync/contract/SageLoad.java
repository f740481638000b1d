package com.superscapes.sync.contract;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadService;
import com.superscapes.sync.config.AgentConfig;
import com.superscapes.sync.config.AgentConfigReader;
import com.superscapes.sync.nightly.Connections;
import com.superscapes.sync.progress.ProgressListener;
import com.superscapes.sync.secret.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A warehouse of its own, loaded from the sample company's Sage by one way of reading. */
public final class SageLoad implements AutoCloseable {

    /** Whose books they are, as its configuration says it. */
    static final String COMPANY = """
            company: {code: SUP, name: "Test Landscaping", currency: USD, fiscalYearStart: 11, timeZone: America/Chicago}
            branches: [{code: N01, id: "01"}, {code: N02, id: "02"}, {code: N03, id: "03"}, {code: N04, id: "04"}, {code: C01, id: "05"},
                {code: C02, id: "06"}, {code: C03, id: "07"}, {code: C04, id: "08"}, {code: S01, id: "09"}, {code: S02, id: "10"}, {code: S03, id: "11"}, {code: S04, id: "12"}]
            divisions: [{code: MNT, id: "01"}, {code: ENH, id: "02"}, {code: CON, id: "03"}, {code: IRR, id: "04"}, {code: SNW, id: "05"}]
            """;
    private static final String CONFIG = """
            version: 1
            warehouse: {host: localhost, passwordEnv: UNUSED}
            """ + COMPANY + """
            %ssources:
              - {name: sage, %s, contract: %s}
            """;

    /** Without it, Sage's type would make the provision a cost that no job has. */
    private static final String LOSSES = "{codes: \"5710\", class: contract-loss}";

    /** The company with the class of its provisions for losses. */
    static final String TIED = COMPANY + "classes: [" + LOSSES + "]\n";

    final TestWarehouse warehouse = TestWarehouse.create();
    private final String source;
    private final Path folder;
    private final Map<String, String> environment;
    private String classes = "classes: [" + LOSSES + "]\n";
    private String contract = "sage-100-contractor-1";

    SageLoad(String source, Path folder) {
        this(source, folder, Map.of());
    }

    /** @param environment where the source's secrets are */
    SageLoad(String source, Path folder, Map<String, String> environment) {
        this.source = source;
        this.folder = folder;
        this.environment = environment;
    }

    /** By another contract than ours: its file. */
    SageLoad withContract(String file) {
        contract = file;
        return this;
    }

    /** With the classes of the accounts that Sage's own types do not tell. */
    SageLoad classed() {
        classes = "classes: [{codes: \"2510\", class: contract-liability}, {codes: \"2240\", class: loss-provision}, "
                + LOSSES + "]\n";
        return this;
    }

    Connection owner() throws Exception {
        return warehouse.logins().owner().dataSource().getConnection();
    }

    LoadReport load() throws Exception {
        Path file = Files.writeString(folder.resolve("agent.yaml"), CONFIG.formatted(classes, source, contract));
        AgentConfig config = AgentConfigReader.read(file, Map.of());
        Secrets secrets = Secrets.ofSystem(environment);
        return new LoadService(warehouse.logins().sync(), Clock.systemUTC(), ProgressListener.NONE)
                .load(Connections.standard()
                        .request(config.sources().getFirst(), config, secrets, 50_000, Duration.ZERO));
    }

    List<String> query(String sql) throws Exception {
        return query(warehouse.logins().owner(), sql);
    }

    /** What readers see, in figures that do not depend on the order of loading. */
    List<String> digest() throws Exception {
        return digest(warehouse.logins().owner());
    }

    /** What readers of a warehouse see. @param owner of the warehouse */
    public static List<String> digest(DatabaseLogin owner) throws Exception {
        List<String> all = new ArrayList<>();
        for (String view : List.of("ledger_line", "account_balance", "period_amount", "ar_item", "ar_application",
                "ap_item", "ap_application",
                "ar_line", "ap_line", "job_cost", "equipment_cost", "payroll", "time_entry", "job_estimate",
                "change_order", "commitment", "commitment_item")) {
            all.add(view + " " + query(owner,
                    "select count(*), md5(string_agg(t.source_id || ' ' || t.posting_date, ',' order by t.source_id)) from semantic."
                            + view + " t")
                    .getFirst());
        }
        for (String figures : List.of(
                "select a.code, sum(l.debit), sum(l.credit) from semantic.ledger_line l join semantic.account a using (account_key) group by a.code order by 1",
                "select r.period_key, a.code, r.opening, r.amount, r.line_count from semantic.company_period r join semantic.account a using (account_key) order by 1, 2, 3, 4, 5",
                "select t.kind, sum(t.amount) from semantic.ar_item t group by 1 order by 1",
                "select t.cost_type, sum(t.amount), sum(t.hours) from semantic.job_cost t group by 1 order by 1",
                "select distinct j.code, b.code from semantic.job j join semantic.branch b using (branch_key) order by 1")) {
            all.addAll(query(owner, figures));
        }
        return all;
    }

    @Override
    public void close() {
        warehouse.close();
    }

    /** Rows as texts, their columns parted by bars. */
    public static List<String> query(DatabaseLogin login, String sql) throws Exception {
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(String.join("|", row.stream().map(String::valueOf).toList()));
            }
            return found;
        }
    }
}
