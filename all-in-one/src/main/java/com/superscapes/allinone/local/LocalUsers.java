package com.superscapes.allinone.local;

import com.superscapes.ddl.server.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may sign in to a local stack: generated passwords, kept in a file only its owner can read. */
public final class LocalUsers {

    /** The login the stack's own client is signed in with. */
    public static final String CONTROLLER = "controller";

    private static final int PASSWORD_BYTES = 15;

    private LocalUsers() {
    }

    /** Somebody to make a login for; without branches for the whole company. */
    public record LocalUser(String login, String name, String role, @Nullable List<String> branches) {
    }

    /** Makes them once; a later start finds their file and changes nothing. */
    public static void create(LocalStack stack, Path file, List<LocalUser> users) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var random = new SecureRandom();
        var text = new StringBuilder();
        for (var user : users) {
            var bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            stack.users().create(user.login, user.name, user.role, user.branches, password.toCharArray());
            text.append(user.login).append(' ').append(password).append('\n');
        }
        PrivateFiles.write(file, text.toString());
    }
}
