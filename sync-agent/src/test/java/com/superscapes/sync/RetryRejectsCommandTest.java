package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.sync.Commands.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync-agent retry-rejects} over files. */
class RetryRejectsCommandTest {

    private static final String MAPPING = """
            version: 1
            source: ledger
            files:
              - match: accounts.csv
                content: accounts
                columns: {code: code, name: name, type: type}
                types: {A: asset, R: revenue, L: liability}
              - match: journal.csv
                content: journal
                columns: {entry: entry, line: line, date: date, account: account, debit: debit, credit: credit}
            """;
    private static final String OPEN = "select file_name, line_no, field from ops.open_reject order by 1, 2";

    private static final String ACCOUNTS = "code,name,type\n1000,Cash,A\n4000,Sales,R\n";

    @TempDir
    Path folder;

    private Loads loads;
    private Commands agent;
    private Path books;

    @BeforeEach
    void start() throws Exception {
        loads = new Loads(folder);
        agent = Commands.of(folder, loads.warehouse.logins().sync(), "name: books, kind: files, folder: books");
        books = agent.folder("books");
        Files.writeString(books.resolve("mapping.yaml"), MAPPING);
        Files.writeString(books.resolve("accounts.csv"), ACCOUNTS);
        Files.write(books.resolve("journal.csv"), List.of("entry,line,date,account,debit,credit",
                "1,1,2026-01-10,1000,10.00,", "1,2,2026-01-10,4000,,10.00", "2,1,2026-01-11,1000,5.00,",
                "2,2,2026-01-11,2000,,5.00", "3,1,2026-01-12,1000,abc,"));
    }

    @AfterEach
    void stop() {
        loads.close();
    }

    @Test
    void rowsLoadOnceTheirReasonIsMendedAndTheOthersStayListed() throws Exception {
        assertThat(agent.run("run").exitCode()).isEqualTo(2);
        assertThat(loads.query(OPEN)).containsExactly("journal.csv|5|account", "journal.csv|6|debit");
        Said nothing = agent.run("retry-rejects");
        assertThat(nothing.errors()).contains("None of the rejected rows could be loaded");
        assertThat(nothing.exitCode()).isNotZero();
        long open = loads.number("select count(*) from ops.open_reject");
        Files.writeString(books.resolve("accounts.csv"), ACCOUNTS + "2000,Bills,L\n");
        Said mended = agent.run("retry-rejects");
        assertThat(mended.exitCode()).isEqualTo(2);
        assertThat(mended.errors()).contains("books: Read again:");
        assertThat(loads.query(OPEN)).containsExactly("journal.csv|6|debit");
        assertThat(open).isGreaterThan(1);
        assertThat(loads.query("select sum(debit), sum(credit) from semantic.ledger_line"))
                .containsExactly("15.0000|15.0000");
        assertThat(
                loads.query("select count(*) from ops.rejected_row where resolved_batch is not null and batch_id = 1"))
                .containsExactly(String.valueOf(open));
    }

    @Test
    void aFileThatHasChangedIsLeftToTheNextLoadWhichAnswersForItsRejects() throws Exception {
        agent.run("run");
        Path journal = books.resolve("journal.csv");
        Files.writeString(journal, Files.readString(journal).replace("abc", "0.00"));
        Said said = agent.run("retry-rejects");
        assertThat(said.errors()).contains("Files that have changed since are for run, not for this: journal.csv");
        Files.writeString(books.resolve("accounts.csv"), ACCOUNTS + "2000,Bills,L\n");
        assertThat(agent.run("run").exitCode()).isZero();
        assertThat(loads.query(OPEN)).isEmpty();
        Said none = agent.run("retry-rejects");
        assertThat(none.exitCode()).isZero();
        assertThat(none.errors()).contains("No rejected row is open.");
    }
}
