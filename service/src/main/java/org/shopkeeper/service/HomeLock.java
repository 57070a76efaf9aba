package org.shopkeeper.service;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Keeps a home folder to one process, from before anything in it is touched until the process ends, however it ends: the
 * operating system lets go of the lock.
 */
final class HomeLock implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    /** Thrown when the home folder cannot be had. The message begins with a code that the start script knows. */
    static final class HomeUnavailable extends RuntimeException {
        HomeUnavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private @Nullable FileLock lock;

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        take(Path.of(event.getEnvironment().getProperty("shopkeeper.home", "var")));
    }

    /** @throws HomeUnavailable when another process has it, or it cannot be written to */
    void take(Path home) {
        try {
            Files.createDirectories(home);
            // The channel stays open as long as the process: closing it would let go of the lock.
            FileChannel channel =
                    FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
        } catch (OverlappingFileLockException e) {
            lock = null;
        } catch (IOException e) {
            throw new HomeUnavailable("HOME_NOT_WRITABLE The home folder " + home + " cannot be used: " + e, e);
        }
        if (lock == null) {
            throw new HomeUnavailable("HOME_IN_USE Another Shopkeeper uses the home folder " + home + ".", null);
        }
    }
}
