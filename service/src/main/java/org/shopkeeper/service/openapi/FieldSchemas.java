package org.shopkeeper.service.openapi;

import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;

/** Inputs and outputs of a decision as JSON Schema (2020-12, as OpenAPI 3.1 has it). */
final class FieldSchemas {

    private FieldSchemas() {}

    /** An object of these fields and no others. */
    static Schema<?> object(List<Field> fields) {
        Schema<?> object = schema("object");
        var properties = new LinkedHashMap<String, Schema>();
        fields.forEach(field -> properties.put(field.name(), of(field)));
        object.setProperties(properties);
        object.setAdditionalProperties(Boolean.FALSE);
        List<String> required = fields.stream()
                .filter(f -> f.required() && !f.nullable())
                .map(Field::name)
                .toList();
        if (!required.isEmpty()) {
            object.setRequired(required);
        }
        return object;
    }

    static Schema<?> of(Field field) {
        Schema<?> schema = of(field.type());
        schema.setDescription(description(field));
        List<Object> allowed = field.allowedValues();
        if (allowed != null) {
            Schema<?> constrained = field.type() instanceof FieldType.ListOf ? schema.getItems() : schema;
            constrain(constrained, allowed, field.nullable() && constrained == schema);
        }
        if (field.nullable() && schema.getTypes() != null) {
            var types = new LinkedHashSet<>(schema.getTypes());
            types.add("null");
            schema.setTypes(types);
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static void constrain(Schema<?> schema, List<Object> allowed, boolean nullable) {
        var values = new ArrayList<@Nullable Object>(allowed);
        if (nullable) {
            values.add(null);
        }
        ((Schema<Object>) schema).setEnum(values);
    }

    private static @Nullable String description(Field field) {
        var parts = new ArrayList<String>();
        if (field.title() != null) {
            parts.add(field.title().zh() + " / " + field.title().en());
        }
        if (field.unit() != null) {
            parts.add("unit: " + field.unit());
        }
        if (field.nullable()) {
            parts.add("null: unknown");
        }
        return parts.isEmpty() ? null : String.join("; ", parts);
    }

    private static Schema<?> of(FieldType type) {
        if (type instanceof Scalar scalar) {
            return scalar(scalar);
        }
        if (type instanceof FieldType.Struct struct) {
            return object(struct.fields());
        }
        if (type instanceof FieldType.MapOf map) {
            Schema<?> schema = schema("object");
            schema.setAdditionalProperties(of(map.value()));
            return schema;
        }
        if (type instanceof FieldType.Tuple tuple) {
            return tuple(tuple);
        }
        Schema<?> array = schema("array");
        array.setItems(of(((FieldType.ListOf) type).element()));
        return array;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema<?> tuple(FieldType.Tuple tuple) {
        Schema array = schema("array");
        var places = new ArrayList<Schema>();
        tuple.places().forEach(place -> places.add(of(place)));
        array.setPrefixItems(places);
        array.setMinItems(places.size());
        array.setMaxItems(places.size());
        return array;
    }

    private static Schema<?> scalar(Scalar scalar) {
        return switch (scalar) {
            case NUMBER -> schema("number");
            case STRING -> schema("string");
            case BOOLEAN -> schema("boolean");
            case DATE -> formatted("date");
            case TIME -> formatted("time");
            // FEEL also has date and times without an offset, which the format "date-time" would forbid.
            case DATE_TIME -> schema("string");
            case DAYS_AND_TIME_DURATION, YEARS_AND_MONTHS_DURATION -> formatted("duration");
            case ANY -> new JsonSchema();
        };
    }

    private static Schema<?> formatted(String format) {
        Schema<?> schema = schema("string");
        schema.setFormat(format);
        return schema;
    }

    static Schema<?> schema(String type) {
        Schema<?> schema = new JsonSchema();
        schema.setSpecVersion(SpecVersion.V31);
        schema.setTypes(Set.of(type));
        return schema;
    }

    /** Facts of the right types, to try a decision with. */
    static Map<String, Object> example(List<Field> fields) {
        var example = new LinkedHashMap<String, Object>();
        for (Field field : fields) {
            if (field.required()) {
                example.put(field.name(), example(field));
            }
        }
        return example;
    }

    private static Object example(Field field) {
        List<Object> allowed = field.allowedValues();
        if (allowed == null || allowed.isEmpty()) {
            return example(field.type());
        }
        return field.type() instanceof FieldType.ListOf ? List.of(allowed.get(0)) : allowed.get(0);
    }

    private static Object example(FieldType type) {
        if (type instanceof FieldType.Struct struct) {
            return example(struct.fields());
        }
        if (type instanceof FieldType.ListOf list) {
            return List.of(example(list.element()));
        }
        if (type instanceof FieldType.MapOf map) {
            return Map.of("A", example(map.value()));
        }
        if (type instanceof FieldType.Tuple tuple) {
            return tuple.places().stream().map(FieldSchemas::example).toList();
        }
        return switch ((Scalar) type) {
            case NUMBER -> BigDecimal.ONE;
            case BOOLEAN -> Boolean.TRUE;
            case DATE -> "2026-11-11";
            case TIME -> "09:30:00";
            case DATE_TIME -> "2026-11-11T09:30:00+08:00";
            case DAYS_AND_TIME_DURATION -> "P1DT2H";
            case YEARS_AND_MONTHS_DURATION -> "P1Y2M";
            case STRING, ANY -> "A";
        };
    }
}
