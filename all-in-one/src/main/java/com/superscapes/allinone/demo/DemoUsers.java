package com.superscapes.allinone.demo;

import com.superscapes.allinone.local.LocalStack;
import com.superscapes.ddl.server.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of the demo: each role a reader would try, with a generated password kept in a file only its owner can read. */
final class DemoUsers {

    /** The one the demo's own client is signed in as. */
    static final String CONTROLLER = "controller";

    private static final int PASSWORD_BYTES = 15;
    private static final List<DemoUser> USERS = List.of(
            new DemoUser(CONTROLLER, "Demo controller", "controller", null),
            new DemoUser("accountant", "Demo accountant", "accountant", null),
            new DemoUser("manager", "Demo branch manager", "branch-manager", List.of("N01", "N02")),
            new DemoUser("auditor", "Demo auditor", "auditor", null));

    private DemoUsers() {
    }

    private record DemoUser(String login, String name, String role, @Nullable List<String> branches) {
    }

    /** Makes them once; a later start finds their file and changes nothing. */
    static void create(LocalStack stack, Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var random = new SecureRandom();
        var text = new StringBuilder();
        for (var user : USERS) {
            var bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            stack.users().create(user.login, user.name, user.role, user.branches, password.toCharArray());
            text.append(user.login).append(' ').append(password).append('\n');
        }
        PrivateFiles.write(file, text.toString());
    }
}
