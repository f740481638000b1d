package com.superscapes.proxy.check;

import com.superscapes.proxy.tls.PrivateKeyFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whether files can be read, written, and are as private as they should be. */
public final class FileCheck {

    private FileCheck() {
    }

    /** True when the file can be read; an error when not. */
    public static boolean readable(String about, Path file, Findings findings) {
        if (!Files.exists(file)) {
            findings.error(about, "There is no file " + file + ".");
            return false;
        }
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            findings.error(about, "The file " + file + " can't be read by " + System.getProperty("user.name") + ".");
            return false;
        }
        return true;
    }

    /** True when the file can be read and is its owner's alone; an error for each that is not so. */
    public static boolean secret(String about, Path file, Findings findings) {
        if (!readable(about, file, findings)) {
            return false;
        }
        try {
            if (PrivateKeyFile.openToOthers(file)) {
                findings.error(about, "The file " + file
                        + " holds a secret, and other users may read or change it. Run: chmod 600 " + file);
                return false;
            }
            return true;
        } catch (IOException failed) {
            findings.error(about, "The rights on " + file + " can't be read: " + failed.getMessage());
            return false;
        }
    }

    /** True when the file can be written, or made where it is not there yet; nothing is left behind. */
    public static boolean writable(String about, Path file, Findings findings) {
        try {
            if (Files.exists(file)) {
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND).close();
                return true;
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                findings.error(about, "The folder of " + file + " is not there; make it.");
                return false;
            }
            Files.delete(Files.createTempFile(folder, ".check", ""));
            return true;
        } catch (IOException failed) {
            findings.error(about, "The file " + file + " can't be written by " + System.getProperty("user.name") + ".");
            return false;
        }
    }
}
