package org.shopkeeper.service.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Where request threads leave their records: a lock-free ring in a mapped file. A record is in the file's pages as soon as
 * {@link #offer} returns, so that the end of this process, even by kill -9, does not lose it.
 */
final class Intake implements AutoCloseable {

    /** Bytes of the ring; at 500 bytes a record it holds about 60,000. */
    private static final int CAPACITY = 32 * 1024 * 1024;

    private static final int RECORD = 1;

    private final MappedByteBuffer mapped;
    private final ManyToOneRingBuffer ring;
    private final ThreadLocal<UnsafeBuffer> reused = ThreadLocal.withInitial(() -> new UnsafeBuffer(0, 0));

    Intake(Path file) throws IOException {
        long size = CAPACITY + RingBufferDescriptor.TRAILER_LENGTH;
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() != size) {
                channel.truncate(0);
                // Written rather than left sparse: a full disk must be an error now, not a fault in mapped memory
                // later.
                fill(channel, size);
            }
            mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
        }
        ring = new ManyToOneRingBuffer(new UnsafeBuffer(mapped));
    }

    static void fill(FileChannel channel, long size) throws IOException {
        var zeros = ByteBuffer.allocate(1 << 20);
        for (long at = 0; at < size; at += zeros.capacity()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
            while (zeros.hasRemaining()) {
                channel.write(zeros, at + zeros.position());
            }
        }
        channel.force(true);
    }

    /** Bytes of the largest record that fits. */
    int largest() {
        return ring.maxMsgLength();
    }

    /** False while there is no room. */
    boolean offer(byte[] bytes, int length) {
        UnsafeBuffer buffer = reused.get();
        buffer.wrap(bytes, 0, length);
        return ring.write(RECORD, buffer, 0, length);
    }

    /** Hands over up to {@code most} records in order; they leave the ring when the last of them has been handled. */
    int take(MessageHandler handler, int most) {
        return ring.read(handler, most);
    }

    /** After a crash: gives up places that a thread took and never filled. Nobody may be writing. */
    boolean skipAbandoned() {
        return ring.unblock();
    }

    boolean isEmpty() {
        return ring.size() == 0;
    }

    /** A mark that {@link #handled} reaches when all that is in the ring now has been handled. */
    long filled() {
        return ring.producerPosition();
    }

    long handled() {
        return ring.consumerPosition();
    }

    @Override
    public void close() {
        mapped.force();
    }
}
