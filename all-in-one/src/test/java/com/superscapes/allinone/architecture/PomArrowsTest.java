package com.superscapes.allinone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The poms allow no more than the arrows: a dependency that no class uses yet is found as well. */
class PomArrowsTest {

    static Stream<String> modules() {
        return Modules.PACKAGES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aPomNamesOnlyTheModulesItsModuleMayUse(String module) throws Exception {
        Map<String, String> dependencies = ownDependencies(Repository.ROOT.resolve(module).resolve("pom.xml"));
        dependencies.values().removeIf("test"::equals);
        assertThat(Modules.allowedFor(module)).containsAll(dependencies.keySet());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void theSampleCompanyIsSeenByTestsBenchmarksAndTheCommandOnly(String module) throws Exception {
        String scope = ownDependencies(Repository.ROOT.resolve(module).resolve("pom.xml")).get("sample-company");
        boolean allowed = module.equals("benchmarks") || module.equals("all-in-one");
        assertThat(scope).as("scope of sample-company in %s", module).matches(it -> it == null || allowed
                || "test".equals(it));
    }

    private static Map<String, String> ownDependencies(Path pom) throws Exception {
        NodeList nodes = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile())
                .getElementsByTagName("dependency");
        Map<String, String> scopes = new TreeMap<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            Element dependency = (Element) nodes.item(index);
            if (text(dependency, "groupId").equals("com.superscapes")) {
                scopes.merge(text(dependency, "artifactId"), text(dependency, "scope"),
                        (first, second) -> first.equals("test") ? second : first);
            }
        }
        return scopes;
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
