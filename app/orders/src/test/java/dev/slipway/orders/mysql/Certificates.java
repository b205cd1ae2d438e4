package dev.slipway.orders.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An authority and a server's certificate for 127.0.0.1, made by the JDK's keytool, in files of PEM.
 *
 * @param chain the server's certificate and the authority's
 * @param key the server's
 */
record Certificates(Path authority, Path chain, Path key) {

    private static final String PASSWORD = "changeit";
    private static final String SERVER = "server";

    static Certificates make(Path folder) throws IOException {
        keytool(folder, "-alias authority -dname CN=authority -ext bc:c");
        keytool(folder, "-alias server -dname CN=server -ext san=ip:127.0.0.1 -signer authority");
        try {
            var store = KeyStore.getInstance(folder.resolve("store.p12").toFile(), PASSWORD.toCharArray());
            var chain = new StringBuilder();
            for (var certificate : store.getCertificateChain(SERVER)) {
                chain.append(pem("CERTIFICATE", certificate.getEncoded()));
            }
            var authority = pem("CERTIFICATE", store.getCertificate("authority").getEncoded());
            var key = pem(
                    "PRIVATE KEY", store.getKey(SERVER, PASSWORD.toCharArray()).getEncoded());
            return new Certificates(
                    Files.writeString(folder.resolve("authority.pem"), authority),
                    Files.writeString(folder.resolve("chain.pem"), chain),
                    Files.writeString(folder.resolve("key.pem"), key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path folder, String arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-keystore", "store.p12", "-storepass", PASSWORD));
        command.addAll(List.of(arguments.split(" ")));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.onExit().join().exitValue()).as(said).isZero();
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(content));
    }
}
