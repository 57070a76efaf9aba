package org.shopkeeper.service.decide.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.shopkeeper.service.problem.Mistake;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;

/**
 * Looks into a workbook before it is read: unpacks every part once and counts, because the sizes that a bomb declares are
 * lies.
 */
final class XlsxGuard {

    private static final long MEBIBYTE = 1 << 20;

    private static final int MAX_PARTS = 2_000;

    /** A sheet of a million rows with 20 columns unpacks to about 1 GiB. */
    private static final long MAX_UNPACKED = 2_048 * MEBIBYTE;

    /** Strings and styles are kept in memory. */
    private static final long MAX_IN_MEMORY = 64 * MEBIBYTE;

    /** Sheets pack to about a twentieth; only small parts may pack better than this. */
    private static final long MAX_RATIO = 250;

    private XlsxGuard() {}

    /** @throws ProblemException TOO_LARGE for a bomb, MALFORMED_BODY for what is no workbook */
    static void check(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MAX_PARTS) {
                throw tooLarge("The workbook has more than " + MAX_PARTS + " parts.");
            }
            long unpacked = 0;
            for (ZipEntry part : Collections.list(zip.entries())) {
                unpacked += check(zip, part, MAX_UNPACKED - unpacked);
            }
        } catch (ZipException e) {
            throw ProblemException.of(
                    ProblemType.MALFORMED_BODY,
                    List.of(Mistake.at(
                            "#", "NOT_XLSX", "不是可读的 XLSX 工作簿", "It is not an XLSX workbook that can be read.")));
        }
    }

    private static long check(ZipFile zip, ZipEntry part, long left) throws IOException {
        boolean sheet = part.getName().startsWith("xl/worksheets/");
        long limit = Math.min(left, sheet ? MAX_UNPACKED : MAX_IN_MEMORY);
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(part)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (size == 0 && new String(buffer, 0, n, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
                    throw ProblemException.of(
                            ProblemType.MALFORMED_BODY,
                            List.of(Mistake.at(
                                    "#", "NOT_XLSX", "工作簿含有 DOCTYPE", "The workbook holds a document type.")));
                }
                size += n;
                if (size > limit) {
                    throw tooLarge("The workbook unpacks to too much: " + printable(part.getName()));
                }
                if (size > 16 * MEBIBYTE && size / Math.max(1, part.getCompressedSize()) > MAX_RATIO) {
                    throw tooLarge("The workbook is packed tighter than real ones are: " + printable(part.getName()));
                }
            }
        }
        return size;
    }

    private static String printable(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= 100 ? plain : plain.substring(0, 100) + "…";
    }

    private static ProblemException tooLarge(String why) {
        return new ProblemException(ProblemType.TOO_LARGE, why);
    }
}
