package com.superscapes.desktop.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.api.export.ExportNotice;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.desktop.testing.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpWarehouseServerTest {

    private FakeServer fake;
    private WarehouseServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void signIn() throws IOException {
        fake = new FakeServer();
        server = HttpWarehouseServer.at(fake.address(), fake.authority(folder));
        server.signIn(new SignInRequest(null, null, FakeServer.TOKEN));
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void anExpiredTokenIsRefreshedOnceAndTheCallRepeated() {
        fake.expireToken();
        assertThat(server.ledger().companies()).hasSize(1);
        assertThat(fake.asked()).containsExactly("/v1/sign-in", "/v1/ledger", "/v1/refresh", "/v1/ledger");
    }

    @Test
    void aRefusedRefreshEndsTheSessionWithTheServersSentence() {
        fake.expireToken();
        fake.next("/v1/refresh", fake.error(ErrorCode.SIGN_IN_REQUIRED, "Sign in again."));
        List<String> told = new ArrayList<>();
        server.whenSignedOut(() -> told.add("signed out"));
        assertThatThrownBy(server::ledger).isInstanceOf(ServerException.class).hasMessage("Sign in again.");
        assertThatThrownBy(server::ledger).hasMessage("Sign in again.");
        assertThat(told).containsExactly("signed out");
    }

    @Test
    void figuresOfAWarehouseThatIsAwayAreToldByTheirMoment() {
        List<@Nullable Instant> told = new ArrayList<>();
        server.whenFiguresCome(told::add);
        MockResponse.Builder answer = new MockResponse.Builder().body("[]")
                .setHeader("X-Figures-As-Of", "2026-11-27T09:30:00Z");
        fake.next("/v1/reports", answer.setHeader("X-Figures-Stale", "true").build());
        server.reports();
        fake.next("/v1/reports", answer.removeHeader("X-Figures-Stale").build());
        server.reports();
        fake.next("/v1/reports", new MockResponse.Builder().body("[]").build());
        server.reports();
        assertThat(told).containsExactly(Instant.parse("2026-11-27T09:30:00Z"), null);
    }

    @Test
    void aBusyServerIsAskedAgainForReadsButNotForRecords() {
        MockResponse busy = fake.error(ErrorCode.UNAVAILABLE, "Busy.").newBuilder().setHeader("Retry-After", "0")
                .build();
        fake.next("/v1/ledger", busy);
        assertThat(server.ledger().companies()).hasSize(1);
        fake.next("/v1/exports", busy);
        assertThatThrownBy(() -> server.recordExport(new ExportNotice("x", "csv", 1, 1)))
                .hasMessage("Busy.");
        assertThat(fake.asked()).filteredOn("/v1/exports"::equals).hasSize(1);
    }

    @Test
    void anErrorCarriesItsSupportCode() {
        fake.next("/v1/loads", fake.error(ErrorCode.NOT_PERMITTED, "Your role may not read loads."));
        assertThatThrownBy(server::loads).isInstanceOfSatisfying(ServerException.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.NOT_PERMITTED);
            assertThat(refused.supportCode()).isEqualTo("S-7F3K");
        });
    }

    @Test
    void anUnreachableServerIsSaidToBeOffline() {
        fake.close();
        assertThatThrownBy(server::ledger).isInstanceOfSatisfying(ServerException.class,
                refused -> assertThat(refused.offline()).isTrue());
    }

    @Test
    void aServerOfAnotherAuthorityIsNotTrusted() throws IOException {
        try (FakeServer other = new FakeServer()) {
            WarehouseServer wrong = HttpWarehouseServer.at(fake.address(),
                    other.authority(Files.createDirectory(folder.resolve("other"))));
            assertThatThrownBy(() -> wrong.signIn(new SignInRequest(null, null, FakeServer.TOKEN)))
                    .isInstanceOf(ServerException.class);
        }
    }

    @Test
    void aPlainHttpAddressIsRefused() {
        assertThatThrownBy(() -> HttpWarehouseServer.at("http://localhost:1", null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
