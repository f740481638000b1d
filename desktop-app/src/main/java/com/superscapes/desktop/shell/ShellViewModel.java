package com.superscapes.desktop.shell;

import com.superscapes.api.ledger.LedgerSummary;
import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.report.ReportInfo;
import com.superscapes.desktop.nav.DeepLink;
import com.superscapes.desktop.nav.Navigator;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.report.Catalogue;
import com.superscapes.desktop.screen.ScreenState;
import com.superscapes.desktop.workspace.Workspace;
import com.superscapes.desktop.server.ServerException;
import com.superscapes.desktop.task.Work;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.format.Times;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The window: where the user is, the data's age, the panel, what is running. */
public final class ShellViewModel {

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper banner = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable BatchInfo> batch = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<ScreenState> state = new ReadOnlyObjectWrapper<>(ScreenState.LOADING);
    private String offline = "";
    private @Nullable Instant stale;
    private final BooleanProperty proofShown = new SimpleBooleanProperty();

    public ShellViewModel(Workspace workspace, Catalogue catalogue) {
        this.workspace = workspace;
        this.catalogue = catalogue;
    }

    /** What the server says when the window opens or is refreshed. */
    private record Offer(LedgerSummary ledger, List<ReportInfo> reports) {
    }

    private Offer ask() {
        return new Offer(workspace.server().ledger(), workspace.server().reports());
    }

    /** Asks what the ledger offers, then opens a place. */
    public void start(Place first) {
        state.set(ScreenState.LOADING);
        if (workspace.administers()) {
            workspace.navigator().open(Place.of("administration/users"));
            state.set(ScreenState.READY);
            return;
        }
        workspace.tasks().start(Texts.text("shell.loading"), this::ask, offer -> {
            offer(offer);
            workspace.filters().take(first);
            workspace.navigator().open(first);
        }, failure -> {
            state.set(ScreenState.failed(failure));
            offline(failure);
        });
    }

    private void offer(Offer offer) {
        LedgerSummary ledger = offer.ledger();
        catalogue.offer(offer.reports());
        workspace.filters().offer(ledger);
        batch.set(ledger.batch());
        offline = "";
        say();
        status.set(ledger.batch().publishedAt() == null
                ? Texts.text("status.empty")
                : Texts.text("status.asOf", Times.minute(ledger.batch().publishedAt(), workspace.zone()),
                        Long.toString(ledger.batch().batch())));
        state.set(ScreenState.READY);
    }

    private void offline(Exception failure) {
        if (failure instanceof ServerException refused && refused.offline()) {
            offline = status.get().isEmpty()
                    ? Texts.text("offline.noData")
                    : Texts.text("offline.since", status.get());
            say();
        }
    }

    /** @param asOf when the figures that came were read, the oldest of those in sight counts; null when they are of now */
    public void figures(@Nullable Instant asOf) {
        if (asOf == null || stale == null || asOf.isBefore(stale)) {
            stale = asOf;
        }
        say();
    }

    private void say() {
        String old = stale == null ? "" : Texts.text("stale.since", Times.minute(stale, workspace.zone()));
        banner.set(offline.isEmpty() ? old : offline);
    }

    /** Asks again what the ledger offers; the place stays. */
    public void refresh() {
        if (workspace.administers()) {
            return;
        }
        workspace.tasks().start(Texts.text("shell.loading"), this::ask, this::offer, this::offline);
    }

    /** Follows a link such as superscapes://statements/profit-and-loss?period=202612. */
    public void follow(String link) {
        DeepLink.parse(link).ifPresent(place -> {
            workspace.filters().take(place);
            workspace.navigator().open(place);
        });
    }

    /** The link to what is shown. */
    public String link() {
        return DeepLink.of(workspace.navigator().current(), workspace.filters().choices().get().asParameters());
    }

    /** The groups of reports, each by the report it opens with. */
    public ReadOnlyObjectProperty<List<ReportInfo>> reports() {
        return catalogue.reports();
    }

    /** The first report of every group. */
    public List<ReportInfo> groups() {
        return catalogue.groups();
    }

    /** What the rail calls the screen of a place: its group where it is a report. */
    public String railKey(Place place) {
        ReportInfo report = report(place);
        return report == null ? place.screen() : Catalogue.SCREEN + "-" + report.group();
    }

    private @Nullable ReportInfo report(Place place) {
        return place.screen().equals(Catalogue.SCREEN) ? catalogue.find(place.detail()) : null;
    }

    /** A place's name for people. */
    public String name(Place place) {
        if (!place.title().isEmpty()) {
            return place.title();
        }
        if (place.screen().equals(Catalogue.SCREEN)) {
            ReportInfo report = report(place);
            return report == null ? Texts.text("place.report") : report.title();
        }
        return Texts.text("place." + place.path().replace('/', '.'));
    }

    public Navigator navigator() {
        return workspace.navigator();
    }

    /** True for an administrator, who sees the one screen. */
    boolean administers() {
        return workspace.administers();
    }

    /** "Books as of …, batch n". */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Said when the server, or the warehouse behind it, is out of reach; empty otherwise. */
    public ReadOnlyStringProperty banner() {
        return banner.getReadOnlyProperty();
    }

    /** Null until known. */
    public ReadOnlyObjectProperty<@Nullable BatchInfo> batch() {
        return batch.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ScreenState> state() {
        return state.getReadOnlyProperty();
    }

    public BooleanProperty proofShown() {
        return proofShown;
    }

    public ObservableList<Work> running() {
        return workspace.tasks().activity().running();
    }

    public String scope() {
        return workspace.scope();
    }

    public String user() {
        return Texts.text("status.user", workspace.profile().displayName(), workspace.roleName());
    }
}
