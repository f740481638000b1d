package com.superscapes.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.superscapes.desktop.workspace.Workspace;
import com.superscapes.desktop.server.WarehouseServer;
import com.superscapes.desktop.task.Tasks;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.superscapes.desktop", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule viewModelsKnowNoControl = noClasses().that().haveSimpleNameEndingWith("ViewModel").should()
            .dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..",
                    "org.controlsfx..", "eu.hansolo..")
            .because("a view model is tested without a window");

    @ArchTest
    static final ArchRule controllersKnowNoService = noClasses().that().haveSimpleNameEndingWith("Controller").should()
            .dependOnClassesThat().areAssignableTo(WarehouseServer.class).orShould().dependOnClassesThat()
            .areAssignableTo(Tasks.class).orShould().dependOnClassesThat().areAssignableTo(Workspace.class)
            .because("what a screen does is the view model's, how it looks is the controller's");

    @ArchTest
    static final ArchRule noColourIsSetInCode = noClasses().should().callMethod(javafx.scene.Node.class, "setStyle",
            String.class).because("colours are tokens of the style sheet, so that dark overrides tokens only");
}
