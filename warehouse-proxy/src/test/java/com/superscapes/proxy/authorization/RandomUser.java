package com.superscapes.proxy.authorization;

import com.superscapes.proxy.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user with a random role and scope that never has branch N02, and of divisions never E, unless it has all.
 *
 * @param branches  null for every one
 * @param divisions null for every one
 */
record RandomUser(String login, String role, @Nullable List<String> branches, @Nullable List<String> divisions) {

    private static final List<String> ROLES = List.of("executive", "controller", "accountant", "auditor",
            "branch-manager", "payroll");
    private static final Set<String> SEE_PAY = Set.of("executive", "controller", "auditor", "payroll");
    private static final List<List<String>> SCOPES = List.of(List.of("N01"), List.of("S01"), List.of("S02"),
            List.of("N01", "S02"), List.of("S01", "S02"), List.of("N01", "S01", "S02"));

    /** Makes a user for every role with every scope, some with divisions, and an administrator. */
    static List<RandomUser> all(TestServer server, Random random) {
        List<RandomUser> users = new ArrayList<>();
        for (String role : ROLES) {
            if (!role.equals("branch-manager")) {
                users.add(new RandomUser(role, role, null, null));
                users.add(new RandomUser(role + "-m", role, null, List.of("M")));
            }
            for (int i = 1; i <= 3; i++) {
                users.add(new RandomUser(role + "-" + i, role, SCOPES.get(random.nextInt(SCOPES.size())),
                        random.nextInt(3) == 0 ? List.of("M") : null));
            }
        }
        users.add(new RandomUser("administrator", "administrator", null, null));
        users.forEach(user -> server.users().create(user.login, user.login, user.role, user.branches, user.divisions,
                null));
        return users;
    }

    boolean scoped() {
        return branches != null || divisions != null;
    }

    /** False for roles that see no figure of the ledger. */
    boolean readsLedger() {
        return !role.equals("payroll") && !role.equals("administrator");
    }

    /** What no answer to this user may hold. */
    List<String> forbidden() {
        List<String> forbidden = new ArrayList<>();
        if (branches != null || role.equals("administrator")) {
            forbidden.addAll(List.of(Canaries.BRANCH, Canaries.BRANCH_NUMBER));
        }
        if (divisions != null || role.equals("administrator")) {
            forbidden.addAll(List.of(Canaries.DIVISION, Canaries.DIVISION_NUMBER));
        }
        if (!SEE_PAY.contains(role)) {
            forbidden.add(Canaries.PAY_NUMBER);
        }
        return forbidden;
    }
}
