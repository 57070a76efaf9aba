package org.shopkeeper.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shopkeeper.service.log.JournalVerifier.Finding;

/** The journal on its own files: what it keeps, and what cannot be done to it unnoticed. */
@NullUnmarked
class JournalTest {

    @TempDir
    Path folder;

    @Test
    void whatWasAppendedIsReadBackInOrderAndVerifies() throws IOException {
        write(1, 1_000);

        assertThat(numbers()).isEqualTo(numbers(1, 1_000));
        assertThat(JournalVerifier.verify(folder).intact()).isTrue();
        assertThat(JournalVerifier.verify(folder).lastSeq()).isEqualTo(1_000);
    }

    @Test
    void aRestartGoesOnWithTheSameChain() throws IOException {
        write(1, 10);
        write(11, 20);

        assertThat(numbers()).isEqualTo(numbers(1, 20));
        assertThat(JournalVerifier.verify(folder).findings()).isEmpty();
    }

    @Test
    void recordsOfSeveralThreadsAreAllThereOnce() throws Exception {
        try (var journal = new Journal(folder)) {
            var threads = new ArrayList<Thread>();
            for (int t = 0; t < 4; t++) {
                int first = 1 + t * 5_000;
                threads.add(new Thread(() -> {
                    for (int i = first; i < first + 5_000; i++) {
                        append(journal, i);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        var found = new ArrayList<>(numbers());
        Collections.sort(found);
        assertThat(found).isEqualTo(numbers(1, 20_000));
        assertThat(JournalVerifier.verify(folder).findings()).isEmpty();
    }

    @Test
    void aRecordLargerThanTheIntakeTakesIsKeptToo() throws IOException {
        String large = "{\"id\":\"large\",\"text\":\"" + "x".repeat(40_000_000) + "\"}";
        try (var journal = new Journal(folder)) {
            append(journal, 1);
            journal.catchUp();
            byte[] bytes = large.getBytes(StandardCharsets.UTF_8);
            journal.append(bytes, bytes.length);
            append(journal, 2);
        }

        assertThat(JournalVerifier.verify(folder).findings()).isEmpty();
        assertThat(JournalVerifier.verify(folder).records()).isEqualTo(3);
    }

    @Test
    void aTornLastLineIsTakenAwayAtTheNextStart() throws IOException {
        write(1, 10);
        Path segment = segment();
        byte[] whole = Files.readAllBytes(segment);
        int end = end(whole);
        byte[] torn = Arrays.copyOf(whole, end + 30);
        System.arraycopy("11 0123456789".getBytes(StandardCharsets.US_ASCII), 0, torn, end, 13);
        Files.write(segment, torn);

        write(11, 12);

        assertThat(numbers()).isEqualTo(numbers(1, 12));
        assertThat(JournalVerifier.verify(folder).findings()).isEmpty();
    }

    @Test
    void anEditedRecordIsFound() throws IOException {
        write(1, 10);
        change(lines -> lines.set(5, lines.get(5).replace("\"n\":5", "\"n\":6")));

        assertThat(findings())
                .anyMatch(f -> f.place().contains("record 5") && f.what().startsWith("edited"));
    }

    @Test
    void aDeletedRecordIsFound() throws IOException {
        write(1, 10);
        change(lines -> lines.remove(5));

        assertThat(findings())
                .anyMatch(f -> f.place().contains("record 6") && f.what().startsWith("deleted"));
    }

    @Test
    void reorderedRecordsAreFound() throws IOException {
        write(1, 10);
        change(lines -> Collections.swap(lines, 5, 6));

        assertThat(findings()).anyMatch(f -> f.what().contains("out of order"));
    }

    @Test
    void aCutTailIsFoundAndStaysFoundAfterARestart() throws IOException {
        write(1, 10);
        change(lines -> {
            lines.remove(10);
            lines.remove(9);
        });
        assertThat(findings()).anyMatch(f -> f.what().contains("records 9 to 10"));

        write(11, 12);

        assertThat(findings()).anyMatch(f -> f.what().contains("records 9 to 10"));
    }

    private interface Change {
        void to(List<String> lines);
    }

    private void change(Change change) throws IOException {
        Path segment = segment();
        byte[] whole = Files.readAllBytes(segment);
        String text = new String(whole, 0, end(whole), StandardCharsets.UTF_8);
        var lines = new ArrayList<>(List.of(text.split("\n")));
        change.to(lines);
        Files.writeString(segment, String.join("\n", lines) + "\n");
    }

    private Path segment() throws IOException {
        return SegmentReader.segments(folder).get(0);
    }

    private static int end(byte[] whole) {
        int end = whole.length;
        while (end > 0 && whole[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private List<Finding> findings() throws IOException {
        return JournalVerifier.verify(folder).findings();
    }

    private void write(int first, int last) throws IOException {
        try (var journal = new Journal(folder)) {
            for (int i = first; i <= last; i++) {
                append(journal, i);
            }
        }
    }

    static void append(Journal journal, int n) {
        byte[] json = ("{\"id\":\"id-" + n + "\",\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8);
        journal.append(json, json.length);
    }

    private List<Integer> numbers() throws IOException {
        return numbers(folder);
    }

    static List<Integer> numbers(Path folder) throws IOException {
        var numbers = new ArrayList<Integer>();
        for (Path segment : SegmentReader.segments(folder)) {
            long offset = 0;
            SegmentReader.Part part;
            do {
                part = SegmentReader.read(segment, offset, Long.MAX_VALUE);
                for (Line line : part.lines()) {
                    String json = new String(line.json(), StandardCharsets.UTF_8);
                    numbers.add(Integer.valueOf(json.substring(json.indexOf("\"n\":") + 4, json.length() - 1)));
                }
                offset = part.next();
            } while (!part.lines().isEmpty());
        }
        return numbers;
    }

    private static List<Integer> numbers(int first, int last) {
        var numbers = new ArrayList<Integer>();
        for (int i = first; i <= last; i++) {
            numbers.add(i);
        }
        return numbers;
    }
}
