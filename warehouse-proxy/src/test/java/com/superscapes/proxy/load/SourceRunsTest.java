package com.superscapes.proxy.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.load.Load;
import com.superscapes.api.load.LoadState;
import com.superscapes.api.load.Loads;
import com.superscapes.api.load.SourceFreshness;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What became of each source, as readers are told: also of one that failed before there was a load. */
class SourceRunsTest {

    private static RandomLedger ledger;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(11, 50);
        server = new TestServer(ledger.warehouse()).addUsers();
        try (Connection connection = ledger.warehouse().logins().owner().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into ops.source_run (source_name, command, agent, started_at, finished_at, exit_code, batch_id, message) values
                        ('books', 'run', 'test', now() - interval '2 hours', now() - interval '1 hours', 0,
                            (select max(batch_id) from ops.batch where state = 'published'), 'All loaded.'),
                        ('books', 'run', 'test', now(), now(), 1, null, 'The disk is full.'),
                        ('sage', 'run', 'test', now(), now(), 1, null, 'The login was refused.'),
                        ('killed', 'run', 'test', now(), null, null, null, null);
                    insert into ops.batch (batch_id, source_system, state, started_at, finished_at, published_at) overriding system value
                        values (9001, 'erp', 'published', now(), now(), now()), (9002, 'erp', 'published', now(), now(), now()),
                            (9003, 'rollups', 'published', now(), now(), now());
                    insert into ops.source_run (source_name, command, agent, started_at, finished_at, exit_code, batch_id, message) values
                        ('erp-ledger', 'run', 'test', now(), now(), 0, 9001, 'All loaded.'), ('erp-budget', 'run', 'test', now(), now(), 0, 9002, 'All loaded.')
                    """);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    private static SourceFreshness source(String user, String name) throws Exception {
        return server.getAs(user, "/v1/loads").as(Loads.class).sources().stream()
                .filter(source -> source.source().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aSourceThatNeverMadeALoadIsListedWithItsReason() throws Exception {
        SourceFreshness sage = source("controller", "sage");
        assertThat(sage.lastState()).isEqualTo(LoadState.FAILED);
        assertThat(sage.message()).isEqualTo("The login was refused.");
        assertThat(sage.publishedBatch()).isNull();
        assertThat(sage.lastBatch()).isNull();
    }

    @Test
    void aSourceThatFailedSinceKeepsItsPublishedLoad() throws Exception {
        SourceFreshness books = source("controller", "books");
        assertThat(books.lastState()).isEqualTo(LoadState.FAILED);
        assertThat(books.publishedBatch()).isNotNull();
        assertThat(server.getAs("controller", "/v1/loads").as(Loads.class).sources())
                .extracting(SourceFreshness::source)
                .containsExactly("books", "erp-budget", "erp-ledger", "killed", "sage");
    }

    @Test
    void sourcesOfOneSystemAreListedEachWithItsOwnLoad() throws Exception {
        assertThat(source("controller", "erp-ledger").publishedBatch()).isEqualTo(9001);
        assertThat(source("controller", "erp-budget").publishedBatch()).isEqualTo(9002);
        assertThat(server.getAs("controller", "/v1/loads").as(Loads.class).loads())
                .filteredOn(load -> load.batch() == 9001 || load.batch() == 9002).extracting(Load::source)
                .containsExactly("erp-budget", "erp-ledger");
    }

    @Test
    void aRunWhoseAgentIsGoneIsNotShownAsRunning() throws Exception {
        assertThat(source("controller", "killed").lastState()).isEqualTo(LoadState.FAILED);
    }

    @Test
    void theWordsOfAFailureAreForEntityWideReaders() throws Exception {
        assertThat(source("branch-manager-scoped", "sage").message()).isNull();
        assertThat(source("branch-manager-scoped", "sage").lastState()).isEqualTo(LoadState.FAILED);
    }
}
