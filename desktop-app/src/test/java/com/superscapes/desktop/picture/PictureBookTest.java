package com.superscapes.desktop.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.desktop.testing.BookUsers;
import com.superscapes.desktop.testing.FakeIssuer;
import com.superscapes.desktop.testing.FakeServer;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureBookTest {

    private static final List<String> SCREENS = List.of("sign-in", "sign-in-provider", "home", "profit-and-loss",
            "proof-panel",
            "profit-and-loss-accounts", "drill-accounts", "drill-lines", "drill-entry", "balance-sheet",
            "balance-sheet-reclassified", "cash-flow",
            "equity", "profit-and-loss-by-branch", "profit-and-loss-moved", "profit-and-loss-changes", "trial-balance",
            "trial-balance-adjusted", "templates", "template-rows", "template-draft", "periods", "report-ar-ageing",
            "report-ar-ageing-drill", "report-ar-items", "report-job-schedule",
            "error", "empty", "administration-users", "administration-user",
            "administration-sessions", "administration-waiting");

    @TempDir
    Path temporary;

    @Test
    void everyScreenIsDrawnInLightAndDark() throws Exception {
        String keep = System.getenv("SUPERSCAPES_PICTURES");
        Path folder = keep == null ? temporary : Files.createDirectories(Path.of(keep));
        try (FakeIssuer issuer = new FakeIssuer(); FakeServer server = new FakeServer().offering(issuer)) {
            PictureBook.draw(server.address(), server.authority(temporary), FakeServer.TOKEN, folder);
        }
        try (FakeServer server = new FakeServer().as(BookUsers.administrator())) {
            PictureBook.draw(server.address(), server.authority(temporary), FakeServer.TOKEN, folder);
        }
        for (String screen : SCREENS) {
            BufferedImage light = ImageIO.read(folder.resolve(screen + "-light.png").toFile());
            BufferedImage dark = ImageIO.read(folder.resolve(screen + "-dark.png").toFile());
            assertThat(light.getWidth()).isEqualTo(1440);
            assertThat(light.getHeight()).isEqualTo(900);
            assertThat(brightness(light)).as(screen + " light").isGreaterThan(190);
            assertThat(brightness(dark)).as(screen + " dark").isLessThan(80);
        }
    }

    private static double brightness(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight()).filter(i -> i % 97 == 0)
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) >> 8 & 0xff).average().orElseThrow();
    }
}
