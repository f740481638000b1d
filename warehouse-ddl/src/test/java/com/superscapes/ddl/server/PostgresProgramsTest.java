package com.superscapes.ddl.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramsTest {

    @TempDir
    Path folder;

    /** What root falls back to in a container that forbids user namespaces: the folders above the data stay closed. */
    @Test
    void rootRunsPostgresAsAnotherUserInAFolderClosedToOthers() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self"))
                && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
                "only root does so");
        PrivateFiles.createFolder(folder);
        PrivateFiles.write(folder.resolve("password"), Secrets.password());
        Path programs = PostgresBinaries.unpack(PostgresBinaries.systemCache(), true);
        Path data = folder.resolve("data");
        Path output = folder.resolve("output.log");
        int code = new PostgresPrograms(programs, PostgresPrograms.NOBODY).run(output, "initdb", List.of("-D",
                data.toString(), "-U", "postgres", "-A", "scram-sha-256", "--pwfile=" + folder.resolve("password")));
        assertThat(code).as(Files.readString(output)).isZero();
        assertThat(Files.getAttribute(data, "unix:uid")).isEqualTo(65534);
        Folders.delete(data);
    }
}
