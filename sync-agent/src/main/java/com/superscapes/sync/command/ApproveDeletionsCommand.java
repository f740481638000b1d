package com.superscapes.sync.command;

import com.superscapes.sync.deletion.HeldDeletion;
import picocli.CommandLine.Command;

/** {@code sync-agent approve-deletions}. */
@Command(name = "approve-deletions", description = "Let rows go that were held back because so many were gone from a source at once.", exitCodeList = {
        "0:recorded", "1:the warehouse cannot be used", "64:the command line is wrong, or no deletion has that number"})
public final class ApproveDeletionsCommand extends DeletionsCommand {

    public ApproveDeletionsCommand() {
        super(HeldDeletion.APPROVED, "approved; the next load takes them out.");
    }
}
