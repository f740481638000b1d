package com.superscapes.allinone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.text.DateFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** Rules of the language and the library that hold in every module. */
class CodeRulesTest {

    private static final DescribedPredicate<JavaClass> HAS_MAIN = DescribedPredicate.describe("has a main method",
            type -> type.tryGetMethod("main", String[].class).isPresent());
    private static final DescribedPredicate<JavaClass> COMMAND_LINE = resideInAnyPackage("com.superscapes.allinone..",
            "com.superscapes.bench..", "..cli..").or(annotatedWith(Command.class)).or(HAS_MAIN)
            .as("command line classes");

    private static final DescribedPredicate<List<JavaClass>> A_DATE = DescribedPredicate
            .describe("a java.util.Date among them",
                    types -> types.stream().anyMatch(it -> it.isEquivalentTo(Date.class)));

    @Test
    void onlyCommandLinesPrint() {
        noClasses().that(not(COMMAND_LINE)).should().accessField(System.class, "out").orShould()
                .accessField(System.class, "err").orShould().callMethod(Throwable.class, "printStackTrace")
                .because("what a library prints reaches nobody on a server and spoils piped output elsewhere")
                .check(OurClasses.ALL);
    }

    @Test
    void onlyCommandLinesEndTheProcess() {
        noClasses().that(not(COMMAND_LINE)).should().callMethod(System.class, "exit", int.class)
                .because("a server must not be ended by one of its requests").check(OurClasses.ALL);
    }

    // A library that wants a Date gets Date.from(instant) in the call to it, and nothing else of ours sees one.
    @Test
    void nobodyKeepsOrPassesOldDates() {
        String reason = "posting dates are LocalDate and moments are Instant; a Date is neither";
        noFields().should().haveRawType(Date.class).because(reason).check(OurClasses.ALL);
        noCodeUnits().should().haveRawReturnType(Date.class).because(reason).check(OurClasses.ALL);
        noCodeUnits().should().haveRawParameterTypes(A_DATE).because(reason).check(OurClasses.ALL);
        noClasses().should().callConstructor(Date.class).orShould().callConstructor(Date.class, long.class).orShould()
                .dependOnClassesThat().areAssignableTo(DateFormat.class).because(reason).check(OurClasses.ALL);
    }

    @Test
    void theTimeComesFromAClock() {
        noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now").orShould()
                .callMethod(LocalDateTime.class, "now").orShould().callMethod(ZonedDateTime.class, "now").orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a test must be able to say what day it is").check(OurClasses.ALL);
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("waiting for a time instead of an event is too long and too short").check(OurClasses.ALL);
    }

    @Test
    void moneyNeverPassesThroughABinaryFraction() {
        noClasses().that()
                .resideInAnyPackage("com.superscapes.api..", "com.superscapes.ddl..", "com.superscapes.sync..",
                        "com.superscapes.proxy..")
                .should().callMethod(BigDecimal.class, "doubleValue").orShould()
                .callMethod(BigDecimal.class, "floatValue").orShould()
                .callMethod(BigDecimal.class, "valueOf", double.class).orShould()
                .callConstructor(BigDecimal.class, double.class).orShould()
                .callMethod(ResultSet.class, "getDouble", int.class).orShould()
                .callMethod(ResultSet.class, "getDouble", String.class)
                .because("0.1 is no binary fraction, and cents that do not add up are our customers' first question")
                .check(OurClasses.ALL);
    }
}
