package savepoint.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.util.List;
import java.util.stream.IntStream;
import savepoint.server.people.Gate;
import savepoint.server.web.Route;

/// The rules of the house: features in an order, and who may know what.
@AnalyzeClasses(packages = "savepoint", importOptions = PackageRulesTest.ProductOnly.class)
class PackageRulesTest {
    /// Leaves out tests, also those that another module hands over as a jar.
    static final class ProductOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return new DoNotIncludeTests().includes(location) && !location.contains("-tests.jar");
        }
    }

    /// Each imports only what stands before it.
    private static final List<String> FEATURES =
            List.of(
                    "db",
                    "web",
                    "mail",
                    "people",
                    "content",
                    "grading",
                    "deadline",
                    "appeal",
                    "console",
                    "quiz",
                    "lesson",
                    "work",
                    "marking",
                    "assignment",
                    "regrade",
                    "review",
                    "points",
                    "gradebook",
                    "analytics",
                    "similarity",
                    "home",
                    "operations",
                    "api");

    @ArchTest static final ArchRule features_import_only_what_stands_before_them = inOrder();

    private static ArchRule inOrder() {
        var layers =
                Architectures.layeredArchitecture()
                        .consideringOnlyDependenciesInAnyPackage("savepoint.server..");
        for (var feature : FEATURES)
            layers = layers.optionalLayer(feature).definedBy("savepoint.server." + feature + "..");
        for (var i = 0; i < FEATURES.size(); i++) {
            var later = FEATURES.subList(i + 1, FEATURES.size()).toArray(String[]::new);
            layers =
                    later.length == 0
                            ? layers.whereLayer(FEATURES.get(i)).mayNotBeAccessedByAnyLayer()
                            : layers.whereLayer(FEATURES.get(i)).mayOnlyBeAccessedByLayers(later);
        }
        // The composition root and the commands stand above all features.
        return layers.ignoreDependency(
                resideInAnyPackage(
                        "savepoint.server", "savepoint.server.check..", "savepoint.server.bench.."),
                resideInAnyPackage(".."));
    }

    @ArchTest
    static final ArchRule no_feature_knows_the_composition_root =
            noClasses()
                    .that()
                    .resideInAnyPackage("savepoint.server.*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("savepoint.server");

    @ArchTest
    static final ArchRule every_package_has_its_place_in_the_order =
            classes()
                    .that()
                    .resideInAPackage("savepoint.server.*..")
                    .should()
                    .resideInAnyPackage(
                            IntStream.range(0, FEATURES.size())
                                    .mapToObj(i -> "savepoint.server." + FEATURES.get(i) + "..")
                                    .toArray(String[]::new))
                    .orShould()
                    .resideInAnyPackage("savepoint.server.check..", "savepoint.server.bench..");

    @ArchTest
    static final ArchRule there_are_no_cycles =
            slices().matching("savepoint.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_web_knows_javalin =
            noClasses()
                    .that(resideOutsideOfPackages("savepoint.server.web.."))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.javalin..",
                            "org.eclipse.jetty..",
                            "jakarta.servlet..",
                            "org.thymeleaf..");

    @ArchTest
    static final ArchRule of_the_grader_the_server_knows_bundles_verdicts_and_the_queue =
            noClasses()
                    .that()
                    .resideInAPackage("savepoint.server..")
                    .and()
                    .resideOutsideOfPackage("savepoint.server.check..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                            "savepoint.grader..",
                                            "savepoint.runner..",
                                            "savepoint.scenario..")
                                    .and(
                                            resideOutsideOfPackages(
                                                    "savepoint.grader.bundle..",
                                                    "savepoint.grader.verdict..",
                                                    "savepoint.grader.queue..")));

    @ArchTest
    static final ArchRule the_grader_knows_no_web =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "savepoint.grader..",
                            "savepoint.runner..",
                            "savepoint.scenario..",
                            "savepoint.postgres..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("savepoint.server..");

    @ArchTest
    static final ArchRule every_route_is_made_at_a_gate =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(Gate.class, Route.class)
                    // For programs, which are known by a token.
                    .and()
                    .doNotHaveFullyQualifiedName("savepoint.server.api.ApiGate")
                    .should()
                    .callConstructorWhere(
                            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                    com.tngtech.archunit.core.domain.properties.HasOwner.Predicates
                                            .With.owner(
                                            com.tngtech.archunit.core.domain.JavaClass.Predicates
                                                    .assignableTo(Route.class))));
}
