package com.superscapes.sync.command;

import com.superscapes.sync.deletion.HeldDeletion;
import picocli.CommandLine.Command;

/** {@code sync-agent refuse-deletions}. */
@Command(name = "refuse-deletions", description = "Keep rows that were held back because so many were gone from a source at once.", exitCodeList = {
        "0:recorded", "1:the warehouse cannot be used", "64:the command line is wrong, or no deletion has that number"})
public final class RefuseDeletionsCommand extends DeletionsCommand {

    public RefuseDeletionsCommand() {
        super(HeldDeletion.REFUSED, "kept; loads do not complain of them any more.");
    }
}
