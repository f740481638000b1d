package com.superscapes.desktop;

import com.superscapes.api.session.Profile;
import com.superscapes.desktop.administration.AdministrationActions;
import com.superscapes.desktop.administration.AdministrationController;
import com.superscapes.desktop.administration.AdministrationViewModel;
import com.superscapes.desktop.data.DataController;
import com.superscapes.desktop.data.DataViewModel;
import com.superscapes.desktop.drill.DrillController;
import com.superscapes.desktop.drill.DrillViewModel;
import com.superscapes.desktop.export.Exporter;
import com.superscapes.desktop.export.Outlet;
import com.superscapes.desktop.filter.FilterBarController;
import com.superscapes.desktop.filter.FilterViewModel;
import com.superscapes.desktop.grid.FileLayoutStore;
import com.superscapes.desktop.home.HomeActions;
import com.superscapes.desktop.home.HomeController;
import com.superscapes.desktop.home.HomeViewModel;
import com.superscapes.desktop.nav.Navigator;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.period.PeriodsActions;
import com.superscapes.desktop.period.PeriodsController;
import com.superscapes.desktop.period.PeriodsViewModel;
import com.superscapes.desktop.proof.ProofController;
import com.superscapes.desktop.proof.ProofViewModel;
import com.superscapes.desktop.provider.Browser;
import com.superscapes.desktop.provider.ProviderDoor;
import com.superscapes.desktop.report.Catalogue;
import com.superscapes.desktop.report.ReportController;
import com.superscapes.desktop.report.ReportViewModel;
import com.superscapes.desktop.screen.Screen;
import com.superscapes.desktop.server.WarehouseServer;
import com.superscapes.desktop.shell.ShellActions;
import com.superscapes.desktop.shell.ShellController;
import com.superscapes.desktop.shell.ShellViewModel;
import com.superscapes.desktop.signin.SignInActions;
import com.superscapes.desktop.signin.SignInController;
import com.superscapes.desktop.signin.SignInViewModel;
import com.superscapes.desktop.statements.StatementsController;
import com.superscapes.desktop.statements.StatementsViewModel;
import com.superscapes.desktop.task.Tasks;
import com.superscapes.desktop.template.TemplatesActions;
import com.superscapes.desktop.template.TemplatesController;
import com.superscapes.desktop.template.TemplatesViewModel;
import com.superscapes.desktop.theme.Theme;
import com.superscapes.desktop.trialbalance.TrialBalanceController;
import com.superscapes.desktop.trialbalance.TrialBalanceViewModel;
import com.superscapes.desktop.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Puts the client together: sign-in first, then the window's frame and its screens. The one place that knows them all. */
public final class Client {

    private static final Duration IN_THE_BROWSER = Duration.ofMinutes(5);
    private final Scene scene;
    private final Theme theme;
    private final Tasks tasks;
    private final Outlet outlet;
    private final Path settings;
    private final Clock clock;
    private final ZoneId zone;
    private final SignInViewModel signIn;
    private final Catalogue catalogue = new Catalogue();
    private @Nullable Workspace workspace;
    private @Nullable ShellViewModel shell;
    private @Nullable Left left;

    /** Where somebody was when the session ended. */
    private record Left(String login, Place place) {
    }

    /**
     * @param authority PEM file of the server's authority, or null
     * @param browser   the system's own
     * @param settings  folder for the user's own settings
     */
    public Client(Scene scene, Theme theme, Tasks tasks, Outlet outlet, SignInViewModel.Connector connector,
            @Nullable Path authority, Browser browser, Path settings, Clock clock, ZoneId zone) {
        this.scene = scene;
        this.theme = theme;
        this.tasks = tasks;
        this.outlet = outlet;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
        signIn = new SignInViewModel(connector, tasks, authority, new ProviderDoor(browser, IN_THE_BROWSER),
                this::enter);
        theme.apply(scene);
    }

    /** Shows the sign-in screen; with a token good once, signs in without waiting for the form. */
    public void start(String address, @Nullable String oneTimeToken) {
        signIn.address().set(address);
        SignInController controller = new SignInController(signIn, new SignInActions(signIn));
        scene.setRoot(controller.root());
        controller.focus();
        signIn.askMethods();
        if (oneTimeToken != null && !oneTimeToken.isBlank()) {
            signIn.signInOnce(oneTimeToken);
        }
    }

    /** For pictures and tests. */
    public SignInViewModel signIn() {
        return signIn;
    }

    /** What the signed-in screens share; null before sign-in. */
    public @Nullable Workspace workspace() {
        return workspace;
    }

    /** The reports that the user may run; empty before sign-in. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** The window's model; null before sign-in. */
    public @Nullable ShellViewModel shell() {
        return shell;
    }

    private void enter(WarehouseServer server, Profile profile) {
        Workspace entered = new Workspace(server, tasks, new Navigator(), new FilterViewModel(), new ProofViewModel(),
                new Exporter(server, tasks, outlet), new FileLayoutStore(settings, profile.login()), profile, clock,
                zone);
        ShellViewModel model = new ShellViewModel(entered, catalogue);
        ShellActions actions = new ShellActions(model, theme, () -> outlet.putOnClipboard(model.link()));
        ShellController controller = new ShellController(model, actions, screens(entered, catalogue),
                new FilterBarController(entered.filters()).load(), new ProofController(entered.proof(), zone).load());
        entered.filters().choices().subscribe(choices -> controller.again());
        workspace = entered;
        shell = model;
        scene.setRoot(controller.root());
        controller.install(scene);
        server.whenSignedOut(() -> Platform.runLater(() -> signedOut(entered)));
        server.whenFiguresCome(asOf -> Platform.runLater(() -> model.figures(asOf)));
        Left before = left;
        left = null;
        model.start(before != null && before.login().equals(profile.login()) ? before.place() : Place.of("home"));
    }

    /** Only the session in sight can send its user back to the sign-in screen. */
    private void signedOut(Workspace ended) {
        if (ended.equals(workspace)) {
            left = new Left(ended.profile().login(), ended.navigator().current());
            workspace = null;
            shell = null;
            start(signIn.address().get(), null);
            signIn.sayEnded();
        }
    }

    private static Map<String, Screen> screens(Workspace workspace, Catalogue catalogue) {
        HomeViewModel home = new HomeViewModel(workspace);
        StatementsViewModel statements = new StatementsViewModel(workspace);
        TrialBalanceViewModel trialBalance = new TrialBalanceViewModel(workspace);
        DrillViewModel drill = new DrillViewModel(workspace);
        DataViewModel data = new DataViewModel(workspace);
        AdministrationViewModel administration = new AdministrationViewModel(workspace);
        ReportViewModel report = new ReportViewModel(workspace, catalogue);
        TemplatesViewModel templates = new TemplatesViewModel(workspace);
        PeriodsViewModel periods = new PeriodsViewModel(workspace, catalogue);
        return Map.of(Catalogue.SCREEN, new ReportController(report), "home",
                new HomeController(home, new HomeActions(home)), "statements", new StatementsController(statements),
                "trial-balance", new TrialBalanceController(trialBalance), TemplatesViewModel.SCREEN,
                new TemplatesController(templates, new TemplatesActions(templates)), PeriodsViewModel.SCREEN,
                new PeriodsController(periods, new PeriodsActions(periods)), "drill", new DrillController(drill),
                "data", new DataController(data), "administration",
                new AdministrationController(administration, new AdministrationActions(administration)));
    }
}
