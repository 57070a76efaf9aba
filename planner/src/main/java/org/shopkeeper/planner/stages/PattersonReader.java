package org.shopkeeper.planner.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Scanner;

/**
 * Reads a project in Patterson's format, as PSPLIB offers it: numbers of stages and teams, the teams' capacities, then for each
 * stage its duration, its demands, and its successors counted from 1.
 */
public final class PattersonReader {

    private PattersonReader() {}

    /** @throws IllegalArgumentException where the text ends early or holds something else than whole numbers */
    public static StageProject read(String text) {
        Scanner numbers = new Scanner(text);
        int at = -1;
        try {
            int stages = numbers.nextInt();
            int teams = numbers.nextInt();
            List<Integer> capacities = ints(numbers, teams);
            List<StageProject.Stage> all = new ArrayList<>();
            for (at = 0; at < stages; at++) {
                int duration = numbers.nextInt();
                List<Integer> demands = ints(numbers, teams);
                List<Integer> successors = ints(numbers, numbers.nextInt()).stream()
                        .map(s -> s - 1)
                        .toList();
                all.add(new StageProject.Stage(duration, demands, successors));
            }
            return new StageProject(all, capacities);
        } catch (NoSuchElementException e) {
            throw new IllegalArgumentException(
                    "The project cannot be read%s. Maybe it is not in Patterson's format."
                            .formatted(at < 0 ? "" : " at stage (" + (at + 1) + ")"),
                    e);
        }
    }

    private static List<Integer> ints(Scanner numbers, int count) {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(numbers.nextInt());
        }
        return list;
    }
}
