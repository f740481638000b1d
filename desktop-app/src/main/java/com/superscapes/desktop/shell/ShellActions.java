package com.superscapes.desktop.shell;

import com.superscapes.api.report.ReportInfo;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.report.Catalogue;
import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.text.Texts;
import com.superscapes.desktop.theme.Theme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The window's verbs, each with its shortcut. */
public final class ShellActions {

    private static final Map<String, String> ICONS = Map.of("receivables", "fth-log-in", "payables", "fth-log-out",
            "cash", "fth-dollar-sign", "ledger", "fth-book", "budget", "fth-target", "jobs", "fth-briefcase", "labor",
            "fth-users", "equipment", "fth-truck", "analysis", "fth-search", "close", "fth-check-square");

    private final ShellViewModel viewModel;
    private final Theme theme;
    private final Runnable copyLink;

    /** @param copyLink puts the link to what is shown on the clipboard */
    public ShellActions(ShellViewModel viewModel, Theme theme, Runnable copyLink) {
        this.viewModel = viewModel;
        this.theme = theme;
        this.copyLink = copyLink;
    }

    /** The rail, top to bottom, by the name of what each opens. */
    Map<String, Command> rail() {
        if (viewModel.administers()) {
            return Map.of("administration",
                    go("rail.administration", "fth-users", "Shortcut+1", "administration/users"));
        }
        Map<String, Command> rail = new LinkedHashMap<>();
        rail.put("home", go("rail.home", "fth-home", "Shortcut+1", "home"));
        rail.put("statements", go("rail.statements", "fth-file-text", "Shortcut+2", "statements/profit-and-loss"));
        rail.put("trial-balance", go("rail.trialBalance", "fth-columns", "Shortcut+3", "trial-balance"));
        rail.put("templates", go("rail.templates", "fth-layers", null, "templates"));
        for (ReportInfo first : viewModel.groups()) {
            Place place = Catalogue.place(first);
            rail.put(viewModel.railKey(place),
                    new Command(first.groupTitle(), ICONS.getOrDefault(first.group(), "fth-list"), null,
                            () -> viewModel.navigator().open(place)));
        }
        rail.put("periods", go("rail.periods", "fth-calendar", null, "periods"));
        rail.put("data", go("rail.data", "fth-database", "Shortcut+4", "data/loads"));
        return rail;
    }

    private Command go(String key, String icon, @Nullable String shortcut, String path) {
        return new Command(Texts.text(key), icon, shortcut, () -> viewModel.navigator().open(Place.of(path)));
    }

    Command back() {
        Command back = new Command(Texts.text("shell.back"), "fth-arrow-left", "Alt+Left",
                () -> viewModel.navigator().back());
        back.enabled().bind(viewModel.navigator().canGoBack());
        return back;
    }

    Command forward() {
        Command forward = new Command(Texts.text("shell.forward"), "fth-arrow-right", "Alt+Right",
                () -> viewModel.navigator().forward());
        forward.enabled().bind(viewModel.navigator().canGoForward());
        return forward;
    }

    private Command zoomIn() {
        return new Command(Texts.text("shell.zoomIn"), "fth-zoom-in", "Shortcut+Equals", () -> theme.zoomBy(1));
    }

    private Command zoomOut() {
        return new Command(Texts.text("shell.zoomOut"), "fth-zoom-out", "Shortcut+Minus", () -> theme.zoomBy(-1));
    }

    /** Plus is a shifted key on some keyboards, a key of its own on others and a third on the number pad. */
    Map<String, Command> zoomKeys() {
        return Map.of("Shortcut+Shift+Equals", zoomIn(), "Shortcut+Plus", zoomIn(), "Shortcut+Add", zoomIn(),
                "Shortcut+Subtract", zoomOut());
    }

    /** What the menu at the window's top right holds. */
    List<Command> menu() {
        return List.of(
                new Command(Texts.text("shell.proof"), "fth-shield", "F4",
                        () -> viewModel.proofShown().set(!viewModel.proofShown().get())),
                new Command(Texts.text("shell.refresh"), "fth-refresh-cw", "F5", viewModel::refresh),
                new Command(Texts.text("shell.copyLink"), "fth-link", "Shortcut+L", copyLink),
                new Command(Texts.text("shell.theme"), "fth-moon", "Shortcut+T",
                        () -> theme.choose(!theme.dark().get())),
                zoomIn(), zoomOut(),
                new Command(Texts.text("shell.zoomReset"), null, "Shortcut+0", () -> theme.zoomTo(100)));
    }
}
