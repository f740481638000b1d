package com.superscapes.allinone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say about files must be so. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^]]*]\\(([^)#:]+)\\)");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                if (!Files.exists(document.resolveSibling(link.group(1)))) {
                    broken.add(Repository.ROOT.relativize(document) + " → " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyDecisionIsInTheIndex() throws IOException {
        Path folder = Repository.ROOT.resolve("docs/decisions");
        String index = Files.readString(folder.resolve("README.md"));
        try (Stream<Path> records = Files.list(folder)) {
            assertThat(records.map(record -> record.getFileName().toString()).filter(name -> name.matches("\\d{4}-.*")))
                    .isNotEmpty().allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
        }
    }

    @Test
    void theReadmeNamesEveryModule() throws IOException {
        assertThat(Files.readString(Repository.ROOT.resolve("README.md"))).contains(Modules.PACKAGES.keySet());
    }

    @Test
    void thePackagedClientStartsWithTheOptionsOfTheClient() throws IOException {
        String packaged = Files.readString(Repository.ROOT.resolve("installer/src/jpackage/client.args"));
        Path options = Repository.ROOT.resolve("desktop-app/src/main/resources/com/superscapes/desktop/java-options");
        assertThat(Files.readAllLines(options)).filteredOn(line -> line.startsWith("--")).isNotEmpty()
                .allSatisfy(option -> assertThat(packaged).contains("--java-options " + option + "\n"));
    }

    private static List<Path> documents() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("", "docs", "docs/decisions")) {
            try (Stream<Path> files = Files.list(Repository.ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(found::add);
            }
        }
        return found;
    }
}
