package dev.slipway.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** CloudWatch Logs with some groups and two events on a page. A filter is a word that a line must contain. */
public final class FakeLogs {
    private static final int PAGE = 2;

    private record Event(String id, Instant time, String stream, String message) {}

    private final Map<String, List<Event>> groups = new TreeMap<>();
    private int events;

    public FakeLogs(FakeAws aws, String... groups) {
        for (var group : groups) {
            this.groups.put(group, new ArrayList<>());
        }
        aws.answersEach("DescribeLogGroups", this::groups).answersEach("FilterLogEvents", this::filtered);
    }

    public synchronized FakeLogs log(String group, String stream, String time, String message) {
        events++;
        groups.get(group).add(new Event("event-" + events, Instant.parse(time), stream, message));
        return this;
    }

    private String groups(String request) {
        var prefix = JsonParser.parseString(request)
                .getAsJsonObject()
                .get("logGroupNamePrefix")
                .getAsString();
        var answer = new JsonArray();
        groups.keySet().stream().filter(name -> name.startsWith(prefix)).forEach(name -> {
            var group = new JsonObject();
            group.addProperty("logGroupName", name);
            answer.add(group);
        });
        return "{\"logGroups\": %s}".formatted(answer);
    }

    private synchronized String filtered(String request) {
        var asked = JsonParser.parseString(request).getAsJsonObject();
        var from = Instant.ofEpochMilli(asked.get("startTime").getAsLong());
        var word = asked.has("filterPattern") ? asked.get("filterPattern").getAsString() : "";
        var first = asked.has("nextToken") ? asked.get("nextToken").getAsInt() : 0;
        var all = groups.get(asked.get("logGroupName").getAsString()).stream()
                .filter(event -> !event.time().isBefore(from) && event.message().contains(word))
                .sorted(Comparator.comparing(Event::time))
                .toList();
        var page = new JsonArray();
        all.stream().skip(first).limit(PAGE).forEach(event -> {
            var told = new JsonObject();
            told.addProperty("eventId", event.id());
            told.addProperty("timestamp", event.time().toEpochMilli());
            told.addProperty("logStreamName", event.stream());
            told.addProperty("message", event.message());
            page.add(told);
        });
        var answer = new JsonObject();
        answer.add("events", page);
        if (first + PAGE < all.size()) {
            answer.addProperty("nextToken", String.valueOf(first + PAGE));
        }
        return answer.toString();
    }
}
