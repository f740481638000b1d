package com.superscapes.desktop.template;

import com.superscapes.api.statement.StatementTemplate;
import com.superscapes.api.statement.TemplateDraft;
import com.superscapes.desktop.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The draft of a new version while it is written: its rows, the row in the form, title and reason. */
public final class DraftEditor {

    private final ReadOnlyIntegerWrapper point = new ReadOnlyIntegerWrapper(-1);
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final RowForm form = new RowForm();
    private final Runnable changed;
    private @Nullable DraftRows draft;
    private int formed;
    private boolean added;

    /** @param changed told when rows are to be shown anew */
    DraftEditor(Runnable changed) {
        this.changed = changed;
    }

    /** The row with the focus, from 0; -1 for none. */
    public ReadOnlyIntegerProperty point() {
        return point.getReadOnlyProperty();
    }

    /** Of the statement. */
    public StringProperty title() {
        return title;
    }

    /** Why the draft is made. */
    public StringProperty note() {
        return note;
    }

    public RowForm form() {
        return form;
    }

    /** Goes on with what was begun, unless another version is drafted from. */
    DraftRows from(StatementTemplate open) {
        DraftRows begun = draft;
        if (begun == null || !TemplateContent.id(begun.base()).equals(TemplateContent.id(open))) {
            begun = new DraftRows(open);
            title.set(open.title());
            note.set("");
            draft = begun;
        }
        return begun;
    }

    /** Closes the form and leaves the rows; what was written stays. */
    void leave() {
        form.hide();
        added = false;
        point.set(-1);
    }

    void focus(int row) {
        point.set(row);
    }

    /** Opens the form for the row with the focus. */
    void change() {
        DraftRows drafted = draft;
        if (drafted != null && at(drafted).isPresent()) {
            formed = point.get();
            added = false;
            form.show(drafted.rows().get(formed));
        }
    }

    /** Puts a new line below the row with the focus, and opens its form. */
    void add() {
        DraftRows drafted = draft;
        if (drafted != null) {
            formed = at(drafted).orElse(drafted.rows().size() - 1) + 1;
            drafted.insert(formed, new HashMap<>(Map.of(RowFields.ID, Texts.text("template.newId"), RowFields.LABEL,
                    Texts.text("template.newLabel"), RowFields.KIND, "line", RowFields.LEVEL, 1)));
            added = true;
            form.show(drafted.rows().get(formed));
            changed.run();
        }
    }

    /** Takes what the form says into the draft. */
    void apply() {
        DraftRows drafted = draft;
        if (drafted != null) {
            drafted.set(formed, form.row());
            added = false;
            form.hide();
            changed.run();
        }
    }

    /** Closes the form; a row that was only just put in goes again. */
    void cancel() {
        DraftRows drafted = draft;
        form.hide();
        if (drafted != null && added) {
            drafted.remove(formed);
            added = false;
            changed.run();
        }
    }

    /** Moves the row with the focus; -1 is up. */
    void move(int by) {
        DraftRows drafted = draft;
        if (drafted != null) {
            at(drafted).ifPresent(from -> {
                int to = drafted.move(from, by);
                changed.run();
                point.set(to);
            });
        }
    }

    void remove() {
        DraftRows drafted = draft;
        if (drafted != null) {
            at(drafted).ifPresent(drafted::remove);
            changed.run();
        }
    }

    /** Says what is wrong with a row. */
    void complain(String row, String problem) {
        if (draft != null) {
            draft.complain(row, problem);
            changed.run();
        }
    }

    /** What is sent to the server; empty when nothing was begun. */
    Optional<TemplateDraft> sent() {
        return Optional.ofNullable(draft).map(drafted -> new TemplateDraft(drafted.base().statement(),
                title.get().strip(), note.get().strip(), List.copyOf(drafted.rows())));
    }

    void forget() {
        draft = null;
    }

    private Optional<Integer> at(DraftRows drafted) {
        int row = point.get();
        return row >= 0 && row < drafted.rows().size() ? Optional.of(row) : Optional.empty();
    }
}
