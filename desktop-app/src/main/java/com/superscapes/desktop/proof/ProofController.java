package com.superscapes.desktop.proof;

import com.superscapes.api.proof.SourceFile;
import com.superscapes.api.proof.TieOut;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.desktop.screen.Views;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.ProofText;
import com.superscapes.reports.ReportProof;
import com.superscapes.reports.format.Figures;
import com.superscapes.reports.format.Times;
import java.time.ZoneId;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Fills the proof panel. */
public final class ProofController {

    private final ProofViewModel viewModel;
    private final ZoneId zone;
    private @FXML Label title;
    private @FXML Label value;
    private @FXML VBox sections;

    @SuppressWarnings("NullAway.Init")
    public ProofController(ProofViewModel viewModel, ZoneId zone) {
        this.viewModel = viewModel;
        this.zone = zone;
    }

    /** Loads the panel. */
    public Parent load() {
        Parent root = Views.load(this);
        viewModel.subject().subscribe(this::show);
        return root;
    }

    private void show(@Nullable ProofSubject subject) {
        sections.getChildren().clear();
        title.setText(subject == null ? Texts.text("proof.nothing") : subject.title());
        value.setText(subject == null ? "" : subject.value());
        value.setManaged(!value.getText().isEmpty());
        if (subject != null) {
            fill(subject, subject.proof());
        }
    }

    private void fill(ProofSubject subject, ReportProof proof) {
        section("proof.definition", words(proof.definition()));
        section("proof.formula", words(subject.formula()));
        VBox filters = new VBox();
        proof.filters().forEach((name, chosen) -> filters.getChildren().add(pair(capital(name), chosen)));
        section("proof.filters", filters);
        section("proof.scope", words(proof.scope()));
        section("proof.template", words(proof.template() == null ? "" : proof.template()));
        section("proof.lineage", lineage(proof));
        VBox ties = new VBox();
        proof.tieOuts().forEach(tie -> ties.getChildren().add(tie(tie)));
        section("proof.ties", ties);
        VBox files = new VBox();
        proof.sources().forEach(file -> files.getChildren().add(file(file)));
        section("proof.sources", files);
    }

    private VBox lineage(ReportProof proof) {
        VBox lines = new VBox(pair(Texts.text("proof.batch"), Long.toString(proof.batch().batch())));
        if (proof.batch().publishedAt() != null) {
            lines.getChildren().add(
                    pair(Texts.text("proof.published"), Times.minute(proof.batch().publishedAt(), zone)));
        }
        if (proof.period() != null) {
            lines.getChildren().add(pair(Texts.text("proof.close"), ProofText.period(proof.period())));
        }
        lines.getChildren().add(pair(Texts.text("proof.rows"), Figures.count(proof.rowCount())));
        return lines;
    }

    private static HBox tie(TieOut tie) {
        FontIcon icon = new FontIcon(icon(tie.state()));
        icon.getStyleClass().add("tie-" + tie.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        VBox words = new VBox(wrapped(tie.code() + " \u00b7 " + tie.name(), "proof-text"));
        if (tie.reason() != null && !tie.reason().isEmpty()) {
            words.getChildren().add(wrapped(tie.reason(), "muted"));
        }
        if (tie.difference() != null) {
            words.getChildren().add(wrapped(
                    Texts.text("proof.difference", Figures.amount(tie.difference(), 2)), "muted"));
        }
        HBox line = new HBox(icon, words);
        line.getStyleClass().add("proof-tie");
        line.setAccessibleText(tie.code() + " " + tie.name() + ": " + Texts.text("tie." + tie.state().name()));
        HBox.setHgrow(words, Priority.ALWAYS);
        return line;
    }

    private static String icon(TieOutState state) {
        return switch (state) {
            case TIED -> "fth-check-circle";
            case BROKEN -> "fth-alert-triangle";
            case NOT_APPLICABLE -> "fth-minus-circle";
        };
    }

    private static VBox file(SourceFile file) {
        String hash = file.contentHash().length() > 12 ? file.contentHash().substring(0, 12) : file.contentHash();
        return new VBox(wrapped(file.fileName(), "proof-text"), wrapped(Texts.text("proof.file",
                Figures.count(file.rowsLoaded()), Figures.count(file.rowsRejected()), hash), "muted"));
    }

    private void section(String key, Node content) {
        boolean empty = content instanceof Label label && label.getText().isEmpty()
                || content instanceof VBox box && box.getChildren().isEmpty();
        if (!empty) {
            Label head = new Label(Texts.text(key));
            head.getStyleClass().add("proof-head");
            VBox section = new VBox(head, content);
            section.getStyleClass().add("proof-section");
            sections.getChildren().add(section);
        }
    }

    private static Label words(String text) {
        return wrapped(text, "proof-text");
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static HBox pair(String name, String text) {
        Label key = new Label(name);
        key.getStyleClass().addAll("muted", "proof-key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        Label what = wrapped(text, "proof-text");
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox line = new HBox(key, what);
        line.getStyleClass().add("proof-pair");
        return line;
    }

    private static String capital(String name) {
        String words = name.replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
