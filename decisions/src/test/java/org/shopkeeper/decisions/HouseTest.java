package org.shopkeeper.decisions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The boundaries within the engine. */
@AnalyzeClasses(packages = "org.shopkeeper.decisions", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule only_one_package_knows_kies_dmn = noClasses()
            .that()
            .resideOutsideOfPackage("org.shopkeeper.decisions.dmn.kie..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.kie..");

    @ArchTest
    static final ArchRule the_engine_knows_no_framework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "com.mongodb..", "java.net..");

    @ArchTest
    static final ArchRule the_expression_language_knows_no_models = noClasses()
            .that()
            .resideInAPackage("org.shopkeeper.decisions.feel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.shopkeeper.decisions.dmn..",
                    "org.shopkeeper.decisions.compile..",
                    "org.shopkeeper.decisions.release..",
                    "org.shopkeeper.decisions.table..");

    @ArchTest
    static final ArchRule evaluation_neither_reads_nor_writes_files = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.shopkeeper.decisions.feel..",
                    "org.shopkeeper.decisions.compile..",
                    "org.shopkeeper.decisions.table..",
                    "org.shopkeeper.decisions.computed..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.File");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.shopkeeper.decisions.(*)..").should().beFreeOfCycles();
}
