package org.shopkeeper.decisions.feel;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Which names an expression sees, and where their values will be found; used while compiling only. */
public final class Scope {

    /** The slots of one kind of frame: a graph of decisions, or the body of a function. */
    public static final class Layout {
        private final @Nullable Layout outer;
        private int size;

        public Layout(@Nullable Layout outer) {
            this.outer = outer;
        }

        public int newSlot() {
            return size++;
        }

        /** How many slots a frame needs; final only when all that belongs to the layout is compiled. */
        public int size() {
            return size;
        }
    }

    /** What a name stands for. */
    public sealed interface Binding {}

    /** A variable. */
    public record Slot(Layout layout, int slot, FeelType type) implements Binding {}

    /** A value that is known before any evaluation, such as a business knowledge model. */
    public record Known(FeelFunction function) implements Binding {}

    /** The elements of an imported model. */
    public record Imported(Map<String, Binding> elements) implements Binding {}

    private final @Nullable Scope outer;
    private final Layout layout;
    private final Names names;
    private final Names paths;
    private final Map<String, Binding> own = new HashMap<>();
    private final @Nullable Slot item;

    private Scope(@Nullable Scope outer, Layout layout, Names names, Names paths, @Nullable Slot item) {
        this.outer = outer;
        this.layout = layout;
        this.names = names;
        this.paths = paths;
        this.item = item;
    }

    /** @param paths names of properties that are no single word */
    public static Scope root(Layout layout, Names names, Names paths) {
        return new Scope(null, layout, names, paths, null);
    }

    /** A scope inside this one, in the same frame. */
    public Scope inner() {
        return new Scope(this, layout, names.inner(), paths, null);
    }

    /** The scope of a function's body, in a frame of its own. */
    public Scope function() {
        return new Scope(this, new Layout(layout), names.inner(), paths, null);
    }

    /** The scope of a filter: the item, and its properties by their bare names. */
    Scope filter(Slot item) {
        Scope scope = new Scope(this, layout, names.inner(), paths, item);
        scope.own.put("item", item);
        return scope;
    }

    public void bind(String name, Binding binding) {
        String normal = Names.normal(name);
        own.put(normal, binding);
        names.add(normal);
    }

    /** Makes an element of another model visible under the name of its import. */
    public void imported(String prefix, String name, Binding element) {
        Map<String, Binding> elements = new HashMap<>();
        if (own.get(Names.normal(prefix)) instanceof Imported before) {
            elements.putAll(before.elements());
        }
        elements.put(name, element);
        paths.add(name);
        bind(prefix, new Imported(elements));
    }

    /** A new variable in the current frame. */
    public Slot declare(String name, FeelType type) {
        Slot slot = new Slot(layout, layout.newSlot(), type);
        bind(name, slot);
        return slot;
    }

    Slot anonymous(FeelType type) {
        return new Slot(layout, layout.newSlot(), type);
    }

    public Layout layout() {
        return layout;
    }

    public Names names() {
        return names;
    }

    public Names paths() {
        return paths;
    }

    @Nullable
    Binding binding(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Binding found = scope.own.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The value of a name; null if nothing is called so. */
    public @Nullable Node resolve(String name) {
        return resolve(this, name);
    }

    private @Nullable Node resolve(@Nullable Scope from, String name) {
        for (Scope scope = from; scope != null; scope = scope.outer) {
            Binding found = scope.own.get(name);
            if (found != null) {
                return scope.item != null && name.equals("item")
                        ? new Access.ItemOrItsProperty(access(scope.item), "item")
                        : node(found);
            }
            if (scope.item != null) {
                FeelType type = Lowering.plain(scope.item.type());
                if (type instanceof FeelType.ContextOf context) {
                    FeelType field = context.fields().get(name);
                    if (field != null) {
                        return access(scope.item) instanceof Access.Local local
                                ? new Access.LocalProperty(local.slot(), name, field)
                                : new Access.Property(access(scope.item), name, field);
                    }
                } else if (type == Basic.ANY || type == Basic.CONTEXT) {
                    return new Access.ItemOrOuter(access(scope.item), name, resolve(scope.outer, name));
                }
            }
        }
        return null;
    }

    private Node node(Binding binding) {
        if (binding instanceof Slot slot) {
            return access(slot);
        }
        if (binding instanceof Known known) {
            return new Literals.Constant(known.function(), Basic.FUNCTION);
        }
        Map<String, Node> elements = new HashMap<>();
        ((Imported) binding).elements().forEach((name, element) -> elements.put(name, node(element)));
        return new Literals.ContextOfNodes(elements);
    }

    Node access(Slot slot) {
        int depth = 0;
        for (Layout at = layout; at != null; at = at.outer) {
            if (at == slot.layout()) {
                return depth == 0
                        ? new Access.Local(slot.slot(), slot.type())
                        : new Access.Outer(depth, slot.slot(), slot.type());
            }
            depth++;
        }
        throw new IllegalStateException("A variable of a frame that is not around: " + slot);
    }
}
