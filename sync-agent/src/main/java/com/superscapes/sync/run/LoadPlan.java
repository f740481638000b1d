package com.superscapes.sync.run;

import com.superscapes.sync.RejectedRow;
import java.util.List;

/**
 * What is to be loaded.
 *
 * @param refused files that cannot be loaded at all
 * @param notes   decisions taken for the user
 */
record LoadPlan(String sourceSystem, List<PlannedFile> files, List<RejectedRow> refused, List<String> notes) {
}
