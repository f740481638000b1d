package com.superscapes.allinone.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** Which library belongs in which module. */
class LibrariesTest {

    private static final String[] DATABASE = {"java.sql..", "javax.sql..", "org.postgresql..", "org.jdbi..",
            "com.zaxxer..", "org.flywaydb..", "io.zonky.."};

    @Test
    void onlyTheDesktopKnowsJavaFx() {
        noClasses().that().resideOutsideOfPackage("com.superscapes.desktop..").should().dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "eu.hansolo..", "atlantafx..", "org.kordamp..")
                .because("reports, servers and command lines run where there is no display").check(OurClasses.ALL);
    }

    @Test
    void clientReportsAndContractNeverSeeADatabase() {
        noClasses().that()
                .resideInAnyPackage("com.superscapes.desktop..", "com.superscapes.reports..", "com.superscapes.api..")
                .should().dependOnClassesThat().resideInAnyPackage(DATABASE)
                .because("all figures come through the server, which knows who may see them").check(OurClasses.ALL);
    }

    @Test
    void theSampleCompanyWritesDatabasesOnlyToBeASageSystem() {
        noClasses().that().resideInAPackage("com.superscapes.sample..").and()
                .resideOutsideOfPackage("com.superscapes.sample.sage..").should().dependOnClassesThat()
                .resideInAnyPackage(DATABASE)
                .because("its history is told without knowing where it will be kept").check(OurClasses.ALL);
    }

    @Test
    void theContractNeedsNoFramework() {
        noClasses().that().resideInAPackage("com.superscapes.api..").should().dependOnClassesThat()
                .resideOutsideOfPackages("com.superscapes.api..", "java..", "org.jspecify..",
                        "com.fasterxml.jackson.annotation..")
                .because("any client must be able to read the contract").check(OurClasses.ALL);
    }

    @Test
    void theServerFrameworkStaysInTheServer() {
        noClasses().that().resideOutsideOfPackage("com.superscapes.proxy..").should().dependOnClassesThat()
                .resideInAPackage("io.helidon..").because("another HTTP server must be possible in one module")
                .check(OurClasses.ALL);
    }
}
