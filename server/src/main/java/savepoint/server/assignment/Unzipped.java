package savepoint.server.assignment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.InputStreamStatistics;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import savepoint.grader.bundle.Intake;

/// What a zip holds: plain files at its top. Nothing is believed that it says of sizes; the limits hold while it is
/// unpacked, in memory, and it never becomes files on a disk.
///
/// @param files by name; empty where there are problems
/// @param problems everything that is wrong with it, in words for whoever sent it
record Unzipped(SortedMap<String, byte[]> files, List<String> problems) {
    /// Bytes that the zip itself may have.
    static final int MOST_BYTES = 2 << 20;

    private static final int MOST_ENTRIES = 100;
    private static final long MOST_UNPACKED = 4L << 20;
    private static final int MOST_NAMED = 10;

    // Text shrinks to a tenth, rarely to a fiftieth; what shrinks further was made to burst.
    private static final int STEEPEST = 200;
    private static final int TOO_SMALL_TO_JUDGE = 16 << 10;

    static Unzipped of(String name, byte[] zip) {
        var reading = new Reading(Intake.printable(name));
        reading.read(zip);
        var problems = reading.problems;
        if (problems.isEmpty()) return new Unzipped(reading.files, List.of());
        var named = new ArrayList<>(problems.subList(0, Math.min(MOST_NAMED, problems.size())));
        if (problems.size() > MOST_NAMED)
            named.add("and %,d more".formatted(problems.size() - MOST_NAMED));
        return new Unzipped(Collections.emptySortedMap(), List.copyOf(named));
    }

    private static final class Reading {
        final String zipName;
        final SortedMap<String, byte[]> files = new TreeMap<>();
        final List<String> problems = new ArrayList<>();
        long unpacked;

        Reading(String zipName) {
            this.zipName = zipName;
        }

        void read(byte[] zip) {
            if (zip.length > MOST_BYTES) {
                wrong("has %,d bytes; at most %,d are taken".formatted(zip.length, MOST_BYTES));
                return;
            }
            try (var archive =
                    ZipFile.builder()
                            .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                            .get()) {
                var entries = Collections.list(archive.getEntries());
                entries.removeIf(entry -> entry.isDirectory() || isLeftByTheSystem(entry));
                if (entries.isEmpty()) wrong("holds no files");
                if (entries.size() > MOST_ENTRIES) {
                    wrong(
                            "holds %,d files; at most %d are read"
                                    .formatted(entries.size(), MOST_ENTRIES));
                    return;
                }
                for (var entry : entries) {
                    if (unpacked <= MOST_UNPACKED) take(archive, entry);
                }
                if (unpacked > MOST_UNPACKED)
                    problems.addFirst(
                            "%s unpacks to more than %,d bytes".formatted(zipName, MOST_UNPACKED));
            } catch (IOException | IllegalArgumentException _) {
                wrong("is not a zip, or is damaged");
            }
        }

        /// What macOS adds to each zip that it makes.
        private static boolean isLeftByTheSystem(ZipArchiveEntry entry) {
            return entry.getName().startsWith("__MACOSX/") || entry.getName().endsWith(".DS_Store");
        }

        private void take(ZipFile archive, ZipArchiveEntry entry) {
            var name = entry.getName().replace('\\', '/');
            var shown = Intake.printable(name);
            var complaint = aboutName(name, entry);
            if (complaint != null) {
                wrong("holds %s, which %s".formatted(shown, complaint));
            } else if (files.containsKey(name)) {
                wrong("holds %s twice".formatted(shown));
            } else if (entry.getGeneralPurposeBit().usesEncryption()) {
                wrong("has a password; %s cannot be read".formatted(shown));
            } else if (!archive.canReadEntryData(entry)) {
                wrong("packs %s by a method that is not known here".formatted(shown));
            } else {
                files.put(name, unpack(archive, entry, shown));
            }
        }

        private static String aboutName(String name, ZipArchiveEntry entry) {
            if (entry.isUnixSymlink()) return "is a link: put the file itself into the zip";
            if (name.startsWith("/") || name.matches("[A-Za-z]:.*"))
                return "is named from the root of a disk: zip the file by its name alone";
            if (List.of(name.split("/")).contains(".."))
                return "leads out of the zip by its name: zip the file by its name alone";
            if (name.contains("/")) return "lies in a folder: put the file at the top of the zip";
            return null;
        }

        private byte[] unpack(ZipFile archive, ZipArchiveEntry entry, String shown) {
            byte[] bytes;
            long packed;
            try (var stream = archive.getInputStream(entry)) {
                bytes = stream.readNBytes(Intake.MOST_BYTES + 1);
                packed =
                        stream instanceof InputStreamStatistics read
                                ? read.getCompressedCount()
                                : bytes.length;
            } catch (IOException _) {
                wrong("is damaged: %s cannot be unpacked".formatted(shown));
                return new byte[0];
            }
            unpacked += bytes.length;
            boolean bursts = bytes.length > TOO_SMALL_TO_JUDGE && bytes.length / STEEPEST > packed;
            if (bursts) {
                wrong(
                        "holds %s, which unpacks to more than %d times its size"
                                .formatted(shown, STEEPEST));
            } else if (bytes.length > Intake.MOST_BYTES) {
                wrong(
                        "holds %s, which has more than %,d bytes"
                                .formatted(shown, Intake.MOST_BYTES));
            } else if (crc(bytes) != entry.getCrc()) {
                wrong("is damaged: %s is not as it was packed".formatted(shown));
            }
            return bytes;
        }

        private static long crc(byte[] bytes) {
            var crc = new CRC32();
            crc.update(bytes);
            return crc.getValue();
        }

        private void wrong(String complaint) {
            problems.add(zipName + " " + complaint);
        }
    }
}
