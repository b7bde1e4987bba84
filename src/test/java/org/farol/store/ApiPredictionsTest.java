package org.farol.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.farol.store.ApiPrediction.Factor;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiPredictionsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    Path folder;

    static ApiPrediction told(String studentId, String model, Instant at, int... bins) {
        var values = new double[bins.length];
        for (var i = 0; i < bins.length; i++) {
            values[i] = bins[i] == 0 ? Double.NaN : bins[i] + 0.1;
        }
        return new ApiPrediction(
                studentId,
                at,
                model,
                0.35,
                0.61,
                List.of(new Factor("POSICAO_IEG", 0.08834110199011778), new Factor("FASE", -1e-9)),
                "{\"NOME\":\"Ação, ú\"}",
                values,
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
    void a_journal_of_an_earlier_version_is_taken_in() throws Exception {
        Store.open(folder).close();
        var body = new ByteArrayOutputStream();
        var out = new DataOutputStream(body);
        out.writeLong(1);
        out.writeLong(NOW.toEpochMilli());
        out.writeDouble(0.35);
        out.writeDouble(0.61);
        for (var text : new String[] {"A", "m", "[{\"feature\":\"IEG\",\"impact\":-0.25}]", "{}"}) {
            out.writeInt(text.length());
            out.writeBytes(text);
        }
        out.writeInt(2);
        out.writeFloat(6.7f);
        out.writeFloat(Float.NaN);
        out.writeInt(3);
        out.writeInt(11);
        var checksum = new CRC32C();
        checksum.update(body.toByteArray());
        var entry = ByteBuffer.allocate(2 * Integer.BYTES + body.size());
        entry.putInt(body.size()).putInt((int) checksum.getValue()).put(body.toByteArray());
        Files.write(folder.resolve("api-1.journal"), entry.array());

        try (var store = Store.open(folder)) {
            var told = store.apiPredictions().history("A", 5).getFirst();
            assertThat(told.factors()).containsExactly(new Factor("IEG", -0.25));
            assertThat(told.values()).containsExactly(6.7, Double.NaN);
            assertThat(told.bins()).containsExactly(3, 11);
        }
    }

    @Test
    void answers_of_an_earlier_version_are_told_and_counted_as_they_were() throws Exception {
        var url = "jdbc:h2:file:" + folder.resolve("farol");
        Flyway.configure()
                .dataSource(url, "farol", "")
                .locations(Migrations.H2.locations())
                .target("8")
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(url, "farol", "");
                var insert = connection.prepareStatement("""
                        insert into api_prediction (id, student_id, answered_at, model_version, threshold, risk, factors,
                            payload, features, bins)
                        values (?, ?, timestamp with time zone '2026-11-20 10:05:00+00', 'm', 0.35, 0.61,
                            '[{"feature":"IEG","impact":0.08834110199011778},{"feature":"FASE","impact":-1.0E-5}]',
                            '{"IEG":6.7}', '6.7;;45.833332', 'dma')
                        """)) {
            for (var i = 1; i <= 2_500; i++) {
                insert.setInt(1, i);
                insert.setString(2, "RA-" + i % 7);
                insert.addBatch();
            }
            insert.executeBatch();
        }

        try (var store = Store.open(folder)) {
            store.apiPredictions().record(List.of(told("RA-3", "m", NOW, 5, 0, 2)));

            var history = store.apiPredictions().history("RA-3", 1_000);
            assertThat(history).hasSize(2_500 / 7 + 1);
            assertThat(history.getFirst().answeredAt()).isEqualTo(NOW);
            assertThat(history.getLast())
                    .usingRecursiveComparison()
                    .withEqualsForType(Double::equals, Double.class)
                    .isEqualTo(new ApiPrediction(
                            "RA-3",
                            Instant.parse("2026-11-20T10:05:00Z"),
                            "m",
                            0.35,
                            0.61,
                            List.of(new Factor("IEG", 0.08834110199011778), new Factor("FASE", -1.0E-5)),
                            "{\"IEG\":6.7}",
                            new double[] {6.7, Double.NaN, 45.833332},
                            new int[] {3, 12, 0}));
            var counts = store.apiPredictions().counts("m", 10_000);
            assertThat(counts.answers()).isEqualTo(2_501);
            assertThat(counts.count(0, 3)).isEqualTo(2_500);
            assertThat(counts.count(0, 5)).isEqualTo(1);
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
            assertThat(store.apiPredictions().values("new", 3)).hasSize(3);
            var sums = store.apiPredictions().counts("new", 24_000).sums(0);
            var known = bins.subList(bins.size() - 24_000, bins.size()).stream()
                    .filter(drawn -> drawn[0] > 0)
                    .mapToDouble(drawn -> drawn[0] + 0.1)
                    .toArray();
            assertThat(sums.known()).isEqualTo(known.length);
            assertThat(sums.sum()).isCloseTo(DoubleStream.of(known).sum(), within(1e-6));
            assertThat(sums.squares())
                    .isCloseTo(
                            DoubleStream.of(known).map(value -> value * value).sum(), within(1e-6));
        }
    }

    @Property
    void values_and_reasons_are_unpacked_as_they_were_packed(
            @ForAll List<@From("values") Double> values,
            @ForAll List<Double> impacts,
            @ForAll List<@IntRange(max = 127) Integer> bins) {
        var packed = values.stream().mapToDouble(Double::doubleValue).toArray();
        var factors = impacts.stream()
                .map(impact -> new Factor("PROMOÇÃO " + impact, impact))
                .toList();
        var numbers = bins.stream().mapToInt(Integer::intValue).toArray();

        assertThat(PackedAnswer.values(PackedAnswer.values(packed))).containsExactly(packed);
        assertThat(PackedAnswer.factors(PackedAnswer.factors(factors))).isEqualTo(factors);
        assertThat(PackedAnswer.ofJson(PackedAnswer.json(factors))).isEqualTo(factors);
        assertThat(PackedAnswer.bins(PackedAnswer.bins(numbers))).containsExactly(numbers);
    }

    @Provide
    Arbitrary<Double> values() {
        return Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.of(Double.NaN, -0.0, 1e12, Double.MIN_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY),
                Arbitraries.integers().between(-20_000, 20_000).map(thousandths -> thousandths / 1_000.0));
    }

    @Test
    void grades_take_few_bytes() {
        assertThat(PackedAnswer.values(new double[] {6.7, 10, -2, Double.NaN, 13}))
                .hasSizeLessThanOrEqualTo(12);
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
            assertThat(store.apiPredictions().history("A", 2_000)).hasSize(1_000);
            store.apiPredictions().record(List.of(told("A", "m", NOW, 1)));
            assertThat(store.apiPredictions().counts("m", 100_000).answers()).isEqualTo(1_001);
        }
    }

    @Test
    void of_who_has_no_answer_left_nothing_is_kept_and_no_number_is_given_twice() {
        try (var store = Store.open(folder)) {
            var old = IntStream.range(0, 10_000)
                    .mapToObj(i -> told("RA-" + i % 40, "m", NOW.minusSeconds(100), 1))
                    .toList();
            store.apiPredictions().record(old);
            store.apiPredictions().deleteSomeBefore(NOW);
            store.apiPredictions().deleteSomeBefore(NOW);
            store.apiPredictions().deleteSomeBefore(NOW);

            assertThat(store.apiPredictions().size()).isZero();
            assertThat(store.tally().get("api_prediction_latest")).isEqualTo(1);
        }
        try (var store = Store.open(folder)) {
            // RA-39 had the last answer of all.
            store.apiPredictions().record(List.of(told("RA-1", "m", NOW, 1), told("RA-39", "m", NOW, 1)));

            assertThat(store.apiPredictions().history("RA-1", 5)).hasSize(1);
            assertThat(store.apiPredictions().history("RA-39", 5)).hasSize(1);
        }
    }

    @Test
    void the_room_of_what_was_forgotten_is_used_again() throws Exception {
        var file = folder.resolve("farol.mv.db");
        try (var store = Store.open(folder);
                var beside = StoreFile.of(folder).source(Optional.empty()).getConnection();
                var statement = beside.createStatement()) {
            // H2 leaves freed room alone for 45 seconds.
            statement.execute("set retention_time 0");
            fillAndForget(store);
            var once = Files.size(file);

            for (var round = 0; round < 6; round++) {
                fillAndForget(store);
            }

            assertThat(Files.size(file)).isLessThan(2 * once);
        }
    }

    private static void fillAndForget(Store store) {
        for (var i = 0; i < 20; i++) {
            store.apiPredictions()
                    .record(IntStream.range(0, 1_000)
                            .mapToObj(j -> told("RA-" + j, "m", NOW, j % 12))
                            .toList());
        }
        var more = true;
        while (more) {
            more = store.apiPredictions().deleteSomeBefore(NOW.plusSeconds(1));
        }
        assertThat(store.apiPredictions().size()).isZero();
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
    void an_export_has_every_answer_to_the_student_and_no_other() {
        try (var store = Store.open(folder)) {
            var answers = store.apiPredictions();
            for (var day = 0; day < 3; day++) {
                var at = NOW.plus(day, ChronoUnit.DAYS);
                answers.record(IntStream.range(0, 200)
                        .mapToObj(i -> told("RA-" + i % (5 + i % 3), "m", at, 1))
                        .toList());
            }
            answers.deleteSomeBefore(NOW.plus(1, ChronoUnit.DAYS));
            store.erase("RA-2");
            answers.record(List.of(told("RA-2", "m", NOW, 1)));

            var ids = new TreeSet<Long>();
            for (var student = 0; student < 7; student++) {
                var id = "RA-" + student;
                var exported = store.export(id).getOrDefault("api_prediction", List.of());
                assertThat(exported).extracting(row -> row.get("student_id")).containsOnly(id);
                assertThat(exported).extracting(row -> (Long) row.get("id")).isSorted();
                exported.forEach(row -> ids.add((Long) row.get("id")));
            }
            assertThat(ids).hasSize((int) answers.size());
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
