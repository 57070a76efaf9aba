package org.shopkeeper.decisions.compile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The part of the DMN TCK 1.5 among the outside data, unpacked below {@code target}. */
final class TckPart {

    private static final int BLOCK = 512;

    private TckPart() {}

    /** Empty where the outside data are not beside the project. */
    static Optional<Path> unpacked() throws IOException {
        for (Path shared : candidates()) {
            Path archive = shared.resolve("data/dmn/tck-1.5-part.tar.gz");
            if (Files.exists(archive)) {
                Path folder = Path.of("target/tck");
                try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
                    unpack(in, folder.toAbsolutePath().normalize());
                }
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static List<Path> candidates() {
        List<Path> all = new ArrayList<>();
        for (String named :
                new String[] {System.getProperty("SHOPKEEPER_SHARED"), System.getenv("SHOPKEEPER_SHARED")}) {
            if (named != null) {
                all.add(Path.of(named));
            }
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            all.add(at.resolveSibling("shared"));
        }
        return all;
    }

    /** The plain tar format: a header of one block, the name at its start, the size in octal digits at 124. */
    private static void unpack(InputStream in, Path folder) throws IOException {
        while (true) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length < BLOCK || header[0] == 0) {
                return;
            }
            String name = text(header, 0, 100);
            String prefix = text(header, 345, 155);
            long size = Long.parseLong(text(header, 124, 12).strip(), 8);
            Path target = folder.resolve(prefix.isEmpty() ? name : prefix + "/" + name)
                    .normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("Outside the folder: " + name);
            }
            byte[] content = in.readNBytes((int) size);
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            if (header[156] == '0' || header[156] == 0) {
                Files.createDirectories(target.getParent());
                Files.write(target, content);
            }
        }
    }

    private static String text(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, StandardCharsets.UTF_8);
    }
}
