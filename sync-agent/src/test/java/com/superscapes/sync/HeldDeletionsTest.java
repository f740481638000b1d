package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code approve-deletions} and {@code refuse-deletions}: what the brake held waits for a word of people. */
class HeldDeletionsTest {

    @TempDir
    Path folder;

    private Loads loads;
    private Commands agent;

    @BeforeEach
    void fortyEntriesOfWhichTwoAreLeft() throws Exception {
        loads = new Loads(folder);
        agent = Commands.of(folder, loads.warehouse.logins().sync(), "name: books, kind: files, folder: books");
        entries(1, 40);
        assertThat(agent.run("run").exitCode()).isEqualTo(0);
        entries(39, 41);
        Commands.Said held = agent.run("run");
        assertThat(held.exitCode()).isEqualTo(2);
    }

    @AfterEach
    void stop() {
        loads.close();
    }

    private void entries(int first, int last) throws Exception {
        List<String> lines = new ArrayList<>(List.of("entry,line,date,account,debit,credit"));
        for (int i = first; i <= last; i++) {
            lines.add(i + ",1,2026-01-10,1000," + i + ".00,");
            lines.add(i + ",2,2026-01-10,4000,," + i + ".00");
        }
        Files.write(agent.folder("books").resolve("gl.csv"), lines);
    }

    private long lines() throws Exception {
        return loads.number("select count(*) from semantic.ledger_line");
    }

    private List<String> decisions() throws Exception {
        return loads.query("select decision, decided_by from ops.deletion_decision order by decision_id");
    }

    @Test
    void statusShowsWhatIsHeldWithTheCommandsToType() throws Exception {
        assertThat(lines()).isEqualTo(82);
        assertThat(agent.run("status").out()).containsPattern("Held back: csv, gl.csv: 76 of 82 rows are gone since "
                + "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC. approve-deletions 1 lets them go, refuse-deletions 1 keeps them.");
        assertThat(agent.run("status", "--json").out()).contains("\"gone\":76");
    }

    @Test
    void whatIsApprovedGoesWithTheNextLoadOfTheSameFile() throws Exception {
        Commands.Said approved = agent.run("approve-deletions", "1", "--by", "Controller");
        assertThat(approved.exitCode()).isEqualTo(0);
        assertThat(approved.out()).contains("1 csv, gl.csv: 76 rows, approved; the next load takes them out.");
        assertThat(decisions()).containsExactly("approved|Controller");
        assertThat(agent.run("status").out()).contains("approved by Controller")
                .contains("the next load takes them out.");
        assertThat(lines()).as("nothing is taken out before").isEqualTo(82);
        assertThat(agent.run("run").exitCode()).isEqualTo(0);
        assertThat(lines()).isEqualTo(6);
        assertThat(agent.run("status").out()).doesNotContain("Held back");
        assertThat(agent.run("run").all()).contains("Nothing new.");
    }

    @Test
    void anApprovalIsForTheRowsThatWereShown() throws Exception {
        agent.run("approve-deletions", "1");
        entries(101, 140);
        assertThat(agent.run("run").exitCode()).isEqualTo(0);
        assertThat(lines()).as("six more than were approved are gone too, which bookkeepers may do").isEqualTo(80);
        entries(200, 200);
        assertThat(agent.run("run").exitCode()).as("the approval was used").isEqualTo(2);
        assertThat(lines()).isEqualTo(82);
    }

    @Test
    void whatIsRefusedStaysAndIsNotComplainedOfAgain() throws Exception {
        assertThat(agent.run("refuse-deletions", "1", "--by", "Controller").exitCode()).isEqualTo(0);
        assertThat(agent.run("status").out()).contains("Open rejects: 0.");
        Commands.Said again = agent.run("run");
        assertThat(again.exitCode()).as(again.all()).isEqualTo(0);
        assertThat(lines()).isEqualTo(82);
        assertThat(agent.run("status").out()).contains("refused by Controller").contains("they stay.");
        entries(39, 40);
        assertThat(agent.run("run").exitCode()).as("one more, which bookkeepers may delete").isEqualTo(0);
        assertThat(lines()).isEqualTo(80);
        assertThat(agent.run("approve-deletions", "1").exitCode()).as("a change of mind").isEqualTo(0);
        entries(39, 39);
        assertThat(agent.run("run").exitCode()).isEqualTo(0);
        assertThat(lines()).isEqualTo(2);
        assertThat(decisions()).hasSize(2);
    }

    @Test
    void aRefusalIsForRowsThatAreGoneAndEndsWhenTheyAreBack() throws Exception {
        agent.run("refuse-deletions", "1");
        entries(1, 41);
        assertThat(agent.run("run").exitCode()).isEqualTo(0);
        assertThat(agent.run("status").out()).doesNotContain("Held back");
        entries(40, 41);
        assertThat(agent.run("run").exitCode()).as("gone once more, which is a new question").isEqualTo(2);
        assertThat(agent.run("status").out()).contains("approve-deletions 2 lets them go");
    }

    @Test
    void aWholeFileThatComesAgainEndsTheQuestion() throws Exception {
        entries(1, 41);
        assertThat(agent.run("run").exitCode()).isEqualTo(0);
        assertThat(agent.run("status").out()).doesNotContain("Held back");
        assertThat(lines()).isEqualTo(82);
        assertThat(agent.run("approve-deletions", "1").exitCode()).isEqualTo(64);
    }

    @Test
    void aNumberThatIsNotHeldIsSaid() throws Exception {
        Commands.Said wrong = agent.run("approve-deletions", "1", "7");
        assertThat(wrong.exitCode()).isEqualTo(64);
        assertThat(wrong.errors()).contains("No deletion is held under number 7; status lists those that are");
        assertThat(decisions()).as("all or none").isEmpty();
    }
}
