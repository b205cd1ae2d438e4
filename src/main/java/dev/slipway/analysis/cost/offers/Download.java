package dev.slipway.analysis.cost.offers;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** The bytes of a file, with a progress message at the beginning and after each 50 MB. An early end is an error. */
final class Download extends FilterInputStream {
    private static final double MEGABYTE = 1e6;
    private static final long BYTES_PER_MESSAGE = 50_000_000;

    private final String name;
    private final long size;
    private final Consumer<String> progress;
    private long bytes;

    /**
     * A download.
     *
     * @param name the file in messages; empty for no messages
     * @param size its number of bytes; negative if the server does not tell it
     */
    Download(InputStream stream, String name, long size, Consumer<String> progress) {
        super(stream);
        this.name = name;
        this.size = size;
        this.progress = name.isEmpty() ? message -> {} : progress;
        this.progress.accept("reading " + name + (size < 0 ? "" : " (%.1f MB)".formatted(size / MEGABYTE)));
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        count(next < 0 ? -1 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = super.read(buffer, offset, length);
        count(count);
        return count;
    }

    /** Counts bytes; a negative number is the end of the file. */
    private void count(int more) throws EOFException {
        if (more < 0 && bytes < size) {
            throw new EOFException("%d of %d bytes".formatted(bytes, size));
        }
        var messages = bytes / BYTES_PER_MESSAGE;
        bytes += Math.max(0, more);
        if (bytes / BYTES_PER_MESSAGE > messages) {
            progress.accept("reading %s: %.0f%s MB"
                    .formatted(name, bytes / MEGABYTE, size < 0 ? "" : " of %.0f".formatted(size / MEGABYTE)));
        }
    }
}
