package org.shopkeeper.decisions.computed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Engine;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.catalogue.Signature;

/** What every entry of the catalogue of computed decisions owes its readers. */
class CatalogueTest {

    @Test
    void idsAreUniqueAndNotThoseOfPolicies() {
        List<String> ids = Catalogue.all().stream().map(d -> d.signature().id()).toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+/[a-z][A-Za-z0-9]*"));
        assertThat(ids)
                .doesNotContainAnyElementsOf(DefaultRelease.RELEASE.policies().keySet());
    }

    @Test
    void eachIsServedByTheRelease() {
        for (ComputedDecision decision : Catalogue.all()) {
            Decider decider =
                    DefaultRelease.RELEASE.decider(decision.signature().id());
            assertThat(decider).isNotNull();
            assertThat(decider == null ? null : decider.engine()).isEqualTo(Engine.JAVA);
        }
    }

    @Test
    void eachNamesItsSourceAndItsNumberInTheSpecification() {
        assertThat(Catalogue.all()).allSatisfy(decision -> {
            assertThat(decision.signature().source()).isNotBlank();
            assertThat(decision.signature().spec()).matches("M\\d{1,2}\\.\\d{2}|F\\d");
        });
    }

    @Test
    void eachFactHasATitleInBothLanguages() {
        var without = new ArrayList<String>();
        for (ComputedDecision decision : Catalogue.all()) {
            Signature s = decision.signature();
            untitled(s.inputs(), s.id(), without);
            untitled(s.outputs(), s.id(), without);
        }
        assertThat(without).isEmpty();
    }

    @Test
    void whatADecisionAsksIsInTheRelease() {
        assertThat(Catalogue.all())
                .flatExtracting(ComputedDecision::uses)
                .allMatch(id -> DefaultRelease.RELEASE.decider((String) id) != null);
    }

    @Test
    void codesTakenFromATableAreAClosedSet() {
        for (ComputedDecision decision : Catalogue.all()) {
            Decider decider =
                    DefaultRelease.RELEASE.decider(decision.signature().id());
            if (decider != null) {
                assertThat(decider.signature().inputs())
                        .filteredOn(input -> decision.codes().containsKey(input.name()))
                        .hasSize(decision.codes().size())
                        .allMatch(input -> input.allowedValues() != null);
            }
        }
    }

    private static void untitled(List<Field> fields, String at, List<String> without) {
        for (Field field : fields) {
            String path = at + "." + field.name();
            if (field.title() == null
                    || field.title().zh().isBlank()
                    || field.title().en().isBlank()) {
                without.add(path);
            }
            FieldType type = field.type() instanceof FieldType.ListOf list ? list.element() : field.type();
            if (type instanceof FieldType.Struct struct) {
                untitled(struct.fields(), path, without);
            } else if (type instanceof FieldType.Tuple tuple) {
                untitled(tuple.places(), path, without);
            }
        }
    }
}
