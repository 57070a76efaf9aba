package org.shopkeeper.planner.stages;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Stages with their order, and the teams that they share. It is refused where the order has a cycle, or a stage needs more of a
 * team than there is.
 *
 * @param teamCapacities people of each team, the same on every day
 */
public record StageProject(List<Stage> stages, List<Integer> teamCapacities) {

    /**
     * One stage.
     *
     * @param durationDays days of work without a break; 0 for a milestone
     * @param demands people of each team that it takes every day
     * @param successors indices of stages that begin only after it has ended
     */
    public record Stage(int durationDays, List<Integer> demands, List<Integer> successors) {
        public Stage {
            demands = List.copyOf(demands);
            successors = List.copyOf(successors);
        }
    }

    public StageProject {
        stages = List.copyOf(stages);
        teamCapacities = List.copyOf(teamCapacities);
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            if (stage.durationDays() < 0) {
                throw new IllegalArgumentException(
                        "The durationDays (%d) of stage (%d) must not be negative.".formatted(stage.durationDays(), i));
            }
            for (int team = 0; team < stage.demands().size(); team++) {
                if (team >= teamCapacities.size() || stage.demands().get(team) > teamCapacities.get(team)) {
                    throw new IllegalArgumentException("The stage (%d) takes more of team (%d) than there is (%d)."
                            .formatted(i, team, stage.demands().get(team)));
                }
            }
            for (int successor : stage.successors()) {
                if (successor < 0 || successor >= stages.size()) {
                    throw new IllegalArgumentException(
                            "The stage (%d) is followed by a stage (%d) that does not exist.".formatted(i, successor));
                }
            }
        }
        refuseCycles(stages);
    }

    private static void refuseCycles(List<Stage> stages) {
        int[] waitingFor = new int[stages.size()];
        stages.forEach(stage -> stage.successors().forEach(next -> waitingFor[next]++));
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < waitingFor.length; i++) {
            if (waitingFor[i] == 0) {
                ready.add(i);
            }
        }
        int done = 0;
        while (!ready.isEmpty()) {
            done++;
            for (int next : stages.get(ready.remove()).successors()) {
                if (--waitingFor[next] == 0) {
                    ready.add(next);
                }
            }
        }
        if (done < stages.size()) {
            List<Integer> stuck = new ArrayList<>();
            for (int i = 0; i < waitingFor.length; i++) {
                if (waitingFor[i] > 0) {
                    stuck.add(i);
                }
            }
            throw new IllegalArgumentException(
                    "The stages %s wait for one another in a circle. Maybe one of their successors is wrong."
                            .formatted(stuck));
        }
    }

    /** Days that all stages would take one after the other. */
    public int totalDays() {
        return stages.stream().mapToInt(Stage::durationDays).sum();
    }
}
