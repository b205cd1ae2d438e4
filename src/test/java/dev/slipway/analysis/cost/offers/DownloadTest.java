package dev.slipway.analysis.cost.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DownloadTest {
    private static final int SIZE = 120_000_000;
    private final List<String> progress = new ArrayList<>();

    private void download(String name, long size) throws IOException {
        try (var download = new Download(new Zeros(), name, size, progress::add)) {
            var buffer = new byte[1_000_000];
            var count = 0L;
            while (count < SIZE) {
                count += download.read(buffer);
            }
        }
    }

    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return length;
        }
    }

    @Test
    void aLargeFileIsReportedEvery50Megabytes() throws IOException {
        download("AmazonEC2", SIZE);

        assertThat(progress)
                .containsExactly(
                        "reading AmazonEC2 (120.0 MB)",
                        "reading AmazonEC2: 50 of 120 MB",
                        "reading AmazonEC2: 100 of 120 MB");
    }

    @Test
    void aFileOfUnknownSizeIsReportedWithoutIt() throws IOException {
        download("AmazonEC2", -1);

        assertThat(progress)
                .containsExactly("reading AmazonEC2", "reading AmazonEC2: 50 MB", "reading AmazonEC2: 100 MB");
    }

    @Test
    void anEarlyEndIsAnError() throws IOException {
        try (var download = new Download(new ByteArrayInputStream(new byte[10]), "", 11, progress::add)) {
            assertThatThrownBy(() -> download.readAllBytes())
                    .isInstanceOf(EOFException.class)
                    .hasMessage("10 of 11 bytes");
        }
    }

    @Test
    void aFileWithoutANameIsNotReported() throws IOException {
        download("", SIZE);

        assertThat(progress).isEmpty();
    }
}
