package com.superscapes.desktop.workspace;

import com.superscapes.api.session.Profile;
import com.superscapes.desktop.export.Exporter;
import com.superscapes.desktop.filter.FilterViewModel;
import com.superscapes.desktop.grid.LayoutStore;
import com.superscapes.desktop.nav.Navigator;
import com.superscapes.desktop.proof.ProofViewModel;
import com.superscapes.desktop.server.WarehouseServer;
import com.superscapes.desktop.task.Tasks;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.ReportContext;
import java.time.Clock;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the screens of one signed-in session share.
 *
 * @param zone times are shown in it
 */
public record Workspace(WarehouseServer server, Tasks tasks, Navigator navigator, FilterViewModel filters,
        ProofViewModel proof, Exporter exporter, LayoutStore layouts, Profile profile, Clock clock, ZoneId zone) {

    /** Who takes a report out, and when. */
    public ReportContext context() {
        return new ReportContext(profile.displayName() + " (" + roleName() + ")", clock.instant(), zone);
    }

    /** The role in words. */
    public String roleName() {
        return profile.role().replace('-', ' ');
    }

    /** The branches and divisions in scope, in words. */
    public String scope() {
        return profile.entityWide()
                ? Texts.text("scope.entity")
                : Stream.concat(profile.branches().stream(), profile.divisions().stream())
                        .collect(Collectors.joining(", "));
    }

    /** True for an administrator, who handles users and sees no figure. */
    public boolean administers() {
        return profile.role().equals("administrator");
    }
}
