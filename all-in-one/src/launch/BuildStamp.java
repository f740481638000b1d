import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * Writes the JDK that built the project, for the launcher to find, as the last step of a build. The file's time is when
 * the build started: a source saved while the build was running counts as newer and is built at the next start.
 */
class BuildStamp {
    /** Arguments: the file to write, and the start of the build as an ISO-8601 instant. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, System.getProperty("java.home") + "\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(arguments[1])));
    }
}
