import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Converts a YAML file to JSON. The build runs it, so that the service needs no YAML library and no time at its start.
 *
 * <pre>{@code java -cp CLASSPATH OpenApiJson.java openapi.yaml openapi.json}</pre>
 *
 * <p>SnakeYAML resolves the anchors and merge keys, which JSON does not have.
 */
final class OpenApiJson {

    public static void main(String[] args) throws Exception {
        try (var yaml = Files.newBufferedReader(new File(args[0]).toPath(), StandardCharsets.UTF_8)) {
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            new ObjectMapper().writeValue(new File(args[1]), document);
        }
    }
}
