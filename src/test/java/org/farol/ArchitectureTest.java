package org.farol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of the house: arrows run from the faces through {@code app} to the rooms and the vocabulary. */
@AnalyzeClasses(packages = "org.farol", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule rooms_are_free_of_cycles =
            slices().matching("org.farol.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule each_room_is_reached_only_by_those_who_may = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("entry")
            .definedBy("org.farol")
            .layer("ui")
            .definedBy("org.farol.ui..")
            .layer("cli")
            .definedBy("org.farol.cli..")
            .layer("api")
            .definedBy("org.farol.api..")
            .layer("app")
            .definedBy("org.farol.app..")
            .layer("sheet")
            .definedBy("org.farol.sheet..")
            .layer("store")
            .definedBy("org.farol.store..")
            .layer("forest")
            .definedBy("org.farol.forest..")
            .layer("model")
            .definedBy("org.farol.model..")
            .layer("drift")
            .definedBy("org.farol.drift..")
            .layer("report")
            .definedBy("org.farol.report..")
            .whereLayer("entry")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ui")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("entry")
            // Both can serve the API.
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("ui", "cli")
            .whereLayer("app")
            .mayOnlyBeAccessedByLayers("entry", "ui", "cli", "api")
            // The store keeps a read file with its account; the faces show that account and the model's card as they
            // are.
            .whereLayer("sheet")
            .mayOnlyBeAccessedByLayers("app", "store", "ui", "cli")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("app", "report", "ui", "cli", "api")
            // The faces show what the store found as it is; they do not ask it themselves, see below.
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("app", "ui", "cli", "api")
            .whereLayer("forest")
            .mayOnlyBeAccessedByLayers("app", "model")
            // A model keeps what drift is measured against; the faces show what was found as it is.
            .whereLayer("drift")
            .mayOnlyBeAccessedByLayers("app", "model", "report", "ui", "cli", "api")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("app");

    @ArchTest
    static final ArchRule only_the_use_cases_ask_the_store = noClasses()
            .that()
            .resideInAnyPackage("org.farol.ui..", "org.farol.cli..", "org.farol.api..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.farol\\.store\\.(Store|Interventions|Notes)");

    @ArchTest
    static final ArchRule the_vocabulary_depends_on_nothing = noClasses()
            .that()
            .resideInAnyPackage("org.farol.pede..", "org.farol.work..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("org.farol.pede..", "org.farol.work..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule drift_takes_arrays_and_gives_values = noClasses()
            .that()
            .resideInAPackage("org.farol.drift..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "org.farol.drift..",
                    "java.lang..",
                    "java.util..",
                    "org.apache.commons.numbers..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule only_the_window_knows_javafx = noClasses()
            .that()
            .resideOutsideOfPackage("org.farol.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..");

    @ArchTest
    static final ArchRule only_the_store_knows_sql = noClasses()
            .that()
            .resideOutsideOfPackage("org.farol.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.flywaydb..");

    @ArchTest
    static final ArchRule only_the_registry_uses_the_network = noClasses()
            .that()
            .resideOutsideOfPackage("org.farol.model.registry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..", "java.net.http..");

    @ArchTest
    static final ArchRule only_model_files_know_onnx = noClasses()
            .that()
            .resideOutsideOfPackage("org.farol.model.onnx..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnx..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule only_the_api_knows_its_server = noClasses()
            .that()
            .resideOutsideOfPackage("org.farol.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "io.prometheus..");
}
