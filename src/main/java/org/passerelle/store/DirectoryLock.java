package org.passerelle.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to use a directory, held until closed and given back by the operating system if the holder is killed. */
final class DirectoryLock implements AutoCloseable {

  static final String FILE = "lock";

  /** POSIX drops a process's lock as soon as it closes any handle of the file: a second try here must never open it. */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /** @throws StoreInUseException if another process, or this one, holds the directory */
  static DirectoryLock take(Path directory) throws IOException {
    if (!HELD_HERE.add(directory)) {
      throw new StoreInUseException(directory);
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw new StoreInUseException(directory);
      }
      return new DirectoryLock(directory, channel);
    } catch (IOException | RuntimeException failure) {
      HELD_HERE.remove(directory);
      if (channel != null) {
        channel.close();
      }
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD_HERE.remove(directory);
  }
}
