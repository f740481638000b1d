package com.superscapes.desktop.home;

import com.superscapes.api.proof.TieOutState;
import com.superscapes.desktop.nav.Place;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tile as it reads.
 *
 * @param metric     id of the catalogue
 * @param value      as shown; empty when not permitted
 * @param exact      to the cent, for the proof panel
 * @param comparator such as "B/(W) 12,345 (3.1%) vs prior year"; empty when nothing is compared
 * @param direction  1 better, -1 worse, 0 neither
 * @param months     thirteen months, oldest first, null where there is none
 * @param locked     why the role may not see it; null when it may
 * @param definition in words
 */
public record TileFigure(String metric, String name, String value, String exact, String comparator, int direction,
        List<@Nullable BigDecimal> months, TieOutState tieOut, @Nullable String locked, String definition,
        Place behind) {
}
