package org.shopkeeper.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.web.bind.annotation.RestController;

/** The boundaries of the house, seen from the service, which stands at the end of all imports. */
@AnalyzeClasses(packages = "org.shopkeeper", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule only_the_store_knows_the_database = noClasses()
            .that()
            .resideOutsideOfPackage("org.shopkeeper.service.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "de.bwaldvogel..");

    @ArchTest
    static final ArchRule only_the_reference_engine_and_kogitos_adapter_know_kies_dmn = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.shopkeeper.decisions.dmn.kie..", "org.shopkeeper.service.kogito..", "org.shopkeeper.bench..")
            .and()
            .resideInAPackage("org.shopkeeper..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.kie.dmn..");

    @ArchTest
    static final ArchRule decisions_know_no_framework = noClasses()
            .that()
            .resideInAnyPackage("org.shopkeeper.decisions..", "org.shopkeeper.rules..", "org.shopkeeper.planner..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "jakarta.servlet..", "com.mongodb..", "org.shopkeeper.service..");

    @ArchTest
    static final ArchRule decisions_import_no_other_module = noClasses()
            .that()
            .resideInAPackage("org.shopkeeper.decisions..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.shopkeeper.rules..", "org.shopkeeper.planner..", "org.shopkeeper.service..");

    @ArchTest
    static final ArchRule features_of_the_service_have_no_cycles =
            slices().matching("org.shopkeeper.service.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule endpoints_are_nobodys_types = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .and()
            .resideInAPackage("org.shopkeeper.service..")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .that()
            .resideInAPackage("org.shopkeeper..")
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
            .orShould()
            .resideInAnyPackage("..util..", "..common..", "..impl..", "..helper..");
}
