package org.farol.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiPredictionsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    Path folder;

    private static ApiPrediction told(String studentId, String model, Instant at, int... bins) {
        var features = new float[bins.length];
        for (var i = 0; i < bins.length; i++) {
            features[i] = bins[i] == 0 ? Float.NaN : bins[i] + 0.5f;
        }
        return new ApiPrediction(
                studentId,
                at,
                model,
                0.35,
                0.61,
                "[{\"feature\":\"IEG\",\"impact\":0.1}]",
                "{\"NOME\":\"Ação, ú\"}",
                features,
                bins);
    }

    @Test
    void what_was_told_is_found_again_newest_first_now_and_after_reopening() {
        for (var round = 0; round < 2; round++) {
            try (var store = Store.open(folder)) {
                var predictions = store.apiPredictions();
                for (var i = 0; i < 45; i++) {
                    predictions.record(List.of(told("A", "m", NOW.plusSeconds(i), i, 1), told("B", "m", NOW, 0, 0)));
                }

                var history = predictions.history("A", 30);
                assertThat(history).hasSize(30);
                assertThat(history.getFirst())
                        .usingRecursiveComparison()
                        .isEqualTo(told("A", "m", NOW.plusSeconds(44), 44, 1));
                assertThat(history.get(29).bins()[0]).isEqualTo(15);
                assertThat(predictions.size()).isEqualTo(90L * (round + 1));
                assertThat(predictions.history("C", 5)).isEmpty();
            }
        }
    }

    @Test
    void many_threads_record_at_once() throws Exception {
        try (var store = Store.open(folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> {
                        for (var k = 0; k < 40; k++) {
                            store.apiPredictions().record(List.of(told("T" + i, "m", NOW, 1)));
                        }
                    }))
                    .toList();
            for (var task : tasks) {
                task.get();
            }

            assertThat(store.apiPredictions().size()).isEqualTo(2_000);
            assertThat(store.apiPredictions().history("T7", 100)).hasSize(40);
        }
    }

    @Test
    void a_journal_that_a_crash_left_is_taken_in_once_up_to_what_is_whole() throws Exception {
        Store.open(folder).close();
        try (var journal = Journal.open(folder, 1)) {
            journal.append(List.of(entry(1), entry(2)));
            journal.append(List.of(entry(3)));
        }
        var file = Journal.files(folder).getFirst();
        var whole = Files.readAllBytes(file);
        Files.write(file, new byte[] {0, 0, 0, 40, 1, 2, 3, 4, 5}, StandardOpenOption.APPEND);

        try (var store = Store.open(folder)) {
            assertThat(store.apiPredictions().size()).isEqualTo(3);
        }
        assertThat(Journal.files(folder)).isEmpty();

        // Killed after the tables had it and before the file was deleted.
        Files.write(file, whole);
        try (var store = Store.open(folder)) {
            assertThat(store.apiPredictions().size()).isEqualTo(3);
            store.apiPredictions().record(List.of(told("A", "m", NOW, 1)));
            assertThat(store.apiPredictions().size()).isEqualTo(4);
        }
    }

    @Test
    void a_damaged_entry_ends_a_journal() throws Exception {
        Store.open(folder).close();
        try (var journal = Journal.open(folder, 1)) {
            journal.append(List.of(entry(1), entry(2), entry(3)));
        }
        var file = Journal.files(folder).getFirst();
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        try (var store = Store.open(folder)) {
            assertThat(store.apiPredictions().size()).isEqualTo(1);
        }
    }

    private static Journal.Entry entry(long id) {
        return new Journal.Entry(id, told("A", "m", NOW, 1));
    }

    @Test
    void the_last_answers_of_a_model_are_counted_exactly_whatever_their_number() {
        var random = new Random(5);
        var bins = new ArrayList<int[]>();
        try (var store = Store.open(folder)) {
            for (var batch = 0; batch < 50; batch++) {
                var told = new ArrayList<ApiPrediction>();
                for (var i = 0; i < 550; i++) {
                    var drawn = new int[] {random.nextInt(12), random.nextInt(3)};
                    var model = random.nextInt(10) == 0 ? "old" : "new";
                    if (model.equals("new")) {
                        bins.add(drawn);
                    }
                    told.add(told("S" + i, model, NOW, drawn));
                }
                store.apiPredictions().record(told);
            }
            assertThat(bins.size()).isGreaterThan(2 * ApiPredictionTable.BLOCK);
        }
        try (var store = Store.open(folder)) {
            for (var most : new int[] {1, 700, 10_000, 10_001, 17_500, 20_000, 24_000, 1_000_000}) {
                var counts = store.apiPredictions().counts("new", most);
                var last = bins.subList(Math.max(0, bins.size() - most), bins.size());
                assertThat(counts.answers()).isEqualTo(last.size());
                for (var feature = 0; feature < 2; feature++) {
                    for (var bin = 0; bin < 13; bin++) {
                        var f = feature;
                        var b = bin;
                        assertThat(counts.count(feature, bin))
                                .isEqualTo(last.stream()
                                        .filter(drawn -> drawn[f] == b)
                                        .count());
                    }
                }
            }
            assertThat(store.apiPredictions().counts("none", 10).answers()).isZero();
            assertThat(store.apiPredictions().features("new", 3)).hasSize(3);
        }
    }

    @Test
    void what_was_told_before_a_day_can_be_forgotten() {
        try (var store = Store.open(folder)) {
            var old = IntStream.range(0, 12_000)
                    .mapToObj(i -> told("A", "m", NOW.minusSeconds(20_000 - i), 1))
                    .toList();
            store.apiPredictions().record(old);

            while (store.apiPredictions().deleteSomeBefore(NOW.minusSeconds(9_000))) {
                assertThat(store.apiPredictions().size()).isGreaterThan(1_000);
            }

            assertThat(store.apiPredictions().size()).isEqualTo(1_000);
            assertThat(store.apiPredictions().counts("m", 100_000).answers()).isEqualTo(1_000);
            store.apiPredictions().record(List.of(told("A", "m", NOW, 1)));
            assertThat(store.apiPredictions().counts("m", 100_000).answers()).isEqualTo(1_001);
        }
    }

    @Test
    void of_an_encrypted_store_nothing_is_written_beside_it() throws Exception {
        try (var store = Store.open(folder)) {
            store.apiPredictions().record(List.of(told("before", "m", NOW, 1)));
            store.encrypt(Optional.of(StoreKey.create("uma frase longa".toCharArray())), AuditEvent.PASSPHRASE_SET);
            store.apiPredictions().record(List.of(told("after", "m", NOW, 1)));

            assertThat(Journal.files(folder)).isEmpty();
            assertThat(store.apiPredictions().history("before", 5)).hasSize(1);
            assertThat(store.apiPredictions().history("after", 5)).hasSize(1);
        }
    }

    @Test
    void who_is_erased_is_erased_from_here_too() {
        try (var store = Store.open(folder)) {
            store.apiPredictions().record(List.of(told("RA-1", "m", NOW, 1), told("RA-2", "m", NOW, 1)));

            assertThat(store.knows("RA-1")).isTrue();
            store.erase("RA-1");

            assertThat(store.apiPredictions().history("RA-1", 5)).isEmpty();
            assertThat(store.apiPredictions().size()).isEqualTo(1);
            store.apiPredictions().record(List.of(told("RA-3", "m", NOW, 1)));
            assertThat(store.apiPredictions().size()).isEqualTo(2);
        }
    }
}
