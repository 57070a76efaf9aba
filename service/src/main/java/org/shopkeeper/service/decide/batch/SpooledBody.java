package org.shopkeeper.service.decide.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A request body that is taken in as fast as it comes, whether or not its rows are read yet. Many callers send everything
 * before they read anything; without the spool both sides would wait for the other once the network's buffers are full.
 * The bytes lie in a file, so memory does not grow with the body.
 */
final class SpooledBody extends InputStream {

    private final Path file;
    private final FileChannel channel;
    private final Thread taker;
    private final Runnable idle;

    private long taken;
    private boolean ended;
    private boolean closed;
    private @Nullable IOException failure;
    private long read;

    /**
     * @param folder where the spool may lie
     * @param idle called before a read waits for the caller: a good time to send what is answered
     */
    SpooledBody(InputStream body, Path folder, long maxBytes, Runnable idle) throws IOException {
        Files.createDirectories(folder);
        this.file = Files.createTempFile(folder, "batch", ".spool");
        this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.idle = idle;
        this.taker = new Thread(() -> take(body, maxBytes), "batch-spool");
        taker.setDaemon(true);
        taker.start();
    }

    /** Where the whole body lies once {@link #awaitEnd} has returned. */
    Path file() {
        return file;
    }

    private void take(InputStream body, long maxBytes) {
        byte[] buffer = new byte[1 << 16];
        try {
            long position = 0;
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                while (bytes.hasRemaining()) {
                    position += channel.write(bytes, position);
                }
                if (position > maxBytes) {
                    throw new TooLarge("the body is larger than " + maxBytes + " bytes");
                }
                if (!reached(position)) {
                    return;
                }
            }
            finish(null);
        } catch (IOException e) {
            finish(e);
        } catch (RuntimeException e) {
            finish(new IOException("the body cannot be taken in", e));
        }
    }

    private synchronized boolean reached(long position) {
        taken = position;
        notifyAll();
        return !closed;
    }

    private synchronized void finish(@Nullable IOException why) {
        ended = true;
        failure = why;
        notifyAll();
    }

    /** Waits until there is more to read, or nothing will come. @return bytes that can be read at once, 0 at the end */
    private long await() throws IOException {
        synchronized (this) {
            if (taken > read || ended) {
                return available0();
            }
        }
        idle.run();
        synchronized (this) {
            try {
                while (taken <= read && !ended) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            return available0();
        }
    }

    private long available0() throws IOException {
        if (taken <= read && failure != null) {
            throw failure;
        }
        return taken - read;
    }

    /** @throws IOException if the body did not come whole */
    void awaitEnd() throws IOException {
        synchronized (this) {
            try {
                while (!ended) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        long there = await();
        if (there == 0) {
            return -1;
        }
        int n = channel.read(ByteBuffer.wrap(to, offset, (int) Math.min(length, there)), read);
        read += Math.max(n, 0);
        return n;
    }

    /** Ends the taking as well: once this returns, nobody touches the request any more. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
        }
        try {
            taker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        channel.close();
        Files.deleteIfExists(file);
    }

    /** Takes away what a process that was killed has left. */
    static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "batch*.spool")) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** More came than is taken. */
    static final class TooLarge extends IOException {
        TooLarge(String message) {
            super(message);
        }
    }
}
