package org.passerelle.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import io.zonky.test.db.postgres.util.ArchUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, unpacked once from the archive on the class path. */
final class PostgresBinaries {

  private static final String COMPLETE = ".complete";
  private static final int OWNER_MAY_EXECUTE = 0100;

  private PostgresBinaries() {
  }

  /** The directory of the programs; what is left of another version, or of an interrupted unpacking, is removed. */
  static Path unpack(Path cache) throws IOException {
    byte[] archive = archive();
    Path home = cache.resolve(sha256(archive));
    if (!isComplete(home)) {
      FileSystemUtils.deleteRecursively(cache);
      PrivateFiles.createDirectory(cache);
      Path unfinished = cache.resolve("unfinished");
      extract(archive, unfinished);
      Files.writeString(unfinished.resolve(COMPLETE), contents(unfinished));
      PrivateFiles.move(unfinished, home);
    }
    return home.resolve("bin");
  }

  private static byte[] archive() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String family = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : "linux";
    String name = "postgres-" + family + "-" + ArchUtils.normalize(System.getProperty("os.arch"));
    boolean alpine = Files.exists(Path.of("/etc/alpine-release"));
    for (String candidate : List.of(name + (alpine ? "-alpine_linux.txz" : ".txz"), name + ".txz")) {
      try (InputStream found = PostgresBinaries.class.getResourceAsStream("/" + candidate)) {
        if (found != null) {
          return found.readAllBytes();
        }
      }
    }
    throw new StoreException("This build of Passerelle carries no PostgreSQL for this machine: " + name
        + ".txz is not on its class path.");
  }

  private static String sha256(byte[] archive) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void extract(byte[] archive, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("The archive of PostgreSQL reaches outside its directory: " + entry.getName());
        }
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
          Files.copy(tar, file);
          file.toFile().setExecutable((entry.getMode() & OWNER_MAY_EXECUTE) != 0);
        }
      }
    }
  }

  /** A rename can reach the disk before the files do; their sizes tell after a power failure. */
  private static boolean isComplete(Path home) throws IOException {
    Path marker = home.resolve(COMPLETE);
    return Files.exists(marker) && Files.readString(marker).equals(contents(home));
  }

  private static String contents(Path home) throws IOException {
    AtomicLong files = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    Files.walkFileTree(home, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!file.endsWith(COMPLETE)) {
          files.incrementAndGet();
          bytes.addAndGet(attributes.size());
        }
        return FileVisitResult.CONTINUE;
      }
    });
    return files + " files, " + bytes + " bytes";
  }
}
