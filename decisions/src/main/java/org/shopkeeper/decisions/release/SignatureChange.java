package org.shopkeeper.decisions.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.catalogue.Signature;

/**
 * A difference between two versions of a decision's signature that breaks those who ask it.
 *
 * @param decision {@code area/name}
 * @param code {@code INPUT_REMOVED}, {@code INPUT_RETYPED}, {@code INPUT_ADDED} (a required one), {@code OUTPUT_REMOVED},
 *     {@code OUTPUT_RETYPED} or {@code SHAPE_CHANGED} (one outcome became a list, or the other way round)
 * @param name of the input or output, with its path inside an object; the decision's id for SHAPE_CHANGED
 */
public record SignatureChange(String decision, String code, String name, Text message) {

    /** Every breaking difference of the decisions that both releases have. */
    public static List<SignatureChange> between(Map<String, Decider> before, Map<String, Decider> after) {
        var changes = new ArrayList<SignatureChange>();
        before.forEach((id, old) -> {
            Decider now = after.get(id);
            if (now != null && now != old) {
                changes.addAll(between(old.signature(), now.signature()));
            }
        });
        return changes;
    }

    static List<SignatureChange> between(Signature old, Signature now) {
        var changes = new ArrayList<SignatureChange>();
        String id = old.id();
        fields(id, "INPUT", "输入", "", old.inputs(), now.inputs(), changes);
        fields(id, "OUTPUT", "输出", "", old.outputs(), now.outputs(), changes);
        if (old.listOutput() != now.listOutput() || old.scalarOutput() != now.scalarOutput()) {
            changes.add(new SignatureChange(
                    id,
                    "SHAPE_CHANGED",
                    id,
                    new Text("结果的形状变了（单个与列表）", "The outcome changed between one and a list.")));
        }
        return changes;
    }

    private static void fields(
            String id,
            String kind,
            String zh,
            String path,
            List<Field> old,
            List<Field> now,
            List<SignatureChange> changes) {
        var named = new HashMap<String, Field>();
        now.forEach(f -> named.put(f.name(), f));
        String en = kind.equals("INPUT") ? "Input " : "Output ";
        for (Field before : old) {
            String name = path + before.name();
            Field after = named.remove(before.name());
            if (after == null) {
                var said = new Text(zh + " " + name + " 被删除或改名", en + name + " was removed or renamed.");
                changes.add(new SignatureChange(id, kind + "_REMOVED", name, said));
            } else if (element(before.type()) instanceof FieldType.Struct a
                    && element(after.type()) instanceof FieldType.Struct b
                    && lists(before.type()) == lists(after.type())) {
                fields(id, kind, zh, name + ".", a.fields(), b.fields(), changes);
            } else if (!sameType(before.type(), after.type())) {
                var said = new Text(zh + " " + name + " 的类型变了", en + name + " has another type.");
                changes.add(new SignatureChange(id, kind + "_RETYPED", name, said));
            }
        }
        for (Field added : named.values()) {
            if (kind.equals("INPUT") && added.required() && !added.nullable()) {
                String name = path + added.name();
                var said = new Text("新增必填输入 " + name + "，现有调用方不会提供", "Input " + name + " is new and required.");
                changes.add(new SignatureChange(id, "INPUT_ADDED", name, said));
            }
        }
    }

    private static FieldType element(FieldType type) {
        return type instanceof FieldType.ListOf list ? element(list.element()) : type;
    }

    private static int lists(FieldType type) {
        return type instanceof FieldType.ListOf list ? 1 + lists(list.element()) : 0;
    }

    /** Titles, units and allowed values are not types: they may change. */
    private static boolean sameType(FieldType a, FieldType b) {
        if (a instanceof FieldType.ListOf x && b instanceof FieldType.ListOf y) {
            return sameType(x.element(), y.element());
        }
        if (a instanceof FieldType.MapOf x && b instanceof FieldType.MapOf y) {
            return sameType(x.value(), y.value());
        }
        if (a instanceof FieldType.Tuple x && b instanceof FieldType.Tuple y) {
            return sameFields(x.places(), y.places());
        }
        if (a instanceof FieldType.Struct x && b instanceof FieldType.Struct y) {
            return sameFields(x.fields(), y.fields());
        }
        return a.equals(b);
    }

    private static boolean sameFields(List<Field> a, List<Field> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).name().equals(b.get(i).name())
                    || !sameType(a.get(i).type(), b.get(i).type())) {
                return false;
            }
        }
        return true;
    }
}
