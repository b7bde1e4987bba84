package org.farol.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores as released versions wrote them (see {@link ReleasedStores}) open in this one, with all that is in them. */
class MigrationTest {
    @TempDir
    Path folder;

    static Stream<Path> released() throws Exception {
        try (var files = Files.list(ReleasedStores.FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".mv.db.gz")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_newest_migration_is_the_last_of_an_unbroken_row(Migrations database) throws Exception {
        var numbers = new ArrayList<>(List.of("V" + new CompactAnswers().getVersion()));
        for (var location : database.locations()) {
            var folder = Path.of(Objects.requireNonNull(
                            Migrations.class.getResource(location.replace("classpath:org/farol/store/", "")))
                    .toURI());
            try (var files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString().split("__", -1)[0])
                        .forEach(numbers::add);
            }
        }
        // What comes before the first makes no table.
        numbers.remove("V0");

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, Migrations.NEWEST)
                        .mapToObj(number -> "V" + number)
                        .toList());
    }

    @Test
    void a_store_of_every_released_version_is_kept() throws Exception {
        assertThat(released().map(file -> file.getFileName().toString()))
                .containsAll(IntStream.rangeClosed(1, Migrations.NEWEST)
                        .mapToObj("v%d.mv.db.gz"::formatted)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("released")
    void a_store_of_a_released_version_keeps_everything(Path released) throws Exception {
        try (var in = new GZIPInputStream(Files.newInputStream(released))) {
            Files.copy(in, folder.resolve("farol.mv.db"));
        }
        var version = Integer.parseInt(released.getFileName().toString().replaceAll("[^0-9]*([0-9]+).*", "$1"));
        var keepsFiles = version >= 2;

        try (var store = Store.open(folder)) {
            assertThat(store.history("RA-1").records())
                    .extracting(YearlyRecord::year)
                    .containsExactly(2021, 2022);
            assertThat(store.history("RA-1").in(2022).orElseThrow().number(Field.INDE))
                    .hasValue(7.5);
            assertThat(store.predictions().of("RA-1"))
                    .singleElement()
                    .satisfies(prediction -> assertThat(prediction.risk()).isEqualTo(0.42));
            var kept = store.imports().getFirst();
            assertThat(kept.file()).isEqualTo("PEDE 2022.xlsx");
            assertThat(store.originals().isKept(kept.id())).isEqualTo(keepsFiles);
            if (keepsFiles) {
                var content = new ByteArrayOutputStream();
                store.originals().write(kept.id(), content);
                assertThat(content.toString(StandardCharsets.UTF_8)).isEqualTo(ReleasedStores.ORIGINAL);
                assertThat(store.originals().accounts(kept.id()).getFirst().cells())
                        .hasSize(1);
                assertThat(store.linkDecisions().refused()).containsExactly(new StudentLink("ALUNO-8", "RA-1"));
                assertThat(store.columnMemory().roles("ra|nota")).isEqualTo(Map.of("nota", "ieg"));
            }
            if (version >= 8) {
                checkWhatPeopleWrote(store);
            }
            if (version >= 10) {
                assertThat(store.notes()
                                .changes(store.notes().of("RA-1").getFirst().id()))
                        .extracting(NoteChange::before)
                        .containsExactly("anotado");
            }
            assertThat(store.sharedModel().sha256().isPresent()).isEqualTo(version >= 12);
            store.erase("RA-1");
            assertThat(store.knows("ALUNO-9")).isFalse();
            store.encrypt(Optional.of(StoreKey.create("quatro palavras".toCharArray())), AuditEvent.PASSPHRASE_SET);
            assertThat(store.audit().firstBroken()).isEmpty();
        }
    }

    private static void checkWhatPeopleWrote(Store store) {
        assertThat(store.interventions().of(List.of("RA-1")))
                .singleElement()
                .satisfies(one -> assertThat(one.plan().agreed()).isEqualTo("duas vezes por semana"));
        assertThat(store.notes().of("RA-1")).extracting(StudentNote::text).containsExactly("anotada");
        assertThat(store.notes().drafts())
                .singleElement()
                .satisfies(draft -> assertThat(draft.fields()).isEqualTo(Map.of("text", "não sal")));
        assertThat(store.driftHistory().entries())
                .singleElement()
                .satisfies(drift -> assertThat(drift.values()).hasSize(1));
        assertThat(store.apiPredictions().history("RA-1", 5))
                .singleElement()
                .satisfies(answer -> assertThat(answer.risk()).isCloseTo(0.61, within(1e-6)));
        assertThat(store.audit().entries()).extracting(AuditEntry::who).containsExactly("ana");
        assertThat(store.views().all()).containsOnlyKeys("Fases 2 e 3");
    }
}
