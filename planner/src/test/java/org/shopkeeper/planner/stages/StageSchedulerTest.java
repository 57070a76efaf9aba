package org.shopkeeper.planner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.shopkeeper.planner.OutsideFacts;

class StageSchedulerTest {

    /** Two launches of prepare, test and launch; one team of two prepares and tests. */
    private static final StageProject TWO_LAUNCHES = new StageProject(
            List.of(stage(5, 2, 1), stage(3, 1, 2), stage(0, 0), stage(4, 2, 4), stage(6, 1, 5), stage(0, 0)),
            List.of(2));

    private static StageProject.Stage stage(int days, int people, Integer... successors) {
        return new StageProject.Stage(days, List.of(people), List.of(successors));
    }

    @Test
    void prepares_first_what_is_tested_longest() {
        StageScheduler.Schedule schedule = StageScheduler.shortest(TWO_LAUNCHES, Duration.ofMinutes(1), 1, 1);
        assertThat(schedule.proven()).isTrue();
        // A preparation takes the whole team, so both come first: 4 and 5 days, then the tests side by side, the longer
        // one 6 days.
        assertThat(schedule.makespanDays())
                .isEqualTo(obeys(TWO_LAUNCHES, schedule))
                .isEqualTo(15);
    }

    /** Checks order and teams day by day; answers the last day. */
    private static int obeys(StageProject project, StageScheduler.Schedule schedule) {
        int end = 0;
        for (int i = 0; i < project.stages().size(); i++) {
            StageProject.Stage stage = project.stages().get(i);
            int stageEnd = schedule.starts().get(i) + stage.durationDays();
            end = Math.max(end, stageEnd);
            for (int next : stage.successors()) {
                assertThat(schedule.starts().get(next)).isGreaterThanOrEqualTo(stageEnd);
            }
        }
        for (int team = 0; team < project.teamCapacities().size(); team++) {
            int of = team;
            for (int day = 0; day < end; day++) {
                int at = day;
                int people = IntStream.range(0, project.stages().size())
                        .filter(i -> schedule.starts().get(i) <= at
                                && at
                                        < schedule.starts().get(i)
                                                + project.stages().get(i).durationDays())
                        .map(i -> project.stages().get(i).demands().get(of))
                        .sum();
                assertThat(people).isLessThanOrEqualTo(project.teamCapacities().get(team));
            }
        }
        return end;
    }

    @Test
    void refuses_stages_that_wait_for_one_another() {
        assertThatThrownBy(() -> new StageProject(
                        List.of(stage(1, 1, 1), stage(1, 1, 2), stage(1, 1, 1), stage(1, 1)), List.of(1)))
                .hasMessageContaining("[1, 2]")
                .hasMessageContaining("circle");
    }

    @Test
    void refuses_a_stage_that_needs_more_people_than_there_are() {
        assertThatThrownBy(() -> new StageProject(List.of(stage(1, 3)), List.of(2)))
                .hasMessageContaining("more of team (0)");
    }

    @Test
    void refuses_a_file_that_ends_early() {
        assertThatThrownBy(() -> PattersonReader.read("2 1  5  1 3 1 2  4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stage (2)");
    }

    @Test
    void reads_pattersons_format() {
        StageProject project = PattersonReader.read("3 1\n5\n0 0 1 2\n4 3 1 3\n0 0 0\n");
        assertThat(project.teamCapacities()).containsExactly(5);
        assertThat(project.stages().get(1)).isEqualTo(new StageProject.Stage(4, List.of(3), List.of(2)));
    }

    @TestFactory
    Stream<DynamicTest> reaches_the_known_optima_of_the_specification() throws IOException {
        var archive = OutsideFacts.path("data/calendar/psplib_j30_patterson.tar.gz");
        if (archive.isEmpty()) {
            return Stream.empty();
        }
        Map<String, String> projects = untar(archive.get());
        return OutsideFacts.of("PLAN.psplib j30").flatMap(fact -> {
            JsonNode names = fact.get("input").get("instances");
            return IntStream.range(0, names.size())
                    .mapToObj(i -> DynamicTest.dynamicTest(names.get(i).asText(), () -> {
                        String file = names.get(i).asText().replace("j30", "j30_");
                        String text = projects.get(file);
                        assertThat(text).as(file).isNotNull();
                        StageProject project = PattersonReader.read(text);
                        var schedule = StageScheduler.shortest(project, Duration.ofMinutes(2), 1, 1);
                        assertThat(obeys(project, schedule))
                                .isEqualTo(schedule.makespanDays())
                                .isEqualTo(fact.get("expected").get(i).asInt());
                    }));
        });
    }

    /** Reads the regular files of a tar archive by name: 512-byte headers, name at 0, octal size at 124. */
    private static Map<String, String> untar(Path archive) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
            byte[] header = in.readNBytes(512);
            while (header.length == 512 && header[0] != 0) {
                String name = text(header, 0, 100);
                String sizeField = text(header, 124, 12).trim();
                int size = sizeField.isEmpty() ? 0 : Integer.parseInt(sizeField, 8);
                byte[] content = in.readNBytes((size + 511) / 512 * 512);
                String plain = name.substring(name.lastIndexOf('/') + 1).replace(".rcp", "");
                files.put(plain, new String(content, 0, size, StandardCharsets.UTF_8));
                header = in.readNBytes(512);
            }
        }
        return files;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
