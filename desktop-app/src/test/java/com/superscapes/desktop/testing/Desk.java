package com.superscapes.desktop.testing;

import com.superscapes.api.session.Profile;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.desktop.export.Exporter;
import com.superscapes.desktop.export.Format;
import com.superscapes.desktop.export.Outlet;
import com.superscapes.desktop.filter.FilterViewModel;
import com.superscapes.desktop.grid.FileLayoutStore;
import com.superscapes.desktop.nav.Navigator;
import com.superscapes.desktop.proof.ProofViewModel;
import com.superscapes.desktop.workspace.Workspace;
import com.superscapes.desktop.server.HttpWarehouseServer;
import com.superscapes.desktop.server.WarehouseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A signed-in session without a window: real view models, real HTTPS, work on the test's thread. */
public final class Desk implements AutoCloseable, Outlet {

    public final FakeServer server = new FakeServer();
    public final StepTasks tasks = new StepTasks();
    public final Workspace workspace;
    public final List<String> done = new ArrayList<>();
    public final List<String> failed = new ArrayList<>();
    public String clipboard = "";
    private final Path folder;

    public Desk(Path folder) throws IOException {
        this(folder, Books.controller());
    }

    public Desk(Path folder, Profile who) throws IOException {
        this.folder = folder;
        server.as(who);
        WarehouseServer client = HttpWarehouseServer.at(server.address(), server.authority(folder));
        workspace = new Workspace(client, tasks, new Navigator(), new FilterViewModel(), new ProofViewModel(),
                new Exporter(client, tasks, this), new FileLayoutStore(folder, "controller"),
                client.signIn(new SignInRequest(null, null, FakeServer.TOKEN)),
                Clock.fixed(Instant.parse("2026-11-22T15:00:00Z"), ZoneOffset.UTC), ZoneOffset.UTC);
        workspace.filters().offer(client.ledger());
    }

    public List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.toString().matches(".*\\.(xlsx|pdf|csv|part)")).toList();
        }
    }

    @Override
    public Optional<Path> chooseFile(String suggestedName, Format format) {
        return Optional.of(folder.resolve(suggestedName));
    }

    @Override
    public void putOnClipboard(String text) {
        clipboard = text;
    }

    @Override
    public void done(String sentence) {
        done.add(sentence);
    }

    @Override
    public void failed(String sentence) {
        failed.add(sentence);
    }

    @Override
    public void close() {
        server.close();
    }
}
