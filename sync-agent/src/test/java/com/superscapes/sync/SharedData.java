package com.superscapes.sync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Third-party ledgers with independent control totals, which lie outside the project. */
final class SharedData {

    private SharedData() {
    }

    /** The folder of one of them; the test is skipped where it is not there. */
    static Path folder(String name) {
        String configured = Optional.ofNullable(System.getProperty("superscapes.shared.data"))
                .or(() -> Optional.ofNullable(System.getenv("SUPERSCAPES_SHARED_DATA"))).orElse(null);
        Path folder = (configured == null ? root().resolve("../shared/data") : Path.of(configured)).resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "There is no " + folder.normalize()
                + ": set SUPERSCAPES_SHARED_DATA to the folder with the shared ledgers to run this test.");
        return folder;
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("eclipse-format.xml")) || here.getParent() == null ? here : here.getParent();
    }
}
