package com.superscapes.desktop.template;

import com.superscapes.api.statement.StatementTemplate;
import com.superscapes.api.statement.TemplateDraft;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.screen.ScreenState;
import com.superscapes.desktop.server.ServerException;
import com.superscapes.desktop.text.Texts;
import com.superscapes.desktop.workspace.GridViewModel;
import com.superscapes.desktop.workspace.Workspace;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The versions of the statements' rows, the rows of one, and the draft of a new one. */
public final class TemplatesViewModel extends GridViewModel {

    /** The screen's name in a place's path. */
    public static final String SCREEN = "templates";
    static final String VERSIONS = "versions";
    static final String ROWS = "rows";
    static final String DRAFT = "draft";
    private static final String FIELD = "rows.";

    private final ReadOnlyStringWrapper view = new ReadOnlyStringWrapper(VERSIONS);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper approvable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper chosen = new ReadOnlyBooleanWrapper();
    private final DraftEditor draft = new DraftEditor(this::again);
    private List<StatementTemplate> known = List.of();
    private Place place = Place.of(SCREEN);
    private @Nullable StatementTemplate version;

    public TemplatesViewModel(Workspace workspace) {
        super(workspace);
    }

    /** Which of the views is shown: versions, the rows of one, or a draft. */
    public ReadOnlyStringProperty view() {
        return view.getReadOnlyProperty();
    }

    /** What became of the last act; empty when there is nothing to say. */
    public ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /** True while a version is chosen or open. */
    public ReadOnlyBooleanProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** True while the version chosen or open is a draft of another controller. */
    public ReadOnlyBooleanProperty approvable() {
        return approvable.getReadOnlyProperty();
    }

    /** The draft that is written, if any. */
    public DraftEditor draft() {
        return draft;
    }

    /** True for a controller with entity-wide scope, who drafts and approves. */
    public boolean writes() {
        return workspace().profile().role().equals("controller") && workspace().profile().entityWide();
    }

    /** Shows templates, templates/rows or templates/draft. */
    public void open(Place wanted) {
        place = wanted;
        reset();
        draft.leave();
        choose(null);
        notice.set(writes() ? "" : Texts.text("template.readOnly"));
        view.set(List.of(ROWS, DRAFT).contains(wanted.detail()) ? wanted.detail() : VERSIONS);
        reload();
    }

    @Override
    public void reload() {
        load(Texts.text("template.loading"), () -> workspace().server().statementTemplates(), all -> {
            known = all;
            return shown();
        }, Texts.text("template.empty"));
    }

    private GridContent shown() {
        TemplateContent content = new TemplateContent(workspace().context());
        if (view.get().equals(VERSIONS)) {
            return content.versions(known);
        }
        String wanted = place.parameters().getOrDefault("version", "");
        StatementTemplate open = known.stream().filter(each -> TemplateContent.id(each).equals(wanted)).findFirst()
                .orElse(null);
        choose(open);
        if (open == null) {
            return content.rows("", List.of(), Map.of(), false);
        }
        if (view.get().equals(ROWS)) {
            return content.rows(open.title(), open.rows(), Map.of(), false);
        }
        DraftRows drafted = draft.from(open);
        return content.rows(draft.title().get(), drafted.rows(), drafted.problems(), true);
    }

    private void choose(@Nullable StatementTemplate wanted) {
        version = wanted;
        chosen.set(wanted != null);
        approvable.set(writes() && wanted != null && wanted.state().equals("draft")
                && !workspace().profile().login().equals(wanted.createdBy()));
    }

    /** The row with the focus: a version in the list, a row of the draft otherwise. */
    void select(@Nullable String id) {
        if (view.get().equals(VERSIONS)) {
            choose(known.stream().filter(each -> TemplateContent.id(each).equals(id)).findFirst().orElse(null));
        } else if (view.get().equals(DRAFT)) {
            draft.focus(id != null && id.matches("[0-9]{1,9}") ? Integer.parseInt(id) : -1);
        }
    }

    @Override
    public void drill(GridCell cell) {
        if (view.get().equals(VERSIONS)) {
            go(ROWS);
        } else {
            draft.change();
        }
    }

    /** Opens the rows of the version that is chosen. */
    void openRows() {
        go(ROWS);
    }

    /** Begins a draft from the version that is chosen or open. */
    void begin() {
        go(DRAFT);
    }

    private void go(String detail) {
        StatementTemplate from = version;
        if (from != null) {
            String name = TemplateWords.statement(from.statement());
            String number = Integer.toString(from.version());
            workspace().navigator().descend(new Place(SCREEN + "/" + detail,
                    Map.of("version", TemplateContent.id(from)), detail.equals(DRAFT)
                            ? Texts.text("template.draftOf", name)
                            : Texts.text("template.versionOf", name, number)));
        }
    }

    /** Shows the statement with the rows that are open, for the filter bar's choices. */
    void preview() {
        StatementTemplate from = version;
        if (from != null) {
            String path = from.statement().equals("trial-balance")
                    ? from.statement()
                    : "statements/" + from.statement();
            workspace().navigator().open(new Place(path, Map.of("rows", Integer.toString(from.version())), ""));
        }
    }

    private void again() {
        show(shown(), Texts.text("template.empty"));
    }

    /** Sends the draft; what is wrong with it is said at its row. */
    void save() {
        draft.sent().ifPresent(this::send);
    }

    private void send(TemplateDraft sent) {
        notice.set("");
        workspace().tasks().start(Texts.text("template.saving"), () -> workspace().server().draftTemplate(sent),
                saved -> {
                    draft.forget();
                    workspace().navigator().open(Place.of(SCREEN));
                    String number = Integer.toString(saved.version());
                    notice.set(saved.unmapped().isEmpty()
                            ? Texts.text("template.saved", number)
                            : Texts.text("template.savedUnmapped", number, String.join(", ", saved.unmapped())));
                }, this::refused);
    }

    private void refused(Exception failure) {
        say(failure);
        String field = failure instanceof ServerException refusal ? refusal.field() : null;
        if (field != null && field.startsWith(FIELD)) {
            draft.complain(field.substring(FIELD.length()), notice.get());
        }
    }

    private void say(Exception failure) {
        if (ScreenState.failed(failure) instanceof ScreenState.Failed reason) {
            notice.set(reason.what());
        }
    }

    /** Forgets the draft. */
    void discard() {
        draft.forget();
        workspace().navigator().open(Place.of(SCREEN));
    }

    /** Approves the version that is chosen or open. */
    void approve() {
        StatementTemplate wanted = version;
        if (wanted != null && approvable.get()) {
            workspace().tasks().start(Texts.text("template.approving"),
                    () -> workspace().server().approveTemplate(wanted.statement(), wanted.version()), approved -> {
                        workspace().navigator().open(Place.of(SCREEN));
                        notice.set(Texts.text("template.approved", TemplateWords.statement(approved.statement()),
                                Integer.toString(approved.version())));
                    }, this::say);
        }
    }
}
