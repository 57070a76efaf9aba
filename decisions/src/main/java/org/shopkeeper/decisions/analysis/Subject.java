package org.shopkeeper.decisions.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.region.AtomSet;
import org.shopkeeper.decisions.region.Boxes;
import org.shopkeeper.decisions.region.Outcomes;
import org.shopkeeper.decisions.region.Space;
import org.shopkeeper.decisions.table.Table;

/**
 * A table cut into boxes. Rows are held by place: the order in which the hit policy prefers them (table order, but for
 * priorities).
 */
final class Subject {

    final Table table;
    final Space space;
    final Outcomes outcomes;
    /** Row number from 0 by place. */
    final int[] order;
    /** Box by place. */
    final AtomSet[][] boxes;
    /** Whether some input matches the row, by place. */
    final boolean[] reachable;
    /** The first place with the same box, by place. */
    final int[] twin;

    Subject(Table table) {
        this.table = table;
        space = Space.of(table);
        outcomes = new Outcomes(table);
        order = outcomes.order();
        boxes = new AtomSet[order.length][];
        reachable = new boolean[order.length];
        twin = new int[order.length];
        Map<List<AtomSet>, Integer> first = new LinkedHashMap<>();
        for (int place = 0; place < order.length; place++) {
            boxes[place] = space.box(table, table.rows().get(order[place]));
            reachable[place] = !Boxes.isEmpty(boxes[place]);
            Integer same = first.putIfAbsent(Arrays.asList(boxes[place]), place);
            twin[place] = same == null ? place : same;
        }
    }

    int size() {
        return order.length;
    }

    /** 1-based row number as people count. */
    int number(int place) {
        return order[place] + 1;
    }

    List<Integer> numbers(List<Integer> places) {
        List<Integer> numbers = new ArrayList<>();
        places.forEach(place -> numbers.add(number(place)));
        numbers.sort(null);
        return numbers;
    }

    boolean sameAnswer(int place, int other) {
        return outcomes.sameAnswer(order[place], order[other]);
    }

    /** What a row answers, in short. */
    String answer(int place) {
        return String.join(", ", outcomes.value(order[place]).values());
    }

    /** Places of all rows that some input matches. */
    int[] reachablePlaces() {
        int[] places = new int[size()];
        int count = 0;
        for (int place = 0; place < places.length; place++) {
            if (reachable[place]) {
                places[count++] = place;
            }
        }
        return Arrays.copyOf(places, count);
    }
}
