import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** Exit code 0 when the last build is newer than every source and pom, else 3: what `find -newer` does elsewhere. */
class UpToDate {
    /** Arguments: the project's folder, and the stamp that the last build left. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Path stamp = Path.of(arguments[1]);
        boolean upToDate = Files.exists(stamp) && !anyNewer(root, Files.getLastModifiedTime(stamp));
        System.exit(upToDate ? 0 : 3);
    }

    private static boolean anyNewer(Path root, FileTime built) throws IOException {
        if (newer(root.resolve("pom.xml"), built)) {
            return true;
        }
        try (Stream<Path> folders = Files.list(root)) {
            for (Path module : folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList()) {
                for (String part : List.of("pom.xml", "src/main", "src/launch")) {
                    if (newer(module.resolve(part), built)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean newer(Path start, FileTime built) throws IOException {
        if (!Files.exists(start)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(start)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
