package com.superscapes.allinone.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module may use which, and why. */
class ArrowsTest {

    private static final Map<String, String> REASONS = Map.of("warehouse-api",
            "the contract must be readable by a client that has nothing else of ours", "reports",
            "a report must come out the same on screen, headless and on the server", "warehouse-ddl",
            "the schema is installed on machines that run neither server nor client", "sample-company",
            "sample data must reach us as a stranger's export would: through files", "sync-agent",
            "the nightly load must run where no server and no client is", "warehouse-proxy",
            "the server must not know how data got into the warehouse", "desktop-app",
            "the client sees the wire contract only, so that it never holds a database credential", "benchmarks",
            "what is measured is the servers, without a window", "all-in-one", "it puts the others together");

    static Stream<String> modules() {
        return Modules.PACKAGES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleUsesOnlyTheModulesItMay(String module) {
        String[] forbidden = Modules.PACKAGES.keySet().stream()
                .filter(other -> !other.equals(module) && !Modules.allowedFor(module).contains(other))
                .map(Modules::packageOf).toArray(String[]::new);
        noClasses().that().resideInAPackage(Modules.packageOf(module)).should().dependOnClassesThat()
                .resideInAnyPackage(forbidden).because(REASONS.getOrDefault(module, "")).check(OurClasses.ALL);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyModuleIsOnTheClassPathOfTheseTests(String module) {
        String prefix = Modules.ROOT + Modules.PACKAGES.get(module);
        assertThat(OurClasses.ALL).as("classes of %s", module)
                .anyMatch(type -> type.getPackageName().startsWith(prefix));
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(Modules.ROOT + "(*).(*)..").should().beFreeOfCycles()
                .because("two packages that need each other are one package and cannot be read or moved alone")
                .allowEmptyShould(true).check(OurClasses.ALL);
    }
}
