package savepoint.server.content.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/// The files of a zip, in memory: unpacked within limits, or packed.
public final class Archive {
    private static final int MOST_FILES = 2_000;
    private static final int LARGEST = 16 << 20;
    private static final long MOST = 64L << 20;

    private Archive() {}

    /// What a zip holds, by path.
    ///
    /// @throws Import.Unreadable where it is none, or more than is taken
    public static SortedMap<String, byte[]> read(byte[] bytes) throws Import.Unreadable {
        var files = new TreeMap<String, byte[]>();
        long total = 0;
        int entries = 0;
        try (var zip = new ZipArchiveInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_FILES)
                    throw new Import.Unreadable(
                            "the zip holds more than %d files".formatted(MOST_FILES));
                if (entry.isDirectory() || !zip.canReadEntryData(entry)) continue;
                var content = zip.readNBytes(LARGEST + 1);
                total += content.length;
                if (content.length > LARGEST || total > MOST)
                    throw new Import.Unreadable(
                            "unpacked, the zip is larger than %d MB".formatted(MOST >> 20));
                files.put(entry.getName().replace('\\', '/'), content);
            }
        } catch (IOException broken) {
            throw new Import.Unreadable("the zip cannot be read: " + broken.getMessage());
        }
        return files;
    }

    /// A zip of these files; the same files make the same zip.
    public static byte[] write(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
