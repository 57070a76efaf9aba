package org.shopkeeper.service.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Checks a journal offline: {@code java JournalVerifier.java FOLDER}. Needs nothing but a JDK, so that an auditor can read
 * all of it. Finds records that were edited, deleted, put in another order, or cut off the end.
 */
public final class JournalVerifier {

    private static final String GREETING = "shopkeeper-journal 1 ";
    private static final String GENESIS = "0".repeat(64);
    private static final int MOST_FINDINGS = 100;

    /**
     * @param place file name and record number
     * @param what in plain words
     */
    public record Finding(String place, String what) {}

    /**
     * @param records lines that were read
     * @param lastSeq number of the last record, 0 if there is none
     * @param lastHash its hash
     */
    public record Verdict(long records, long lastSeq, String lastHash, List<Finding> findings) {
        public boolean intact() {
            return findings.isEmpty();
        }
    }

    private final List<Finding> findings = new ArrayList<>();
    private final MessageDigest digest;
    private long records;
    private long lastSeq;
    private String lastHash = GENESIS;
    private long headSeq;
    private String headHash = "";

    private JournalVerifier() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: java JournalVerifier.java FOLDER");
            System.exit(2);
        }
        Verdict verdict = verify(Path.of(arguments[0]));
        verdict.findings().forEach(f -> System.out.println(f.place() + ": " + f.what()));
        System.out.println(verdict.records() + " records, the last is " + verdict.lastSeq() + " " + verdict.lastHash());
        System.out.println(verdict.intact() ? "intact" : verdict.findings().size() + " finding(s)");
        System.exit(verdict.intact() ? 0 : 1);
    }

    /** Reads every segment from the first record to the last. */
    public static Verdict verify(Path folder) throws IOException {
        var verifier = new JournalVerifier();
        verifier.readHead(folder.resolve("head"));
        List<Path> segments;
        try (var files = Files.list(folder)) {
            segments = files.filter(f -> f.getFileName().toString().endsWith(".journal"))
                    .sorted()
                    .toList();
        }
        for (Path segment : segments) {
            verifier.segment(segment);
        }
        if (verifier.lastSeq < verifier.headSeq) {
            verifier.found(
                    "end",
                    "cut: records " + (verifier.lastSeq + 1) + " to " + verifier.headSeq
                            + " were written and are gone");
        }
        return new Verdict(verifier.records, verifier.lastSeq, verifier.lastHash, List.copyOf(verifier.findings));
    }

    private void readHead(Path head) throws IOException {
        if (!Files.exists(head)) {
            return;
        }
        String[] parts =
                Files.readString(head, StandardCharsets.US_ASCII).strip().split(" ", -1);
        if (parts.length == 2) {
            headSeq = Long.parseLong(parts[0]);
            headHash = parts[1];
        }
    }

    private void segment(Path file) throws IOException {
        String name = file.getFileName().toString();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            String greeting = new String(line(in), StandardCharsets.US_ASCII);
            String[] parts = greeting.split(" ", -1);
            if (!greeting.startsWith(GREETING) || parts.length != 4) {
                found(name, "this is not a journal segment");
                return;
            }
            long first = Long.parseLong(parts[2]);
            if (first > lastSeq + 1) {
                found(name, "deleted: records " + (lastSeq + 1) + " to " + (first - 1) + " are missing");
            } else if (first != lastSeq + 1 || !parts[3].equals(lastHash)) {
                found(name, "its first record does not follow the last one of the segment before");
            }
            lastSeq = first - 1;
            lastHash = parts[3];
            for (byte[] line = line(in); line.length > 0 && line[0] != 0; line = line(in)) {
                record(name, line);
            }
            // Only the segment that is being written may have zeros, and nothing may follow them.
            int rest = in.read();
            while (rest == 0) {
                rest = in.read();
            }
            if (rest != -1) {
                found(name, "something follows the last record " + lastSeq);
            }
        }
    }

    private void record(String name, byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        int space = text.indexOf(' ');
        int json = space + 66;
        long seq;
        try {
            seq = Long.parseLong(text.substring(0, Math.max(space, 0)));
        } catch (NumberFormatException e) {
            found(name, "the line after record " + lastSeq + " is not a record");
            return;
        }
        String place = name + " record " + seq;
        if (line.length < json) {
            found(place, "the record is incomplete");
            return;
        }
        if (seq > lastSeq + 1) {
            found(place, "deleted or out of order: record " + (lastSeq + 1) + " should stand here");
        } else if (seq <= lastSeq) {
            found(place, "out of order: it stands after record " + lastSeq);
        }
        String claimed = text.substring(space + 1, json - 1);
        digest.update(lastHash.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) ' ');
        digest.update(line, 0, space);
        digest.update((byte) ' ');
        digest.update(line, json, line.length - json);
        String computed = HexFormat.of().formatHex(digest.digest());
        if (!computed.equals(claimed) && seq == lastSeq + 1) {
            found(place, "edited: its content does not have its hash");
        }
        if (seq == headSeq && !claimed.equals(headHash)) {
            found(place, "rewritten: the head of the journal names another hash for it");
        }
        records++;
        lastSeq = seq;
        lastHash = claimed;
    }

    private void found(String place, String what) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(place, what));
        }
    }

    /** One line without its end; a line of one zero where the written part ends; empty at the end of the file. */
    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(512);
        for (int b = in.read(); b != -1 && b != '\n'; b = in.read()) {
            line.write(b);
            if (b == 0) {
                break;
            }
        }
        return line.toByteArray();
    }
}
