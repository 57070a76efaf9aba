package org.shopkeeper.service.decide;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.release.Release;

/**
 * One decision as the catalogue shows it.
 *
 * @param engine what evaluates it: COMPILED, KIE, DROOLS or JAVA
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CatalogueEntry(
        String id,
        @Nullable String spec,
        Text title,
        String area,
        String kind,
        String engine,
        int policyVersion,
        @Nullable String source,
        List<Input> inputs,
        List<Input> outputs) {

    /** @param fields of an object, or of the objects in a list */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Input(
            String name,
            String type,
            @Nullable Text title,
            @Nullable String unit,
            @Nullable List<Object> allowedValues,
            boolean nullable,
            boolean required,
            @Nullable List<Input> fields) {

        static Input of(Field f) {
            return new Input(
                    f.name(),
                    typeName(f.type()),
                    f.title(),
                    f.unit(),
                    f.allowedValues(),
                    f.nullable(),
                    f.required(),
                    fieldsOf(f.type()));
        }
    }

    static CatalogueEntry of(Decider decider, Release release) {
        var s = decider.signature();
        return new CatalogueEntry(
                s.id(),
                s.spec(),
                s.title(),
                s.area(),
                s.kind().name(),
                decider.engine().name(),
                release.policyVersion(s.id()),
                s.source(),
                s.inputs().stream().map(Input::of).toList(),
                s.outputs().stream().map(Input::of).toList());
    }

    private static String typeName(FieldType type) {
        if (type instanceof FieldType.Scalar scalar) {
            return scalar.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        if (type instanceof FieldType.ListOf list) {
            return "list of " + typeName(list.element());
        }
        if (type instanceof FieldType.MapOf map) {
            return "map of " + typeName(map.value());
        }
        return type instanceof FieldType.Tuple ? "tuple" : "context";
    }

    private static @Nullable List<Input> fieldsOf(FieldType type) {
        if (type instanceof FieldType.Struct struct) {
            return struct.fields().stream().map(Input::of).toList();
        }
        if (type instanceof FieldType.Tuple tuple) {
            return tuple.places().stream().map(Input::of).toList();
        }
        if (type instanceof FieldType.ListOf list) {
            return fieldsOf(list.element());
        }
        return type instanceof FieldType.MapOf map ? fieldsOf(map.value()) : null;
    }
}
